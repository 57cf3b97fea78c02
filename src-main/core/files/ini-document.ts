import { failure } from '../problems.ts'

/** A line with its own ending, so that what is not touched stays as it was, byte for byte. */
type Line = { readonly text: string; readonly end: string }

/** What the AWS SDK's loader makes of a line: https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html */
type Read =
  | { readonly kind: 'section'; readonly name: string }
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'parent'; readonly key: string }
  | { readonly kind: 'other' }

const splitLines = (text: string): Line[] =>
  [...text.matchAll(/([^\r\n]*)(\r\n|\n|\r|$)/g)]
    .map(([, content = '', end = '']) => ({ text: content, end }))
    .filter(({ text: content, end }) => content !== '' || end !== '')

/** `[ profile  "a b" ]` and `[profile a b]` are the same section. */
const sectionName = (inside: string) => inside.trim().replace(/\s+/g, ' ').replaceAll(/["']/g, '')

function readLines(lines: readonly Line[]): Read[] {
  let parent: string | undefined
  return lines.map(({ text }) => {
    const bare = text.split(/(^|\s)[;#]/)[0]?.trim() ?? ''
    if (bare.startsWith('[') && bare.endsWith(']')) {
      parent = undefined
      return { kind: 'section', name: sectionName(bare.slice(1, -1)) }
    }
    const equals = bare.indexOf('=')
    if (equals < 1) return { kind: 'other' }
    const key = bare.slice(0, equals).trim()
    if (bare.slice(equals + 1).trim() === '') {
      parent = key
      return { kind: 'parent', key }
    }
    if (parent !== undefined && text.trimStart() === text) parent = undefined
    return { kind: 'key', key: parent === undefined ? key : `${parent}.${key}` }
  })
}

/** Line numbers by section: where its headers stand and which lines belong to it. */
function linesOf(read: readonly Read[], section: string): number[] {
  let current: string | undefined
  return read.flatMap((line, index) => {
    if (line.kind === 'section') current = line.name
    return current === section ? [index] : []
  })
}

/**
 * Sets (or with null removes) keys of one section of an AWS ini file. Comments, order, spacing, line endings, BOM and
 * sections of the same name stay as they are. The last spelling of a key is the one the SDK goes by, so that is edited.
 * Throws input.invalid for a value the format cannot hold.
 */
export function setKeys(
  text: string,
  section: string,
  values: Readonly<Record<string, string | null>>,
): string {
  return Object.entries(values).reduce(
    (edited, [key, value]) =>
      value === null ? removeKey(edited, section, key) : setKey(edited, section, key, value),
    text,
  )
}

function setKey(text: string, section: string, key: string, value: string): string {
  if (value !== value.trim() || value === '' || /[\r\n]|(^|\s)[;#]/.test(value))
    throw failure('input.invalid', { detail: `${key} holds characters an AWS file cannot keep.` })
  const lines = splitLines(text)
  const read = readLines(lines)
  const own = linesOf(read, section)
  const at = own.findLast((index) => isSet(read, index, key))
  if (at !== undefined) return join(lines.with(at, replaceValue(lines[at], value)))
  const eol = lines.find(({ end }) => end !== '')?.end ?? '\n'
  const last = own.findLast((index) => read[index]?.kind !== 'other')
  if (last === undefined) return appendSection(text, section, `${key} = ${value}`, eol)
  const before = lines[last] ?? { text: '', end: '' }
  return join(
    lines.toSpliced(
      last,
      1,
      { text: before.text, end: before.end || eol },
      { text: `${key} = ${value}`, end: before.end },
    ),
  )
}

/** A line that sets the key itself; `key =` with indented lines below holds other keys and is not touched. */
function isSet(read: readonly Read[], index: number, key: string): boolean {
  const line = read[index]
  if (line?.kind === 'key') return line.key === key
  const next = read[index + 1]
  const holdsOthers = next?.kind === 'key' && next.key.startsWith(`${key}.`)
  return line?.kind === 'parent' && line.key === key && !holdsOthers
}

function removeKey(text: string, section: string, key: string): string {
  const lines = splitLines(text)
  const read = readLines(lines)
  const gone = new Set(linesOf(read, section).filter((index) => isSet(read, index, key)))
  return join(lines.filter((_, index) => !gone.has(index)))
}

/** Removes a section's headers and keys; comments above the next section stay. */
export function removeSection(text: string, section: string): string {
  const lines = splitLines(text)
  const read = readLines(lines)
  const gone = new Set(linesOf(read, section).filter((index) => read[index]?.kind !== 'other'))
  return join(lines.filter((_, index) => !gone.has(index)))
}

function replaceValue(line: Line | undefined, value: string): Line {
  const [, start = '', comment = ''] = line?.text.match(/^(.*?=[ \t]*).*?(\s+[;#].*)?$/) ?? []
  return { text: `${start}${value}${comment}`, end: line?.end ?? '' }
}

function appendSection(text: string, section: string, line: string, eol: string): string {
  const gap = text === '' ? '' : /(\r\n|\n|\r)$/.test(text) ? eol : eol + eol
  return `${text}${gap}[${section}]${eol}${line}${eol}`
}

const join = (lines: readonly Line[]) => lines.map(({ text, end }) => text + end).join('')
