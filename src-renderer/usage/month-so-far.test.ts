import { describe, expect, it } from 'vitest'
import type { SpendDay } from '../../shared/usage/spend.ts'
import { noSpend } from '../testing/sample-usage.ts'
import { monthSoFar } from './month-so-far.ts'

const now = Date.UTC(2026, 10, 5, 12)
const billedDay = (day: string, usd: number): SpendDay => ({
  day,
  usd,
  isEstimated: false,
  isClosed: true,
  byService: {},
  lines: [],
  recordTypes: { usage: usd, credit: 0, refund: 0, tax: 0, other: {} },
})
const spend = {
  ...noSpend,
  hasSpend: true,
  billedAsOf: '2026-11-03',
  days: [
    billedDay('2026-10-31', 99),
    billedDay('2026-11-01', 1),
    billedDay('2026-11-02', 2),
    billedDay('2026-11-03', 4),
  ],
}
const estimates = [
  { day: '2026-11-04', estimated: 8, billed: undefined, isFinal: false },
  { day: '2026-11-05', estimated: 16, billed: undefined, isFinal: false },
]
const at = (points: ReturnType<typeof monthSoFar>, day: string) =>
  points.find((point) => point.day === `2026-11-${day}`)

describe('the month so far', () => {
  it('adds up the bill, and from its last day on the estimate', () => {
    const points = monthSoFar(spend, estimates, now)
    expect(points).toHaveLength(30)
    expect(points.slice(0, 6).map(({ billed, estimated }) => [billed, estimated])).toEqual([
      [1, null],
      [3, null],
      [7, 7],
      [null, 15],
      [null, 31],
      [null, null],
    ])
  })

  it('has no estimate after a day nobody knows', () => {
    const points = monthSoFar(spend, estimates.slice(1), now)
    expect(at(points, '04')?.estimated).toBeNull()
    expect(at(points, '05')?.estimated).toBeNull()
  })

  it('goes on to what AWS expects, in an interval that widens', () => {
    const forecast = {
      status: 'known' as const,
      month: '2026-11',
      remainingUsd: 250,
      monthEndUsd: 281,
      interval: { lowUsd: 231, highUsd: 331 },
      levelPercent: 80,
      readAt: now,
    }
    const points = monthSoFar({ ...spend, forecast }, estimates, now)
    expect(at(points, '04')?.forecast).toBeNull()
    expect(at(points, '05')).toMatchObject({ forecast: 31, interval: [31, 31] })
    expect(at(points, '06')?.forecast).toBeCloseTo(41)
    expect(at(points, '30')).toMatchObject({ forecast: 281, interval: [231, 331] })
  })

  it('leaves out a forecast of another month', () => {
    const forecast = {
      status: 'known' as const,
      month: '2026-10',
      remainingUsd: 1,
      monthEndUsd: 100,
      levelPercent: 80,
      readAt: 0,
    }
    const points = monthSoFar({ ...spend, forecast }, estimates, now)
    expect(points.every((point) => point.forecast === null)).toBe(true)
  })
})
