import { createHash } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { atomicWrite } from './atomic-write.ts'
import { removeTemporary } from './temporary.ts'

const keptPerFile = 20

/** SHA-256 of a text, hex; null for a file that does not exist. */
export const hashText = (text: string | null): string | null =>
  text === null ? null : createHash('sha256').update(text).digest('hex')

/** Where the dated copy of a file's present content will go; null when there is nothing to keep. */
export function backupPath(
  folder: string,
  { path, before }: { readonly path: string; readonly before: string | null },
  now: number,
): string | null {
  if (before === null) return null
  const stamp = new Date(now).toISOString().replaceAll(':', '-')
  const own = `${basename(path)}-${hashText(path)?.slice(0, 8)}`
  return join(folder, own, `${stamp}-${hashText(before)?.slice(0, 8)}`)
}

/** Keeps a copy, 0600, and forgets all but the newest 20 of that file. */
export async function keepBackup(copy: string, content: string): Promise<void> {
  await atomicWrite(copy, content, { isSecret: true })
  const folder = dirname(copy)
  await removeTemporary(folder)
  const old = (await readdir(folder)).sort().slice(0, -keptPerFile)
  await Promise.all(old.map((name) => rm(join(folder, name), { force: true })))
}
