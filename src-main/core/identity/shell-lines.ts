import type { Shell } from '../../../shared/setup/shell.ts'

export const shellNames: Readonly<Record<Shell, string>> = {
  bash: 'bash',
  zsh: 'zsh',
  fish: 'fish',
  powershell: 'PowerShell',
}

/** The lines that set variables for everything a shell starts, with each value quoted as that shell takes it. */
export const linesFor = (shell: Shell, values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => lineOf[shell](name, value))
    .join('\n')

const posixLine = (name: string, value: string) =>
  `export ${name}='${value.replaceAll("'", `'\\''`)}'`

const lineOf: Readonly<Record<Shell, (name: string, value: string) => string>> = {
  bash: posixLine,
  zsh: posixLine,
  // https://fishshell.com/docs/current/language.html#quotes
  fish: (name, value) => `set -gx ${name} '${value.replace(/[\\']/g, '\\$&')}'`,
  // https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules
  powershell: (name, value) => `$env:${name} = '${value.replaceAll("'", "''")}'`,
}

/** Which of the AWS variables a file sets by itself, outside any marked lines. */
export function setElsewhere(text: string): string[] {
  const own = text.replace(/# >>> Groundwork[\s\S]*?# <<< Groundwork[^\n]*/g, '')
  const setting =
    /^\s*(?:export\s+|set\s+-\S+\s+|\$env:)?(AWS_(?:PROFILE|REGION|DEFAULT_REGION))\b/gm
  return [...new Set([...own.matchAll(setting)].flatMap(([, name]) => name ?? []))]
}
