import { mkdir, open, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { failure } from '../problems.ts'

/**
 * Writes a whole file or nothing: a temporary file in the same folder, synced, renamed over the target that a symlink
 * points to. A file that exists keeps its mode; `isSecret` makes it 0600. Throws file.notWritable.
 */
export async function atomicWrite(
  path: string,
  text: string,
  { isSecret }: { readonly isSecret: boolean },
): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeFileAtomic(path, text, {
      encoding: 'utf8',
      fsync: true,
      ...(isSecret && { mode: 0o600 }),
    })
    await syncFolder(dirname(path))
  } catch (error) {
    throw failure('file.notWritable', { detail: path }, error)
  }
}

/** Removes a file; one that is not there is fine. */
export async function removeFile(path: string): Promise<void> {
  try {
    await rm(path, { force: true })
    await syncFolder(dirname(path))
  } catch (error) {
    throw failure('file.notWritable', { detail: path }, error)
  }
}

/** A rename is only on the disk once its folder is. Windows has no such call and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
