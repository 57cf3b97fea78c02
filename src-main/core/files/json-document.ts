import { isDeepStrictEqual } from 'node:util'
import {
  applyEdits,
  type FormattingOptions,
  modify,
  type ParseError,
  parse,
  printParseErrorCode,
} from 'jsonc-parser'
import type { Json } from '../changes/change.ts'
import { failure } from '../problems.ts'

const bom = '\uFEFF'

type Setting = { readonly path: readonly string[]; readonly value: Json | undefined }

/**
 * Sets (or with undefined removes) values at paths of a JSON file; everything else keeps its bytes, comments included.
 * An empty text counts as `{}`. Throws file.malformed with the line for a file that is not a JSON object, or one that
 * holds something else where a value should go.
 */
export function setJson(text: string, settings: readonly Setting[], file: string): string {
  const start = text.startsWith(bom) ? bom : ''
  const body = text.slice(start.length)
  const eol = body.includes('\r\n') ? '\r\n' : '\n'
  const isEmpty = body.trim() === ''
  if (!isEmpty) readJson(text, file)
  const formattingOptions = { ...indentOf(body), eol }
  const edited = settings.reduce(
    (current, { path, value }) => edit(current, { path, value }, formattingOptions, file),
    isEmpty ? '{}' : body,
  )
  return start + (isEmpty ? `${edited}${eol}` : edited)
}

function edit(
  text: string,
  { path, value }: Setting,
  formattingOptions: FormattingOptions,
  file: string,
): string {
  const refuse = (cause?: unknown) =>
    failure(
      'file.malformed',
      { detail: `${file} holds something unexpected at ${path.join('.')}.` },
      cause,
    )
  try {
    const edited = applyEdits(text, modify(text, [...path], value, { formattingOptions }))
    // A name that stands twice is edited where it comes first, but counts where it comes last.
    if (isDeepStrictEqual(at(readJson(edited, file), path), value)) return edited
  } catch (error) {
    throw refuse(error)
  }
  throw refuse()
}

const at = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (held, key) => (isObject(held) && Object.hasOwn(held, key) ? held[key] : undefined),
    value,
  )

/** The object in a JSON file that may have comments. Throws file.malformed with the line. */
export function readJson(text: string, file: string): Readonly<Record<string, unknown>> {
  const body = text.startsWith(bom) ? text.slice(1) : text
  const errors: ParseError[] = []
  const value: unknown = parse(body, errors, { allowTrailingComma: true })
  const [first] = errors
  if (first) {
    const line = body.slice(0, first.offset).split('\n').length
    throw failure('file.malformed', {
      detail: `${file}, line ${line}: ${printParseErrorCode(first.error)}.`,
    })
  }
  if (!isObject(value))
    throw failure('file.malformed', { detail: `${file} should hold one JSON object.` })
  return value
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function indentOf(body: string): { insertSpaces: boolean; tabSize: number } {
  const indent = /^([ \t]+)\S/m.exec(body)?.[1] ?? '  '
  return indent.startsWith('\t')
    ? { insertSpaces: false, tabSize: 1 }
    : { insertSpaces: true, tabSize: indent.length }
}
