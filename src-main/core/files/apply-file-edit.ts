import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { lock } from 'proper-lockfile'
import type { FileEdit } from '../changes/change.ts'
import { failure } from '../problems.ts'
import { atomicWrite, removeFile } from './atomic-write.ts'
import { keepBackup } from './backup.ts'
import { editAgain } from './edit-again.ts'
import { followLinks } from './follow-links.ts'
import { isErrno, readText } from './read-text.ts'

/**
 * Carries out one file edit under a lock: the file is read again, and what another hand has changed meanwhile stays. If
 * that is what the edit is about, nothing is written and plan.stale is thrown. A file that already holds the result is
 * left alone. What it held before goes to `backup`. Gives what it held and what it holds now.
 */
export async function applyFileEdit(
  edit: FileEdit,
  backup: string | null,
): Promise<{ readonly before: string | null; readonly after: string | null }> {
  await mkdir(dirname(edit.path), { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw failure('file.notWritable', { detail: edit.path }, error)
  })
  const release = await hold(edit.path)
  try {
    const current = await readText(edit.path)
    const after = editAgain(edit, current)
    if (current === after) return { before: edit.before, after }
    if (current !== null && backup !== null) await keepBackup(backup, current)
    if (after === null) await removeFile(edit.path)
    else await atomicWrite(edit.path, after, { isSecret: edit.isSecret })
    return { before: current, after }
  } finally {
    // What is written is written: a lock that stays behind goes stale by itself.
    await release().catch(() => {})
  }
}

// Longer than a lock stays that a program left behind when it was killed.
const patienceMs = 15_000

/** Keeps other windows and processes out of a file, whichever link they come by. Gives what ends that. */
async function hold(path: string): Promise<() => Promise<void>> {
  const target = await followLinks(path)
  for (const until = Date.now() + patienceMs; ; ) {
    try {
      return await lock(target, {
        realpath: false,
        stale: 5_000,
        // The default throws from a timer and would end the app; the file is written whole in any case.
        onCompromised: () => {},
      })
    } catch (error) {
      if (!isErrno(error, 'ELOCKED')) throw failure('file.notWritable', { detail: path }, error)
      if (Date.now() > until)
        throw failure(
          'file.notWritable',
          { detail: `Another program is writing to ${path}.` },
          error,
        )
    }
    // Not in step with the others who wait.
    await setTimeout(2 + Math.random() * 10)
  }
}
