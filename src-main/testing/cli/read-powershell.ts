/** One call of the AWS CLI, with files put in where the CLI would read them. */
export type PowerShellCall = { readonly words: readonly string[]; readonly isDenied: boolean }

type State = { readonly text: string; at: number; readonly variables: Map<string, string> }

/**
 * Reads a hand-over script as PowerShell does, as far as those go: single-quoted strings, here-strings, variables, lists
 * and the three functions. Throws at whatever else it meets, so that nothing unread is taken for right. `answers` are
 * what later calls find in a variable, by its name.
 */
export function readPowerShell(
  script: string,
  answers: Readonly<Record<string, string>> = {},
): PowerShellCall[] {
  if (!script.startsWith('\uFEFF#Requires -Version 5.1\n')) throw new Error('It has no mark.')
  const body = /\ntry \{\n([\s\S]*)\n\} finally \{\n {2}Remove-Item .* \$folder\n\}\n$/.exec(script)
  const state: State = { text: body?.[1] ?? '', at: 0, variables: new Map() }
  for (const [name, answer] of Object.entries(answers)) state.variables.set(name, answer)
  if (!body) throw new Error('It is not tried and cleaned up.')
  const calls: PowerShellCall[] = []
  while (state.at < state.text.length) readStatement(state, calls)
  return calls
}

function readStatement(state: State, calls: PowerShellCall[]): void {
  const passed = take(state, /\n|#.*|if \(\$account -ne '\d+'\) \{ throw "[^"`]*" \}|\$env:\w+ = /y)
  if (passed !== undefined) {
    if (passed.startsWith('$env:')) readString(state)
    return
  }
  const assigned = take(state, /\$\w+(, \$\w+)* = /y)
  if (assigned === undefined) {
    readCall(state, calls)
    return
  }
  const names = [...assigned.matchAll(/\$(\w+)/g)].map(([, name]) => name ?? '')
  if (take(state, /\(?\(?(?=Invoke-Aws)/y) !== undefined) {
    readCall(state, calls)
    take(state, /\) -split '\\s\+'\)\[0\]|\) -split '\\s\+'/y)
    return
  }
  const saved = take(state, /Save-Text \$\w+/y)
  if (saved === `Save-Text $${names[0]}`) return
  const replaced = take(state, /\$\w+\.Replace\(/y)
  if (replaced === `$${names[0]}.Replace(`) {
    const mark = readString(state)
    expect(state, /, /y)
    const value = readWord(state)
    expect(state, /\)/y)
    state.variables.set(
      names[0] ?? '',
      variable(state, names[0]).replaceAll(mark, () => value),
    )
    return
  }
  state.variables.set(names[0] ?? '', readString(state))
}

function readCall(state: State, calls: PowerShellCall[]): void {
  const name = expect(state, /(Invoke-Aws|Confirm-Refused) @\(/y)
  const words: string[] = []
  do {
    const file = readFileWord(state)
    if (file === undefined) words.push(readWord(state))
    else words.push(`${words.pop()}=${file}`)
  } while (take(state, /, /y) !== undefined)
  expect(state, /\)( \d+)?/y)
  calls.push({ words, isDenied: name.startsWith('Confirm') })
}

/** What is in the file that an option's value is read from. */
function readFileWord(state: State): string | undefined {
  const file = take(state, /"fileb?:\/\/\$\w+"/y)
  return file === undefined ? undefined : variable(state, /\$(\w+)/.exec(file)?.[1])
}

function readWord(state: State): string {
  if (take(state, /\(Join-Path \$folder 'answer\.json'\)/y) !== undefined) return 'answer.json'
  const named = take(state, /\$\w+/y)
  if (named !== undefined) return variable(state, named.slice(1))
  const text = readString(state)
  // What does not go through a file has to come through every shell as it is.
  if (!/^[\w+=:,./@ [\]-]+$/.test(text)) throw new Error(`Not safe as an argument: ${text}`)
  return text
}

function readString(state: State): string {
  const here = take(state, /@'\n[\s\S]*?\n['‘’‚‛]@/y)
  if (here !== undefined) return here.slice(3, -3)
  const quoted = expect(state, /'(?:[^'‘’‚‛]|(['‘’‚‛])\1)*'(?!['‘’‚‛])/y)
  return quoted.slice(1, -1).replace(/(['‘’‚‛])\1/g, '$1')
}

function variable({ variables }: State, name = ''): string {
  const value = variables.get(name)
  if (value === undefined) throw new Error(`Nothing is in $${name}.`)
  return value
}

function take(state: State, pattern: RegExp): string | undefined {
  pattern.lastIndex = state.at
  const found = pattern.exec(state.text)?.[0]
  state.at += found?.length ?? 0
  return found
}

function expect(state: State, pattern: RegExp): string {
  const found = take(state, pattern)
  if (found === undefined)
    throw new Error(`Unreadable: ${state.text.slice(state.at, state.at + 60)}`)
  return found
}
