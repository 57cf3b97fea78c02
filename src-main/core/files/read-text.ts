import { readFile } from 'node:fs/promises'
import { failure } from '../problems.ts'

/** A text file's content, or null when there is none. Throws file.notReadable for anything else. */
export async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (isErrno(error, 'ENOENT') || isErrno(error, 'ENOTDIR')) return null
    throw failure('file.notReadable', { detail: path }, error)
  }
}

export function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
