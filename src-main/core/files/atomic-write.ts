import { chmod, chown, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { failure } from '../problems.ts'
import { followLinks } from './follow-links.ts'
import { isHeldForNow } from './held-for-now.ts'
import { removeTemporary, temporaryFor } from './temporary.ts'

/**
 * Writes a whole file or nothing: a temporary file in the same folder, synced, renamed over the target that a symlink
 * points to. A file that exists keeps its mode and owner; `isSecret` makes it 0600. Throws file.notWritable.
 */
export async function atomicWrite(
  path: string,
  text: string,
  { isSecret }: { readonly isSecret: boolean },
): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const target = await followLinks(path)
    const temporary = temporaryFor(target)
    await removeTemporary(dirname(target), basename(target))
    try {
      const old = await stat(target).catch(() => undefined)
      const mode = isSecret ? 0o600 : old && old.mode & 0o777
      await writeSynced(temporary, text, mode ?? 0o666)
      if (mode !== undefined) await chmod(temporary, mode)
      // Only root may give files away; anybody else's new file is their own anyway.
      if (old) await chown(temporary, old.uid, old.gid).catch(() => {})
      await replace(temporary, target)
    } catch (error) {
      await rm(temporary, { force: true })
      throw error
    }
    await syncFolder(dirname(target))
  } catch (error) {
    throw failure('file.notWritable', { detail: path }, error)
  }
}

/** Removes a file, not the link to it; one that is not there is fine. */
export async function removeFile(path: string): Promise<void> {
  try {
    const target = await followLinks(path)
    await removeTemporary(dirname(target), basename(target))
    await rm(target, { force: true })
    await syncFolder(dirname(target))
  } catch (error) {
    throw failure('file.notWritable', { detail: path }, error)
  }
}

async function writeSynced(path: string, text: string, mode: number): Promise<void> {
  const handle = await open(path, 'wx', mode)
  try {
    await handle.writeFile(text, 'utf8')
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function replace(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await rename(from, to)
    } catch (error) {
      if (!isHeldForNow(error, process.platform, attempt)) throw error
      await setTimeout(50)
    }
  }
}

/**
 * A rename is only on the disk once its folder is. Windows has no such call and needs none; some network drives have
 * none either, and by now the file holds what it should: to call that a failure would be wrong.
 */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  try {
    const handle = await open(folder, 'r')
    await handle.sync().finally(() => handle.close())
  } catch {}
}
