import { createHash } from 'node:crypto'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { atomicWrite } from './atomic-write.ts'

const keptPerFile = 20

/** SHA-256 of a text, hex; null for a file that does not exist. */
export const hashText = (text: string | null): string | null =>
  text === null ? null : createHash('sha256').update(text).digest('hex')

/** Keeps a dated copy of a file's content, 0600, and forgets all but the newest 20 of that file. Gives back its path. */
export async function keepBackup(
  folder: string,
  path: string,
  content: string,
  now: number,
): Promise<string> {
  const own = join(folder, `${basename(path)}-${hashText(path)?.slice(0, 8)}`)
  await mkdir(own, { recursive: true, mode: 0o700 })
  const stamp = new Date(now).toISOString().replaceAll(':', '-')
  const copy = join(own, `${stamp}-${hashText(content)?.slice(0, 8)}`)
  await atomicWrite(copy, content, { isSecret: true })
  const old = (await readdir(own)).sort().slice(0, -keptPerFile)
  await Promise.all(old.map((name) => rm(join(own, name), { force: true })))
  return copy
}
