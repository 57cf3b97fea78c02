import { readdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Backup } from '../../../shared/checklist/backups.ts'
import { atomicWrite } from '../files/atomic-write.ts'
import { hashText } from '../files/backup.ts'
import { readStored, writeStored } from '../files/json-store.ts'
import { isErrno } from '../files/read-text.ts'
import type { Places } from '../powers.ts'
import { readManaged } from './managed-files.ts'
import { proveBackup } from './prove-backup.ts'

const mostKept = 10

export const backupFolder = ({ dataFolder }: Places) => join(dataFolder, 'config-backups')

/** Copies the files, puts the copies back into a scratch folder to prove them, and forgets all but the newest ten. */
export async function makeBackup(places: Places, now: number): Promise<Backup> {
  const id = new Date(now).toISOString().replaceAll(':', '-')
  const folder = join(backupFolder(places), id)
  const read = await readManaged(places)
  const files: Backup['files'] = []
  for (const [index, file] of read.entries()) {
    if (!('text' in file)) continue
    const { path, text } = file
    const copy = `${index}-${basename(path)}`.replaceAll(/[^\w.-]/g, '_')
    await atomicWrite(join(folder, copy), text, { isSecret: true })
    files.push({ path, copy, bytes: Buffer.byteLength(text), sha256: hashText(text) ?? '' })
  }
  const leftOut = read.flatMap((file) => ('why' in file ? [file] : []))
  const made: Backup = { id, at: now, files, leftOut }
  const proven = { ...made, proof: { at: now, different: await proveBackup(folder, files) } }
  await writeStored(join(folder, 'record.json'), proven)
  const old = (await folders(places)).sort().slice(0, -mostKept)
  await Promise.all(
    old.map((name) => rm(join(backupFolder(places), name), { recursive: true, force: true })),
  )
  return proven
}

/** Those that are whole, newest first. */
export async function readBackups(places: Places): Promise<Backup[]> {
  const read = await Promise.all(
    (await folders(places)).map((name) =>
      readStored(join(backupFolder(places), name, 'record.json'), Backup.nullable(), null),
    ),
  )
  return read.flatMap((backup) => backup ?? []).toSorted((a, b) => b.at - a.at)
}

async function folders(places: Places): Promise<string[]> {
  try {
    return await readdir(backupFolder(places))
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return []
    throw error
  }
}
