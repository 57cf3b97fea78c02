import { formatPatch, OMIT_HEADERS, structuredPatch } from 'diff'
import type { FileEdit } from './change.ts'

/** What changes in a file, with three lines around it and secrets masked. */
export function diffOf({
  path,
  before,
  after,
}: Pick<FileEdit, 'path' | 'before' | 'after'>): string {
  const old = before ?? ''
  return formatPatch(
    structuredPatch(path, path, maskSecrets(old), maskSecrets(after ?? '', old), '', '', {
      context: 3,
    }),
    OMIT_HEADERS,
  )
}

const secretName = String.raw`[\w.-]*(?:secret|password|token(?!s)|api_?key)[\w.-]*`
const iniSecret = new RegExp(String.raw`^(\s*${secretName}\s*=\s*)([^\r\n]+)`, 'gim')
const jsonSecret = new RegExp(String.raw`("${secretName}"\s*:\s*)("(?:[^"\\]|\\.)*")`, 'gi')
const keyId = /\b(A[KS]IA)[A-Z0-9]{8,}([A-Z0-9]{4})\b/g

/**
 * Every key id, secret and token of an AWS or settings file masked, ids down to their last four characters. A secret
 * that `old` did not hold is marked as new: two masks look alike.
 */
function maskSecrets(text: string, old = text): string {
  const mask = (_: string, start: string, value: string) =>
    `${start}${value.startsWith('"') ? '"••••"' : '••••'}${old.includes(value) ? '' : ' (new)'}`
  return text
    .replace(iniSecret, mask)
    .replace(jsonSecret, mask)
    .replace(keyId, (_, __, ending) => `••••${ending}`)
}
