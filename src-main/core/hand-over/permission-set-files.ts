import type { ByHand } from '../changes/change.ts'

type Wanted = {
  /** The permission set's name. */
  readonly name: string
  /** The statements it needs, as a policy document. */
  readonly document: string
  readonly account: string
  /** Where the practice account answers; absent for AWS. */
  readonly endpoint?: string | undefined
}

const base = 'groundwork-permission-set'

/**
 * What an administrator of IAM Identity Center needs to put our statements into a permission set. The script looks up
 * what a member cannot see, and stops rather than overwrite an inline policy that is there.
 */
export function permissionSetFiles(wanted: Wanted): ByHand {
  const { name, document, account } = wanted
  return {
    files: [
      {
        name: `${base}.json`,
        title: `Inline policy for the permission set ${name}`,
        purpose: 'To be pasted in the console, or added to an inline policy that is there.',
        mediaType: 'application/json',
        text: `${document}\n`,
      },
      {
        name: `${base}.sh`,
        title: 'AWS CLI script for IAM Identity Center',
        purpose: 'Finds the permission set, puts the policy into it and provisions it.',
        mediaType: 'text/x-shellscript',
        text: bashScript(wanted),
      },
      {
        name: `${base}.ps1`,
        title: 'The same for PowerShell',
        purpose: 'Finds the permission set, puts the policy into it and provisions it.',
        mediaType: 'text/plain',
        text: powerShellScript(wanted),
      },
    ],
    notes: [
      `You sign in through IAM Identity Center. Nothing can be attached to its roles: an administrator puts the policy into the permission set ${name}, in the account that Identity Center is managed from.`,
      `In the console: https://console.aws.amazon.com/singlesignon/home → Permission sets → ${name} → Inline policy: paste ${base}.json, or add its statements to what is there; then Reprovision for account ${account}.`,
    ],
  }
}

const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`

const bashScript = ({ name, document, account, endpoint }: Wanted) => `#!/usr/bin/env bash
# Puts the statements of ${base}.json into one permission set and provisions it for one account.
# Run it with an administrator's credentials, in the Region of IAM Identity Center.
set -euo pipefail
${endpoint === undefined ? '' : `export AWS_ENDPOINT_URL=${endpoint}\n`}name=${quote(name)}
account=${quote(account)}
policy=${quote(document)}

instance=$(aws sso-admin list-instances --query 'Instances[0].InstanceArn' --output text)
set_arn=''
for arn in $(aws sso-admin list-permission-sets --instance-arn "$instance" --query 'PermissionSets[]' --output text); do
  found=$(aws sso-admin describe-permission-set --instance-arn "$instance" --permission-set-arn "$arn" --query 'PermissionSet.Name' --output text)
  if [ "$found" = "$name" ]; then set_arn=$arn; fi
done
if [ -z "$set_arn" ]; then echo "There is no permission set $name here." >&2; exit 1; fi

existing=$(aws sso-admin get-inline-policy-for-permission-set --instance-arn "$instance" --permission-set-arn "$set_arn" --query InlinePolicy --output text)
if [ -n "$existing" ] && [ "$existing" != 'None' ] && [ "$existing" != "$policy" ]; then
  echo "$name already has an inline policy. Add the statements of ${base}.json to it by hand:" >&2
  echo "$existing" >&2
  exit 1
fi
aws sso-admin put-inline-policy-to-permission-set --instance-arn "$instance" --permission-set-arn "$set_arn" --inline-policy "$policy"
aws sso-admin provision-permission-set --instance-arn "$instance" --permission-set-arn "$set_arn" --target-type AWS_ACCOUNT --target-id "$account"
`

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`

const powerShellScript = ({
  name,
  document,
  account,
  endpoint,
}: Wanted) => `# Puts the statements of ${base}.json into one permission set and provisions it for one account.
# Run it with an administrator's credentials, in the Region of IAM Identity Center.
$ErrorActionPreference = 'Stop'
${endpoint === undefined ? '' : `$env:AWS_ENDPOINT_URL = ${literal(endpoint)}\n`}$name = ${literal(name)}
$account = ${literal(account)}
$policy = ${literal(document)}
function Invoke-Aws {
  $answer = & aws @args
  if ($LASTEXITCODE -ne 0) { throw "aws $($args[0]) $($args[1]) failed." }
  ($answer -join "\n").Trim()
}

$instance = Invoke-Aws sso-admin list-instances --query 'Instances[0].InstanceArn' --output text
$sets = Invoke-Aws sso-admin list-permission-sets --instance-arn $instance --query 'PermissionSets[]' --output text
$setArn = $sets -split 's+' | Where-Object {
  (Invoke-Aws sso-admin describe-permission-set --instance-arn $instance --permission-set-arn $_ --query 'PermissionSet.Name' --output text) -eq $name
} | Select-Object -First 1
if (-not $setArn) { throw "There is no permission set $name here." }

$existing = Invoke-Aws sso-admin get-inline-policy-for-permission-set --instance-arn $instance --permission-set-arn $setArn --query InlinePolicy --output text
if ($existing -and $existing -ne 'None' -and ($existing -replace 's') -ne ($policy -replace 's')) {
  throw "$name already has an inline policy. Add the statements of ${base}.json to it by hand: $existing"
}
$file = New-TemporaryFile
[IO.File]::WriteAllText($file.FullName, $policy)
Invoke-Aws sso-admin put-inline-policy-to-permission-set --instance-arn $instance --permission-set-arn $setArn --inline-policy "file://$($file.FullName)"
Remove-Item $file.FullName
Invoke-Aws sso-admin provision-permission-set --instance-arn $instance --permission-set-arn $setArn --target-type AWS_ACCOUNT --target-id $account
`
