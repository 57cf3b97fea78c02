import type { BackupEvery } from '../../../shared/checklist/backups.ts'
import { asUtc } from '../as-utc.ts'
import type { Seen } from '../checklist/read-checklist.ts'
import type { Places } from '../powers.ts'
import { readBackups } from './backups.ts'

const dayMs = 24 * 3_600_000
const oldest: Readonly<Record<Exclude<BackupEvery, 'never'>, number>> = {
  day: 2 * dayMs,
  week: 8 * dayMs,
}

/** Backups are in order when they are made by themselves, one is recent, and it was put back byte for byte. */
export async function seeBackups(places: Places, every: BackupEvery, now: number): Promise<Seen> {
  const [last] = await readBackups(places)
  const seen = (status: Seen['status'], words: string, at = now): Seen => ({
    status,
    seen: [words],
    evidence: last
      ? [
          { label: 'Last backup', value: asUtc(last.at) },
          {
            label: 'Put back into a scratch folder',
            value: last.proof ? asUtc(last.proof.at) : 'never',
          },
          ...last.files.map(({ path, bytes, sha256 }) => ({
            label: path,
            value: `${bytes} bytes, SHA-256 ${sha256.slice(0, 12)}…`,
          })),
          ...last.leftOut.map(({ path, why }) => ({ label: path, value: `Left out. ${why}` })),
        ]
      : [],
    at,
  })
  if (!last) return seen('needs-you', 'There is no backup yet.')
  if (!last.proof || last.proof.different.length > 0)
    return seen(
      'needs-you',
      `The last backup did not come out as it went in: ${last.proof?.different.join(', ') ?? 'not tried'}.`,
    )
  if (every === 'never') return seen('needs-you', 'There is a backup, but none is made by itself.')
  if (now - last.at > oldest[every])
    return seen('needs-you', 'The last backup is older than it should be.')
  return seen(
    'done',
    `A backup is made every ${every}; the last one was put back on trial, byte for byte.`,
    last.proof.at,
  )
}
