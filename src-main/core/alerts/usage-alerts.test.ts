import { describe, expect, it } from 'vitest'
import type { MetricsDetail, UsageRow } from '../../../shared/usage/metrics.ts'
import { emptyRow } from '../../../shared/usage/sample-row.ts'
import type { SpendDay, SpendLine } from '../../../shared/usage/spend.ts'
import { spikeAlert } from './spike-alert.ts'
import { throttlingAlert } from './throttling-alert.ts'

const dayStart = Date.UTC(2026, 10, 24)
const now = dayStart + 12 * 3_600_000
const quarter = [now - 900_000, now - 600_000, now - 300_000]
const recent = (rows: UsageRow[], times = quarter): MetricsDetail['recent'] => ({
  dayStart,
  times,
  bucketSeconds: 300,
  rows,
})
const called = (invocations: number[], throttles: number[]) =>
  recent([emptyRow(3, { requests: { ...emptyRow(3).requests, invocations, throttles } })])

describe('throttling', () => {
  it.each([
    ['none', [100, 100, 100], [0, 0, 0], undefined],
    ['a few of many', [500, 500, 500], [2, 2, 2], undefined],
    ['a few in all', [4, 0, 0], [4, 0, 0], undefined],
    ['a burst', [40, 30, 30], [0, 10, 10], '20 of 120 calls of the last 15 minutes'],
  ])('%s', (_, invocations, throttles, expected) => {
    const words = throttlingAlert(called(invocations, throttles), now)?.words
    if (expected === undefined) expect(words).toBeUndefined()
    else expect(words).toContain(expected)
  })

  it('of an hour ago is over', () => {
    const { rows } = called([10, 10, 10], [10, 10, 10])
    const old = quarter.map((time) => time - 3_600_000)
    expect(throttlingAlert(recent(rows, old), now)).toBeUndefined()
  })
})

const line = (usd: number, more: Partial<SpendLine> = {}): SpendLine => ({
  service: 'Claude Opus 5.5 (Amazon Bedrock Edition)',
  model: 'claude-opus-5-5',
  name: 'Claude Opus 5.5',
  usageType: 'x',
  type: 'input',
  usd,
  tokens: 1,
  ...more,
})
const day = (number: number, lines: SpendLine[], isClosed = true): SpendDay => ({
  day: `2026-11-${number}`,
  usd: lines.reduce((sum, { usd }) => sum + usd, 0),
  isEstimated: false,
  isClosed,
  byService: {},
  lines,
  recordTypes: { usage: 0, credit: 0, refund: 0, tax: 0, other: {} },
})
const ordinary = [20, 21, 22].map((number) => day(number, [line(8), line(2, { type: 'output' })]))
/** Millions of tokens of one model, at $4 for input and $5 for a cache write. */
const used = (input: number, cacheWrite = 0, more: Partial<UsageRow> = {}) => {
  const tokens = emptyRow(1).tokens
  return emptyRow(1, {
    tokens: { ...tokens, input: [input * 1e6], cacheWrite: [cacheWrite * 1e6] },
    ...more,
  })
}
const spike = (rows: UsageRow[], days = ordinary) =>
  spikeAlert(recent(rows, [now - 300_000]), days, now)

describe('a day that costs much more', () => {
  it('is told of when it is twice an ordinary one', () => {
    expect(spike([used(4.9)])).toBeUndefined()
    expect(spike([used(5.1)])?.words).toBe(
      'About $20.40 so far, $10.00 on an ordinary day. The same models as before, used more.',
    )
  })

  it('needs three days to compare with, closed and with use', () => {
    const open = [...ordinary.slice(0, 2), day(23, [line(10)], false), day(19, [])]
    expect(spike([used(100)], open)).toBeUndefined()
  })

  it('does not call a few cents a spike', () => {
    const cents = [20, 21, 22].map((number) => day(number, [line(0.01)]))
    expect(spike([used(0.1)], cents)).toBeUndefined()
  })

  it('names a model that was hardly used before', () => {
    const other = { model: 'claude-fable-5', name: 'Claude Fable 5' }
    expect(spike([used(2), used(5, 0, other)])?.words).toContain(
      '71 % of it is Claude Fable 5, which was 0 % before: was the model changed?',
    )
  })

  it('names cache writes that have grown', () => {
    expect(spike([used(2.5, 4)])?.words).toContain('Cache writes are 67 % of it, 0 % before')
  })

  it('leaves out what was used before midnight', () => {
    const rows = [used(100)]
    expect(spikeAlert(recent(rows, [dayStart - 300_000]), ordinary, now)).toBeUndefined()
  })
})
