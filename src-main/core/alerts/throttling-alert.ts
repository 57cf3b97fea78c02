import type { Alert } from '../../../shared/usage/alert.ts'
import type { MetricsDetail } from '../../../shared/usage/metrics.ts'

const dayMs = 86_400_000
const lookBackMs = 15 * 60_000
const fewest = 5
const share = 0.05

/** A burst: at least five calls of the last quarter of an hour were refused, and one in twenty. Once a UTC day. */
export function throttlingAlert(
  { rows, times }: MetricsDetail['recent'],
  now: number,
): Alert | undefined {
  const recent = times.flatMap((time, index) => (time >= now - lookBackMs ? index : []))
  const sum = (pick: (row: (typeof rows)[number]) => readonly number[]) =>
    rows.reduce(
      (all, row) => recent.reduce((total, index) => total + (pick(row)[index] ?? 0), all),
      0,
    )
  const throttles = sum(({ requests }) => requests.throttles)
  const tries = throttles + sum(({ requests }) => requests.invocations)
  if (throttles < fewest || throttles < share * tries) return undefined
  const midnight = Math.floor(now / dayMs) * dayMs
  return {
    id: `throttling ${new Date(midnight).toISOString().slice(0, 10)}`,
    kind: 'throttling',
    title: 'AWS is slowing Claude down (throttling)',
    words: `${throttles} of ${tries} calls of the last 15 minutes were refused because of a quota. Usage shows how close it is, and asks for more.`,
    at: now,
    until: midnight + dayMs,
  }
}
