import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { crossCheck, toMetricDays } from '../../../shared/usage/cross-check.ts'
import { tokenTypes, usdOf } from '../../../shared/usage/group.ts'
import type { UsageRow } from '../../../shared/usage/metrics.ts'
import type { Spend } from '../../../shared/usage/spend.ts'
import type { RecordedCall } from '../../practice/account.ts'
import { metricsIn, openUsageBench, type UsageBench } from '../../testing/usage-bench.ts'
import { priceOf } from '../prices/price-of.ts'
import { foldModelId } from './fold-models.ts'

const dayMs = 86_400_000
const hundredth = 0.01

let bench: UsageBench
beforeEach(async () => {
  bench = await openUsageBench()
  bench.practice.account.usage.calls = otherModels(bench.now())
})
afterEach(() => bench.close())

/** Beside Claude Code's month: an older model that is billed in other words, through both kinds of profile. */
const otherModels = (now: number): RecordedCall[] =>
  ['eu', 'global'].flatMap((scope) =>
    [3, 4, 9].map((daysAgo) => ({
      at: now - daysAgo * dayMs,
      region: 'eu-central-1',
      modelId: `${scope}.anthropic.claude-haiku-4-5-20251001-v1:0`,
      outcome: 'ok',
      latencyMs: 900,
      input: 400_000,
      output: 90_000,
      cacheRead: 3_000_000,
      cacheWrite: 250_000,
    })),
  )

type Month = {
  readonly rows: readonly UsageRow[]
  readonly spend: Spend
  readonly times: number[]
  readonly bucketSeconds: number
}
async function month(): Promise<Month> {
  // The bill first: its share of one-hour writes is part of the estimate.
  await bench.read('1h')
  const usage = await bench.read('30d')
  if (usage.spend.status !== 'ok') throw new Error(usage.spend.problem.title)
  return {
    rows: metricsIn(usage).detail.rows,
    spend: usage.spend.value,
    times: usage.times,
    bucketSeconds: usage.bucketSeconds,
  }
}

/** How far the estimate is from the bill on every closed UTC day, as a part of the bill. */
function differences(
  { rows, spend, times }: Month,
  change: (row: UsageRow) => UsageRow | undefined = (row) => row,
  types: Parameters<typeof usdOf>[1] = tokenTypes,
): number[] {
  const usd = rows.flatMap((row) => change(row) ?? []).map((row) => usdOf(row, types) ?? [])
  return spend.days
    .filter(({ day, isClosed, usd }) => isClosed && usd > 0 && Date.parse(day) >= (times[0] ?? 0))
    .map((billed) => {
      const day = Date.parse(billed.day)
      const estimated = times.reduce(
        (sum, time, index) =>
          time >= day && time < day + dayMs
            ? usd.reduce((all, values) => all + (values[index] ?? 0), sum)
            : sum,
        0,
      )
      return Math.abs(estimated / billed.usd - 1)
    })
}
const worst = (...parameters: Parameters<typeof differences>) =>
  Math.max(...differences(...parameters))
const priced = (row: UsageRow, scope: UsageRow['scope']): UsageRow => ({
  ...row,
  prices: priceOf(foldModelId(row.id).modelId ?? '', scope) ?? null,
})

describe('the estimate of a month, against its bill', () => {
  it('is within a hundredth on every closed day, for geographic and global profiles, with cache traffic', async () => {
    const read = await month()
    expect(new Set(read.rows.map(({ scope }) => scope))).toEqual(new Set(['geography', 'global']))
    for (const type of tokenTypes)
      expect(read.rows.some(({ tokens }) => tokens[type].some((count) => count > 0))).toBe(true)
    const found = differences(read)
    expect(found.length).toBeGreaterThan(24)
    for (const difference of found) expect(difference).toBeLessThan(hundredth)
    for (const scope of ['geography', 'global'] as const) {
      const of = (wanted: string) => (line: { scope?: string | undefined }) => line.scope === wanted
      const days = read.spend.days.map((day) => {
        const lines = day.lines.filter(of(scope))
        return { ...day, lines, usd: lines.reduce((sum, { usd }) => sum + usd, 0) }
      })
      const own = { ...read, rows: read.rows.filter(of(scope)), spend: { ...read.spend, days } }
      expect(differences(own).length).toBeGreaterThan(2)
      expect(worst(own)).toBeLessThan(hundredth)
    }
  })

  it.each(tokenTypes)('is off by more on some day when it leaves out %s tokens', async (left) => {
    const types = tokenTypes.filter((type) => type !== left)
    expect(worst(await month(), undefined, types)).toBeGreaterThan(hundredth)
  })

  it.each(['claude-opus-5-5', 'claude-sonnet-5-5', 'claude-haiku-5-5', 'claude-haiku-4-5'])(
    'is off by more on some day when it leaves out %s',
    async (left) => {
      const read = await month()
      expect(read.rows.map(({ model }) => model)).toContain(left)
      const without = (row: UsageRow) => (row.model === left ? undefined : row)
      expect(worst(read, without)).toBeGreaterThan(hundredth)
    },
  )

  it('is off by more when it leaves out the premium of geographic profiles, or asks it of global ones', async () => {
    const read = await month()
    expect(worst(read, (row) => priced(row, 'global'))).toBeGreaterThan(hundredth)
    expect(worst(read, (row) => priced(row, 'geography'))).toBeGreaterThan(hundredth)
    expect(worst(read, (row) => priced(row, row.scope))).toBeLessThan(hundredth)
  })

  it('prices one-hour cache writes by the share that the bill shows, and is off by more without it', async () => {
    bench.practice.account.usage.bill = { oneHourWrites: 0.4 }
    const read = await month()
    expect(worst(read)).toBeLessThan(hundredth)
    expect(worst(read, (row) => priced(row, row.scope))).toBeGreaterThan(hundredth)
    for (const { model, prices } of read.rows)
      expect(prices?.oneHourShare, model).toBeCloseTo(0.4, 4)
  })
})

describe('the tokens of a month, against its bill', () => {
  it('are the same on every closed day for every model', async () => {
    bench.practice.account.usage.bill = { oneHourWrites: 0.4 }
    const { rows, spend, times, bucketSeconds } = await month()
    const checks = crossCheck(spend.days, toMetricDays(times, bucketSeconds, rows))
    expect(new Set(checks.map(({ model }) => model)).size).toBe(4)
    expect(checks.length).toBeGreaterThan(75)
    for (const { difference, words } of checks) {
      expect(Math.abs(difference ?? 1)).toBeLessThan(1e-6)
      expect(words).toBe('The bill and CloudWatch agree.')
    }
  })
})
