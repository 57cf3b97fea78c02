import { join } from 'node:path'
import type { ChangePlan } from '../changes/change.ts'
import type { Session } from '../connect/session.ts'
import { hashText } from '../files/backup.ts'
import { readText } from '../files/read-text.ts'
import { failure } from '../problems.ts'
import { backupFolder, readBackups } from './backups.ts'
import { managedFiles } from './managed-files.ts'

/** Puts the files of a backup back, as a plan like any other. The record of changes itself stays as it is. */
export async function planBackupRestore(
  { places, identity }: Session,
  id: string,
): Promise<Pick<ChangePlan, 'title' | 'step' | 'account' | 'changes' | 'notes'>> {
  const backup = (await readBackups(places)).find((each) => each.id === id)
  if (!backup) throw failure('plan.stale', { title: 'This backup is not kept any more' })
  const known = managedFiles(places)
  const changes: ChangePlan['changes'][number][] = []
  for (const [index, { path, copy, sha256 }] of backup.files.entries()) {
    // Only where this app writes: a record that somebody has changed leads nowhere else.
    if (known.find((each) => each.path === path)?.isRecord !== undefined) continue
    if (!known.some((each) => each.path === path)) continue
    const after = await readText(join(backupFolder(places), backup.id, copy))
    if (hashText(after) !== sha256)
      throw failure('plan.stale', { title: 'This backup has been changed since it was made' })
    const before = await readText(path)
    if (before === after) continue
    changes.push({
      id: `restore-${index}`,
      title: `Put ${path} back`,
      why: `It is what the file held on ${new Date(backup.at).toISOString().slice(0, 10)}.`,
      effect: { kind: 'file-edit', path, isSecret: false, before, after },
      after: [],
      undo: [],
      undoWords: 'Put the file back as it is now, from History. A dated copy is kept.',
    })
  }
  const title =
    changes.length > 0 ? 'Put the files of a backup back' : 'The files are like that already'
  return {
    title,
    step: 'claude-code',
    account: identity?.account ?? '',
    changes,
    notes: changes.length > 0 ? [] : ['The files hold just what the backup does.'],
  }
}
