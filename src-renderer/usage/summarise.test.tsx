import { describe, expect, it } from 'vitest'
import type { Spend } from '../../shared/usage/spend.ts'
import type { Metrics } from '../../shared/usage/usage.ts'
import { noDetail, noSpend } from '../testing/sample-usage.ts'
import { latencySentence, statusWords } from './status-words.ts'
import { firstOfToday, moneyByDay, totalsOf } from './summarise.ts'

const hour = 3_600_000
const midnight = Date.UTC(2026, 10, 19)
const times = [-24, -12, 0, 6].map((hours) => midnight + hours * hour)

const metrics = (usd: number[] | null = [1, 2, 4, 8]): Metrics => ({
  models: [
    {
      model: 'claude-opus-5-5',
      name: 'Claude Opus 5.5',
      ids: ['eu.anthropic.claude-opus-5-5'],
      tokens: {
        input: [1, 1, 1, 1],
        output: [2, 2, 2, 2],
        cacheRead: [6, 6, 6, 6],
        cacheWrite: [3, 3, 3, 3],
      },
      usd,
    },
  ],
  requests: {
    invocations: [5, 5, 5, 5],
    throttles: [0, 0, 0, 1],
    clientErrors: [0, 0, 0, 0],
    serverErrors: [0, 0, 0, 0],
  },
  latency: { p50: [null, 1, 2, 3], p90: [null, 1, 2, 3], firstToken: [null, 1, 2, 3] },
  readAt: midnight,
  isPartial: false,
  detail: noDetail,
})
const unlined = {
  isClosed: true,
  lines: [],
  recordTypes: { usage: 0, credit: 0, refund: 0, tax: 0, other: {} },
}
const spend: Spend = {
  ...noSpend,
  days: [
    { day: '2026-11-18', usd: 3.01, isEstimated: true, byService: {}, ...unlined },
    { day: '2026-11-19', usd: 0, isEstimated: true, byService: {}, ...unlined },
  ],
  monthToDateUsd: 3.01,
  readAt: midnight,
}
const now = midnight + 7 * hour

describe('totals', () => {
  it('count every token type, and cached input against all input', () => {
    const totals = totalsOf(metrics())
    expect(totals).toMatchObject({ usd: 15, requests: 20, throttles: 1, unpriced: [] })
    expect(totals.cacheHitRate).toBeCloseTo(0.6)
  })
  it('know no dollars as soon as one used model has no price', () => {
    expect(totalsOf(metrics(null))).toMatchObject({ usd: undefined, unpriced: ['Claude Opus 5.5'] })
  })
  it('can start at the current UTC day', () => {
    expect(totalsOf(metrics(), firstOfToday(times, now)).usd).toBe(12)
  })
})

describe('money by day', () => {
  it('compares whole days and leaves a day without a bill unbilled', () => {
    expect(moneyByDay(times, 21_600, metrics(), spend, now)).toEqual([
      { day: '2026-11-18', estimated: 3, billed: 3.01, isFinal: false },
      { day: '2026-11-19', estimated: 12, billed: undefined, isFinal: false },
    ])
  })
  it('has no estimate for a day that the range only partly covers', () => {
    const [first] = moneyByDay(times.slice(1), 21_600, metrics(), spend, now)
    expect(first).toMatchObject({ day: '2026-11-18', estimated: undefined, billed: 3.01 })
  })
})

describe('the status line', () => {
  it('names what is wrong, with how much of how many', () => {
    expect(statusWords(metrics(), 'in the last hour')).toBe(
      '1 of 21 calls in the last hour was slowed down by AWS (throttled).',
    )
  })
  it('sums up the answer times of a range, weighted by calls', () => {
    expect(latencySentence(metrics())).toBe(
      'Over this range a typical answer (p50) took 2 ms, a slow one (p90) 2 ms, and its first word came after 2 ms.',
    )
  })
  it('says when the price of a model is not known', () => {
    expect(statusWords(metrics(null), 'today')).toContain(
      'the price of Claude Opus 5.5 is not known',
    )
  })
})
