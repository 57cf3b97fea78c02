import { failure } from '../problems.ts'

/**
 * A line with its own ending, so that what is not touched stays as it was, byte for byte. A lone carriage return ends
 * none: the SDK takes it for a blank.
 */
type Line = { readonly text: string; readonly end: string }

/** What the AWS SDK's loader makes of a line: https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html */
type Read =
  | { readonly kind: 'section'; readonly name: string }
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'parent'; readonly key: string; readonly maySet: boolean }
  | { readonly kind: 'other' }

const splitLines = (text: string): Line[] =>
  [...text.matchAll(/([^\n]*?)(\r\n|\n|$)/g)]
    .map(([, content = '', end = '']) => ({ text: content, end }))
    .filter(({ text: content, end }) => content !== '' || end !== '')

/** As the SDK's loader has it: quotes count for nothing behind a prefix, blanks count everywhere. */
function sectionName(inside: string): string {
  const [, prefix, , name] = /^([\w-]+)\s(["'])?([\w-@+.%:/]+)\2$/.exec(inside) ?? []
  if (prefix === undefined) return inside
  // The loader reads nothing below any other prefix.
  return ['profile', 'sso-session', 'services'].includes(prefix) ? `${prefix} ${name}` : ''
}

function readLines(lines: readonly Line[]): Read[] {
  let parent: { readonly key: string; readonly at: number } | undefined
  const holding = new Set<number>()
  const read = lines.map(({ text }, at): Read => {
    const bare = text.split(/(^|\s)[;#]/)[0]?.trim() ?? ''
    if (bare.startsWith('[') && bare.endsWith(']')) {
      parent = undefined
      return { kind: 'section', name: sectionName(bare.slice(1, -1)) }
    }
    const equals = bare.indexOf('=')
    if (equals < 1) return { kind: 'other' }
    const key = bare.slice(0, equals).trim()
    const isIndented = text.trimStart() !== text
    if (bare.slice(equals + 1).trim() === '') {
      const maySet = parent === undefined || !isIndented
      parent = { key, at }
      return { kind: 'parent', key, maySet }
    }
    if (!isIndented) parent = undefined
    if (parent) holding.add(parent.at)
    return { kind: 'key', key: parent === undefined ? key : `${parent.key}.${key}` }
  })
  return read.map((line, at) =>
    line.kind === 'parent' && holding.has(at) ? { ...line, maySet: false } : line,
  )
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
  return putKey(text, section, key, value)
}

/** Writes what a file of the kind held before, so without asking whether the format can hold it. */
export function putKey(text: string, section: string, key: string, value: string): string {
  const lines = splitLines(text)
  const read = readLines(lines)
  const own = linesOf(read, section)
  const at = lineOf(read, own, key)
  if (at !== undefined) return join(lines.with(at, replaceValue(lines[at], value)))
  const eol = eolFor(text, lines)
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

/** A line that sets the key itself; not `key =` that holds others, or that would come to stand inside another. */
function isSet(read: readonly Read[], index: number, key: string): boolean {
  const line = read[index]
  if (line?.kind === 'key') return line.key === key
  return line?.kind === 'parent' && line.key === key && line.maySet
}

/** The line that counts: the last that gives the key a value, or else the last where one may be put. */
function lineOf(read: readonly Read[], own: readonly number[], key: string): number | undefined {
  const found = own.filter((index) => isSet(read, index, key))
  return found.findLast((index) => read[index]?.kind === 'key') ?? found.at(-1)
}

/** What a key of a section is set to; undefined where it is not set. */
export function readKey(text: string, section: string, key: string): string | undefined {
  const lines = splitLines(text)
  const read = readLines(lines)
  const at = lineOf(read, linesOf(read, section), key)
  return at === undefined ? undefined : partsOf(lines[at]?.text ?? '').value
}

/** Whether a section stands in the file, with or without keys. */
export const hasSection = (text: string, section: string): boolean =>
  linesOf(readLines(splitLines(text)), section).length > 0

function removeKey(text: string, section: string, key: string): string {
  const lines = splitLines(text)
  const read = readLines(lines)
  return without(lines, new Set(linesOf(read, section).filter((at) => isSet(read, at, key))))
}

/** Removes the header of a section that holds no keys, with the blank line that sets it apart. Comments stay. */
export function removeEmptySection(text: string, section: string): string {
  const lines = splitLines(text)
  const read = readLines(lines)
  const own = linesOf(read, section)
  if (own.some((at) => read[at]?.kind === 'key' || read[at]?.kind === 'parent')) return text
  const headers = own.filter((at) => read[at]?.kind === 'section')
  const gaps = headers.map((at) => at - 1).filter((at) => lines[at]?.text.trim() === '')
  return without(lines, new Set([...headers, ...gaps]))
}

/** A file without an end to its last line stays one. */
function without(lines: readonly Line[], gone: ReadonlySet<number>): string {
  const text = join(lines.filter((_, at) => !gone.has(at)))
  const isEndGone = gone.has(lines.length - 1) && lines.at(-1)?.end === ''
  return isEndGone ? text.replace(/\r?\n$/, '') : text
}

/** A line that sets a key: what goes before the value, the value, and the blanks and comment after it. */
function partsOf(text: string): { start: string; value: string; rest: string } {
  const comment = /(^|\s)[;#]/.exec(text)?.index ?? text.length
  const equals = text.indexOf('=') + 1
  const [start = ''] = /^\s*/.exec(text.slice(equals, comment)) ?? []
  const value = text.slice(equals + start.length, comment).trimEnd()
  const from = equals + start.length
  return { start: text.slice(0, from), value, rest: text.slice(from + value.length) }
}

function replaceValue(line: Line | undefined, value: string): Line {
  const { start, rest } = partsOf(line?.text ?? '')
  return { text: `${start}${value}${rest}`, end: line?.end ?? '' }
}

function appendSection(text: string, section: string, line: string, eol: string): string {
  const added = `[${section}]${eol}${line}`
  if (text === '') return `${added}${eol}`
  return text.endsWith('\n') ? `${text}${eol}${added}${eol}` : `${text}${eol}${eol}${added}`
}

/** The file's own kind of line ending. A line feed behind a carriage return would take it along. */
const eolFor = (text: string, lines: readonly Line[]) =>
  text.endsWith('\r') ? '\r\n' : (lines.find(({ end }) => end !== '')?.end ?? '\n')

const join = (lines: readonly Line[]) => lines.map(({ text, end }) => text + end).join('')
