import type { Lifecycle } from '../../../shared/setup/lifecycle.ts'
import { formatDay } from '../../ui/format.ts'

/** How long a model stays, in words. A day AWS gives for a current model is the least it promises. */
export function lifecycleWords(lifecycle: Lifecycle, now: number): string {
  const { status, since, legacySince, extendedSince, endOfLife } = lifecycle
  const day = (date: string) => formatDay(Date.parse(date), { now, timeZone: 'UTC' })
  const isAhead = (date: string) => Date.parse(date) > now
  switch (status) {
    case 'active':
      return [
        since === undefined ? 'current' : `current, here since ${day(since)}`,
        endOfLife &&
          (isAhead(endOfLife)
            ? `at least until ${day(endOfLife)}`
            : `promised until ${day(endOfLife)}, still offered`),
      ]
        .filter(Boolean)
        .join(', ')
    case 'legacy':
      return [
        `being retired${legacySince ? ` since ${day(legacySince)}` : ''}, closed to new customers`,
        extendedSince &&
          `${isAhead(extendedSince) ? 'may cost' : 'costs perhaps'} more from ${day(extendedSince)}`,
        endOfLife && `ends on ${day(endOfLife)}`,
      ]
        .filter(Boolean)
        .join(', ')
    case 'ended':
      return endOfLife ? `ended on ${day(endOfLife)}` : 'ended'
    case 'unknown':
      return 'how long it stays is not told to this sign-in'
  }
}
