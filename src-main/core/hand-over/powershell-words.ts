/** PowerShell takes typographic quotes for plain ones. */
export const quoteForPowerShell = (text: string) =>
  `'${text.replace(/['‘’‚‛]/g, (quote) => quote + quote)}'`

/** What both PowerShells and every Windows shell in between pass on as it is. */
export const safeArgument = /^(?!-|https?:|files?b?:)[A-Za-z0-9_+=:,./@ -]+$/

/** What every script begins with. `aws` is called in one place, where its exit code is looked at. */
export const functions: readonly string[] = `
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false
$env:AWS_PAGER = ''
$env:AWS_CLI_FILE_ENCODING = 'UTF-8'
$folder = Join-Path ([System.IO.Path]::GetTempPath()) ('groundwork-' + [System.Guid]::NewGuid())
$null = New-Item -ItemType Directory -Path $folder

function Save-Text([string]$Text) {
  $path = Join-Path $folder ([System.Guid]::NewGuid().ToString() + '.json')
  # Without a byte order mark, which the AWS CLI would take for part of the text.
  [System.IO.File]::WriteAllText($path, $Text, (New-Object System.Text.UTF8Encoding $false))
  $path
}

# Where AWS may not know yet what was done a moment before, every ten seconds until it does.
function Invoke-Aws([string[]]$Words, [int]$Most = 1) {
  for ($try = 1; ; $try += 1) {
    $answer = & aws $Words
    if ($LASTEXITCODE -eq 0) { return $answer }
    if ($try -ge $Most) { throw "aws $($Words[0]) $($Words[1]) failed. Nothing after it was run." }
    Start-Sleep -Seconds 10
  }
}

function Confirm-Refused([string[]]$Words) {
  $ErrorActionPreference = 'Continue'
  $answer = & aws $Words 2>&1 | Out-String
  if ($LASTEXITCODE -eq 0) { throw 'This was allowed but must be refused.' }
  if ($answer -notlike '*(AccessDenied*') { throw $answer }
}
`
  .trim()
  .split('\n')
