import { isDeepStrictEqual } from 'node:util'
import { parse, stringify } from 'smol-toml'
import { failure } from '../problems.ts'

type Scalar = string | number | boolean

/**
 * Sets (or with null removes) scalar keys of one table of a TOML file line by line, so that comments, order and spacing stay. What comes out
 * is parsed again: unless it differs from before in exactly these keys, file.malformed is thrown and nothing is lost.
 */
export function setToml(
  text: string,
  table: string,
  values: Readonly<Record<string, Scalar | null>>,
  file: string,
): string {
  const before = parseToml(text, file)
  const edited = Object.entries(values).reduce(
    (current, [key, value]) =>
      value === null ? removeKey(current, table, key) : setKey(current, table, key, value),
    text,
  )
  const kept = Object.entries({ ...tableOf(before, table), ...values })
  const wanted = {
    ...before,
    ...((table in before || kept.some(([, value]) => value !== null)) && {
      [table]: Object.fromEntries(kept.filter(([, value]) => value !== null)),
    }),
  }
  if (!isDeepStrictEqual(plain(parseToml(edited, file)), plain(wanted)))
    throw failure('file.malformed', {
      detail: `${file} is written in a way that cannot be edited safely.`,
    })
  return edited
}

/** A TOML file's values. Throws file.malformed with the line. */
export function parseToml(text: string, file: string): Readonly<Record<string, unknown>> {
  try {
    return parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''
    throw failure('file.malformed', { detail: `${file}: ${reason}` }, error)
  }
}

function tableOf(values: Readonly<Record<string, unknown>>, table: string): object {
  const found = values[table]
  return typeof found === 'object' && found !== null ? found : {}
}

/** smol-toml's objects have no prototype, which a strict comparison would count. */
const plain = (values: object): unknown => JSON.parse(JSON.stringify(values))

/** The lines of a table: its header's place, and those up to the next header. */
function findTable(lines: readonly string[], table: string) {
  const start = lines.findIndex((line) => header(line) === table)
  const next = lines.findIndex((line, index) => index > start && header(line) !== undefined)
  return { start, end: next < 0 ? lines.length : next }
}

function removeKey(text: string, table: string, key: string): string {
  const lines = text.split(/(?<=\n)/)
  const { start, end } = findTable(lines, table)
  if (start < 0) return text
  return lines
    .filter((line, index) => index <= start || index >= end || keyOf(line) !== key)
    .join('')
}

/** Removes the header of a table that holds nothing, with the blank line that sets it apart. Comments stay. */
export function removeEmptyTable(text: string, table: string, file: string): string {
  const held = parseToml(text, file)[table]
  if (held === undefined || Object.keys(tableOf({ [table]: held }, table)).length > 0) return text
  const lines = text.split(/(?<=\n)/)
  const { start } = findTable(lines, table)
  const gap = start > 0 && lines[start - 1]?.trim() === '' ? start - 1 : start
  return lines.filter((_, index) => index < gap || index > start).join('')
}

function setKey(text: string, table: string, key: string, value: Scalar): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n'
  const lines = text.split(/(?<=\n)/)
  const { start, end } = findTable(lines, table)
  const written = stringify({ [key]: value }).trim()
  if (start < 0) {
    const gap = text === '' ? '' : text.endsWith('\n') ? eol : eol + eol
    return `${text}${gap}[${table}]${eol}${written}${eol}`
  }
  const own = lines.slice(start + 1, end)
  const at = own.findIndex((line) => keyOf(line) === key)
  if (at >= 0) {
    const line = own[at] ?? ''
    const indent = /^\s*/.exec(line)?.[0] ?? ''
    const comment = afterValue.exec(line)?.[1] ?? ''
    const ending = /\r?\n$/.exec(line)?.[0] ?? ''
    return lines.with(start + 1 + at, `${indent}${written}${comment}${ending}`).join('')
  }
  const last = own.findLastIndex((line) => keyOf(line) !== undefined)
  const position = start + 1 + last
  const held = lines[position] ?? ''
  return lines
    .with(
      position,
      `${held.endsWith('\n') ? held : held + eol}${written}${held.endsWith('\n') ? eol : ''}`,
    )
    .join('')
}

/** The comment behind a value; a # inside quotes belongs to the value. */
const afterValue = /=\s*(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^#\r\n]*?)(\s+#[^\r\n]*)?\s*$/
const header = (line: string) => /^\s*\[\[?\s*([^\]]+?)\s*\]\]?\s*(#.*)?$/.exec(line.trimEnd())?.[1]
const keyOf = (line: string) => /^\s*["']?([\w-]+)["']?\s*=/.exec(line)?.[1]
