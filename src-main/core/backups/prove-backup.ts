import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Backup } from '../../../shared/checklist/backups.ts'
import { atomicWrite } from '../files/atomic-write.ts'
import { hashText } from '../files/backup.ts'
import { readText } from '../files/read-text.ts'

/** Puts every copy back into a scratch folder. The paths of those that did not come out byte for byte. */
export async function proveBackup(folder: string, files: Backup['files']): Promise<string[]> {
  const scratch = await mkdtemp(join(tmpdir(), 'groundwork-restore-'))
  try {
    const different: string[] = []
    for (const { path, copy, sha256 } of files) {
      const kept = await readText(join(folder, copy)).catch(() => null)
      const target = join(scratch, copy)
      if (kept !== null) await atomicWrite(target, kept, { isSecret: true })
      if (hashText(await readText(target)) !== sha256) different.push(path)
    }
    return different
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}
