import { expect, it } from 'vitest'
import { lifecycleWords } from './lifecycle-words.ts'

const now = Date.parse('2026-11-23T12:00:00Z')

it.each([
  [{ status: 'active' }, 'current'],
  [
    { status: 'active', since: '2026-07-22', endOfLife: '2027-07-22' },
    'current, here since 22 Jul, at least until 22 Jul 2027',
  ],
  [{ status: 'active', endOfLife: '2026-10-16' }, 'current, promised until 16 Oct, still offered'],
  [
    {
      status: 'legacy',
      legacySince: '2026-07-30',
      extendedSince: '2026-12-30',
      endOfLife: '2027-03-30',
    },
    'being retired since 30 Jul, closed to new customers, may cost more from 30 Dec, ends on 30 Mar 2027',
  ],
  [{ status: 'legacy' }, 'being retired, closed to new customers'],
  [{ status: 'ended', endOfLife: '2026-10-14' }, 'ended on 14 Oct'],
  [{ status: 'unknown' }, 'how long it stays is not told to this sign-in'],
] as const)('%j reads: %s', (lifecycle, words) => {
  expect(lifecycleWords(lifecycle, now)).toBe(words)
})
