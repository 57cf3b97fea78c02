import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { groupRows, usdOf } from '../../../shared/usage/group.ts'
import type { UsageRow } from '../../../shared/usage/metrics.ts'
import type { Usage } from '../../../shared/usage/usage.ts'
import { openUsageBench, type UsageBench } from '../../testing/usage-bench.ts'
import { priceOf } from '../prices/price-of.ts'
import { foldModelId } from './fold-models.ts'

const dayMs = 86_400_000
let bench: UsageBench
const read: UsageBench['read'] = (...input) => bench.read(...input)
beforeEach(async () => {
  bench = await openUsageBench()
})
afterEach(() => bench.close())

function parts(usage: Usage) {
  if (usage.metrics.status !== 'ok' || usage.spend.status !== 'ok')
    throw new Error('a source failed')
  return { metrics: usage.metrics.value, spend: usage.spend.value }
}
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
const asked = (what: string) =>
  bench.requests.filter(({ service, operation }) => `${service} ${operation}`.startsWith(what))

/** Estimated and billed dollars of every whole, finally billed day. */
function closedDays(usage: Usage, usd: readonly number[]) {
  const { spend } = parts(usage)
  return spend.days
    .filter(
      ({ day, isEstimated, usd: billed }) =>
        !isEstimated && billed > 0 && Date.parse(day) >= (usage.times[0] ?? 0),
    )
    .map(({ day, usd: billed }) => {
      const inDay = usage.times.flatMap((at, index) =>
        Math.floor(at / dayMs) === Date.parse(day) / dayMs ? [index] : [],
      )
      return { billed, estimated: sum(inDay.map((index) => usd[index] ?? 0)) }
    })
}
const total = (usage: Usage) => {
  const { models } = parts(usage).metrics
  return usage.times.map((_, index) => sum(models.map(({ usd }) => usd?.[index] ?? 0)))
}

describe('the estimate', () => {
  it('is within a hundredth of what is billed on every closed day of a month', async () => {
    const usage = await read('30d')
    const days = closedDays(usage, total(usage))
    expect(days.length).toBeGreaterThan(24)
    for (const { billed, estimated } of days)
      expect(Math.abs(estimated / billed - 1)).toBeLessThan(0.01)
  })

  it('is off as soon as a token type, the premium of geographic profiles or a model is left out', async () => {
    const usage = await read('30d')
    const off = (change: (row: UsageRow) => UsageRow | undefined) => {
      const rows = parts(usage).metrics.detail.rows.flatMap((row) => change(row) ?? [])
      const usd = usage.times.map((_, index) => sum(rows.map((row) => usdOf(row)?.[index] ?? 0)))
      const days = closedDays(usage, usd)
      return Math.abs(
        sum(days.map(({ estimated }) => estimated)) / sum(days.map(({ billed }) => billed)) - 1,
      )
    }
    expect(off((row) => row)).toBeLessThan(0.01)
    for (const left of ['input', 'output', 'cacheRead', 'cacheWrite5m'] as const)
      expect(
        off((row) => ({ ...row, prices: row.prices && { ...row.prices, [left]: 0 } })),
      ).toBeGreaterThan(0.01)
    expect(
      off((row) => ({
        ...row,
        prices: priceOf(foldModelId(row.id).modelId ?? '', 'global') ?? null,
      })),
    ).toBeGreaterThan(0.01)
    for (const id of ['eu.anthropic.claude-opus-5-5', 'global.anthropic.claude-sonnet-5-5'])
      expect(off((row) => (row.id === id ? undefined : row))).toBeGreaterThan(0.01)
  })

  it('is unknown, not zero, for a model without a known price', async () => {
    const { rows } = parts(await read('7d')).metrics.detail
    const groups = groupRows(
      rows.map((row) => ({ ...row, prices: null })),
      'model',
    )
    expect(groups.map(({ usd }) => usd)).toEqual(groups.map(() => null))
  })
})

describe('a refresh', () => {
  it('asks CloudWatch once and Cost Explorer never when only the tail is missing', async () => {
    const { pollAfterMs } = (await read('7d')).watching
    bench.pass(pollAfterMs)
    bench.requests.length = 0
    await read('7d')
    expect(asked('cloudwatch GetMetricData')).toHaveLength(1)
    expect(asked('cloudwatch').length).toBeLessThanOrEqual(2)
    expect(asked('cost-explorer')).toEqual([])
  })

  it('asks Cost Explorer again when told to, and otherwise as far as the day’s cap goes', async () => {
    await read('7d')
    bench.requests.length = 0
    bench.pass(60_000)
    await read('7d', { refreshSpend: true })
    expect(asked('cost-explorer')).toHaveLength(1)
    bench.requests.length = 0
    bench.pass(7 * 3_600_000)
    await read('7d')
    expect(asked('cost-explorer')).toEqual([])
    bench.pass(dayMs)
    await read('7d')
    expect(asked('cost-explorer')).toHaveLength(2)
  })

  it('gives the same numbers from the disk as from CloudWatch', async () => {
    const first = parts(await read('24h')).metrics
    const again = parts(await read('24h')).metrics
    expect(again.models).toEqual(first.models)
  })

  it('does without what it kept when those files are damaged', async () => {
    const first = parts(await read('7d')).metrics
    for (const name of await readdir(join(bench.folder, 'usage')))
      if (name.endsWith('.json'))
        await writeFile(join(bench.folder, 'usage', name), '{"format":1,"torn')
    expect(parts(await read('7d')).metrics.models).toEqual(first.models)
  })

  it('counts what it cost', async () => {
    const { cloudWatchMetrics, costExplorerRequests, usd } = (await read('1h')).watching
    expect(cloudWatchMetrics).toBeGreaterThan(30)
    expect(costExplorerRequests).toBe(4)
    expect(usd).toBeCloseTo(cloudWatchMetrics / 100_000 + costExplorerRequests / 100)
    expect((await read('1h')).watching.costExplorerRequests).toBe(4)
  })
})

describe('a source that fails', () => {
  it('leaves the other standing', async () => {
    bench.practice.account.usage.costExplorerEnabled = false
    const usage = await read('7d')
    expect(usage.metrics.status).toBe('ok')
    expect(usage.spend).toMatchObject({
      status: 'problem',
      problem: { code: 'billing.costExplorerOff' },
    })
    bench.practice.account.faults.push({ service: 'cloudwatch', operation: '*', kind: 'denied' })
    const blind = await read('30d')
    expect(blind.metrics).toMatchObject({
      status: 'problem',
      problem: { code: 'permission.denied' },
    })
  })
})
