import { services } from '../aws/services.ts'
import {
  inOneLine,
  kebab,
  markNotIn,
  markReferences,
  optionName,
  referencesIn,
  triesOf,
  variable,
} from '../changes/as-cli.ts'
import type { Json } from '../changes/change.ts'
import { redact } from '../changes/redact.ts'
import { functions, quoteForPowerShell, safeArgument } from './powershell-words.ts'
import type { AskedChange } from './split-plan.ts'

type Used = readonly (readonly string[])[]

/**
 * The same calls for PowerShell 7 and Windows PowerShell 5.1. Neither passes quotes on to other programs alike, so
 * whatever is not plain goes through a file that the AWS CLI reads itself.
 */
export function asPowerShellScript(
  title: string,
  changes: readonly AskedChange[],
  header: readonly string[],
): string {
  const used = changes.flatMap(({ effect }) => referencesIn(effect.input))
  const lines = [
    '#Requires -Version 5.1',
    `# ${inOneLine(title)}`,
    ...functions,
    '',
    'try {',
    ...header,
    ...changes.flatMap((change, index) => ['', ...linesOf(change, index + 1, used)]),
    '} finally {',
    '  Remove-Item -Recurse -Force -LiteralPath $folder',
    '}',
    '',
  ]
  // Windows PowerShell takes a file without this mark for one in the old code page.
  return `\uFEFF${lines.join('\n')}`
}

function linesOf(change: AskedChange, number: number, used: Used): string[] {
  const { service, operation, input, region, expect } = change.effect
  const options = Object.entries(redact(input)).map(([name, value], index) =>
    asOption(operation, name, value, `$file${number}_${index + 1}`),
  )
  const own = used.filter(([id]) => id === change.id)
  const paths = new Map(own.map((reference) => [variable(reference), reference.slice(1).join('.')]))
  const query =
    paths.size === 0
      ? []
      : ["'--query'", `'[${[...paths.values()].join(', ')}]'`, "'--output'", "'text'"]
  const words = [
    quoteForPowerShell(services[service].cli),
    quoteForPowerShell(kebab(operation)),
    ...options.flatMap((option) => option.words),
    "'--region'",
    quoteForPowerShell(region),
    ...query,
    // The CLI writes what a model answers to a file, whose name stands alone.
    ...(operation === 'InvokeModel' ? ["(Join-Path $folder 'answer.json')"] : []),
  ].join(', ')
  const most = triesOf(change)
  return [
    `# ${inOneLine(change.title)}`,
    ...options.flatMap((option) => option.before),
    expect === 'denied'
      ? `Confirm-Refused @(${words})`
      : keep([...paths.keys()], `Invoke-Aws @(${words})${most > 1 ? ` ${most}` : ''}`),
  ]
}

/** Keeps in variables what later commands need of this one's answer. */
function keep(names: readonly string[], command: string): string {
  if (names.length === 0) return command
  if (names.length === 1) return `$${names[0]} = ((${command}) -split '\\s+')[0]`
  return `${names.map((name) => `$${name}`).join(', ')} = (${command}) -split '\\s+'`
}

/** The member that holds bytes: the AWS CLI reads those from a file as they are. */
const bytes: Readonly<Record<string, string>> = {
  InvokeModel: 'body',
  PutUseCaseForModelAccess: 'formData',
}

function asOption(operation: string, name: string, value: Json, file: string) {
  const option = `--${optionName(operation, name)}`
  if (typeof value === 'boolean')
    return { before: [], words: [quoteForPowerShell(value ? option : `--no-${kebab(name)}`)] }
  const mark = markNotIn(JSON.stringify(value))
  const marked = markReferences(value, mark)
  const isBytes = bytes[operation] === name
  const text = typeof marked === 'string' ? marked : JSON.stringify(marked, null, 2)
  const references = referencesIn(value).map(variable)
  const [only = ''] = references
  if (text === `${mark}${only}${mark}`)
    return { before: [], words: [quoteForPowerShell(option), `$${only}`] }
  if (!isBytes && references.length === 0 && safeArgument.test(text))
    return { before: [], words: [quoteForPowerShell(option), quoteForPowerShell(text)] }
  return {
    before: [
      `${file} = ${literal(isBytes ? text : inAscii(text))}`,
      ...references.map((each) => `${file} = ${file}.Replace('${mark}${each}${mark}', $${each})`),
      `${file} = Save-Text ${file}`,
    ],
    words: [quoteForPowerShell(option), `"${isBytes ? 'fileb' : 'file'}://${file}"`],
  }
}

/** Readable where it can be: between the marks of a here-string nothing has to be escaped. */
const literal = (text: string) =>
  /^['‘’‚‛]@|\r/m.test(text) ? quoteForPowerShell(text) : `@'\n${text}\n'@`

/** The AWS CLI reads a text file in the computer's own code page; JSON can say everything in ASCII. */
function inAscii(text: string): string {
  if (!isJson(text)) return text
  return text.replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function isJson(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
