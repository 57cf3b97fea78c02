import { isDeepStrictEqual } from 'node:util'
import type { FileSettings, Json } from '../changes/change.ts'
import { hashText } from './backup.ts'
import { hasSection, putKey, readKey, removeEmptySection, setKeys } from './ini-document.ts'
import { readJson, setJson } from './json-document.ts'
import { readBlock, setBlock } from './marked-block.ts'
import { parseToml, removeEmptyTable, setToml } from './toml-document.ts'

type Format = FileSettings['format']
type Path = readonly string[]
type Text = string | null

/** What a file holds at a path; undefined where it holds nothing. A file that does not exist holds nothing. */
export function readSetting(
  text: Text,
  format: Format,
  path: Path,
  file: string,
): Json | undefined {
  const [first = '', second = ''] = path
  if (text === null) return undefined
  if (format === 'ini') return readKey(text, first, second)
  if (format === 'block') return readBlock(text, first)
  if (text.trim() === '') return undefined
  const values = format === 'json' ? readJson(text, file) : parseToml(text, file)
  return path.reduce<Json | undefined>(valueAt, toJson(values))
}

/** SHA-256 of a value as it is set, hex; null for one that is not there. */
export const hashSetting = (value: Json | undefined): string | null =>
  value === undefined ? null : hashText(JSON.stringify(value))

/** Makes the settings in what a file holds now; everything else keeps its bytes. Null: the file goes. */
export function applySettings(text: Text, settings: FileSettings, file: string): Text {
  if (text === null && settings.keys.every(({ value }) => value === undefined)) return null
  const { keys, goes = [], goesEmpty = false, format } = settings
  const set = keys.reduce((current, key) => applyKey(current, settings, key, file), text ?? '')
  const tidied = goes.reduce((current, name) => removeEmpty(current, format, name, file), set)
  return goesEmpty && isBlank(tidied, format, file) ? null : tidied
}

/** Which of the containers of these paths (section, table, object) a file does not have. */
export function containersMissing(
  text: Text,
  format: Format,
  paths: readonly Path[],
  file: string,
): string[] {
  const names = paths.filter((path) => path.length > 1).map(([name = '']) => name)
  const isThere = (name: string) =>
    text !== null &&
    (format === 'ini'
      ? hasSection(text, name)
      : readSetting(text, format, [name], file) !== undefined)
  return [...new Set(names)].filter((name) => !isThere(name))
}

function applyKey(
  text: string,
  { format, goes }: FileSettings,
  { path, value }: FileSettings['keys'][number],
  file: string,
): string {
  const [first = '', second = ''] = path
  if (value !== undefined && isDeepStrictEqual(readSetting(text, format, path, file), value))
    return text
  switch (format) {
    case 'json':
      return setJson(text, [{ path, value }], file)
    case 'toml':
      return setToml(text, first, { [second]: isScalar(value) ? value : null }, file)
    case 'block':
      return setBlock(text, first, typeof value === 'string' ? value : null)
    case 'ini':
      if (value === undefined) return setKeys(text, first, { [second]: null })
      // What comes from such a file may go back, even where we would not write it ourselves.
      return goes === undefined
        ? setKeys(text, first, { [second]: String(value) })
        : putKey(text, first, second, String(value))
  }
}

function removeEmpty(text: string, format: Format, name: string, file: string): string {
  switch (format) {
    case 'block':
      return text
    case 'ini':
      return removeEmptySection(text, name)
    case 'toml':
      return removeEmptyTable(text, name, file)
    case 'json':
      return isDeepStrictEqual(readSetting(text, format, [name], file), {})
        ? setJson(text, [{ path: [name], value: undefined }], file)
        : text
  }
}

/** Nothing is left, not even a comment. */
const isBlank = (text: string, format: Format, file: string): boolean => {
  const bare = text.replace(/\s/g, '')
  return bare === '' || (format === 'json' && bare === '{}' && readJson(text, file) !== undefined)
}

const isScalar = (value: Json | undefined): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value)

const toJson = (values: object): Json => JSON.parse(JSON.stringify(values))

const valueAt = (held: Json | undefined, key: string): Json | undefined =>
  typeof held === 'object' && held !== null && !Array.isArray(held) && Object.hasOwn(held, key)
    ? held[key]
    : undefined
