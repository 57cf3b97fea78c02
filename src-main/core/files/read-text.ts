import { readFile } from 'node:fs/promises'
import { failure } from '../problems.ts'

/**
 * A text file's content, BOM included, or null when there is none. Throws file.notReadable, and file.malformed for one
 * that is not UTF-8: writing it back would destroy what could not be read.
 */
export async function readText(path: string): Promise<string | null> {
  const bytes = await readBytes(path)
  if (bytes === null) return null
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    throw failure('file.malformed', { detail: `${path} is not UTF-8 text.` }, error)
  }
}

async function readBytes(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if (isErrno(error, 'ENOENT') || isErrno(error, 'ENOTDIR')) return null
    throw failure('file.notReadable', { detail: path }, error)
  }
}

export function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
