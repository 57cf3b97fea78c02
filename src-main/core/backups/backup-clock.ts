import type { BackupEvery } from '../../../shared/checklist/backups.ts'
import { ProblemError } from '../../../shared/problem.ts'
import type { Session } from '../connect/session.ts'
import type { Powers } from '../powers.ts'
import { readSettings } from '../settings.ts'
import { makeBackup, readBackups } from './backups.ts'

const dayMs = 24 * 3_600_000
/** A sleeping computer delays timers, so the clock is looked at this often (ms). */
const tickMs = 15 * 60_000

const periods: Readonly<Record<BackupEvery, number>> = {
  never: Number.POSITIVE_INFINITY,
  day: dayMs,
  week: 7 * dayMs,
}

export type BackupClock = {
  /** Makes the backup that is due, if one is. */
  readonly backUpIfDue: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Makes a backup every day or week while the app runs, and as soon as it starts when one was missed. */
export function createBackupClock(
  { now, log, places }: Powers,
  session: () => Promise<Session>,
): BackupClock {
  let running = Promise.resolve()
  const backUp = async () => {
    try {
      const { backupEvery = 'never' } = await readSettings(places)
      if (backupEvery === 'never') return
      const owner = await session()
      const [last] = await readBackups(owner.places)
      if (now() - (last?.at ?? Number.NEGATIVE_INFINITY) < periods[backupEvery]) return
      await makeBackup(owner.places, now())
    } catch (error) {
      const about = error instanceof ProblemError ? { problem: error.problem.code } : { error }
      log('warn', 'The backup could not be made', about)
    }
  }
  const backUpIfDue = () => {
    running = running.then(backUp)
    return running
  }
  const timer = setInterval(() => void backUpIfDue(), tickMs).unref()
  return {
    backUpIfDue,
    close: async () => {
      clearInterval(timer)
      await running
    },
  }
}
