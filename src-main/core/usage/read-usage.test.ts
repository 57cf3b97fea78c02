import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { groupRows } from '../../../shared/usage/group.ts'
import type { Usage } from '../../../shared/usage/usage.ts'
import { openUsageBench, type UsageBench } from '../../testing/usage-bench.ts'

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
const asked = (what: string) =>
  bench.requests.filter(({ service, operation }) => `${service} ${operation}`.startsWith(what))

describe('the estimate', () => {
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
