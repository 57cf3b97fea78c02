import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { spanOf } from '../../../shared/usage/span.ts'
import type { Usage, UsageRange } from '../../../shared/usage/usage.ts'
import { type Practice, startPractice } from '../../practice/start.ts'
import { createAws } from '../aws/create-aws.ts'
import { priceOf } from '../prices/price-of.ts'
import { createMemory } from '../remember.ts'
import type { StepContext } from '../steps/step.ts'
import { readPoints } from './read-points.ts'
import { readUsage } from './read-usage.ts'
import { toMetrics } from './to-metrics.ts'
import { countWatching } from './watching.ts'

const dayMs = 86_400_000
let folder: string
let practice: Practice
let time: number
let requests: string[]
let closings: (() => void)[]

function context(): StepContext {
  const places = {
    dataFolder: folder,
    awsConfig: join(folder, 'config'),
    awsCredentials: join(folder, 'credentials'),
    claudeFolder: folder,
    claudeBedrockCursorFolder: folder,
  }
  const watch = countWatching(places, () => time)
  const aws = createAws({
    profile: 'practice',
    region: 'eu-central-1',
    places,
    environment: {},
    endpoint: practice.endpoint,
    credentials: practice.keys.admin,
    count: (service, operation, input) => {
      requests.push(`${service} ${operation}`)
      watch(service, operation, input)
    },
  })
  closings.push(aws.close)
  return {
    aws,
    places,
    profile: 'practice',
    region: 'eu-central-1',
    hasOwnRegion: true,
    identity: {
      account: practice.account.id,
      arn: `arn:aws:iam::${practice.account.id}:user/admin`,
      kind: 'user',
      name: 'admin',
    },
    choices: {},
    ledger: [],
    remember: createMemory(() => time),
    now: () => time,
    signal: new AbortController().signal,
  }
}

const read = (range: UsageRange, refreshSpend = false) =>
  readUsage(context(), { range, refreshSpend })
function parts(usage: Usage) {
  if (usage.metrics.status !== 'ok' || usage.spend.status !== 'ok')
    throw new Error('a source failed')
  return { metrics: usage.metrics.value, spend: usage.spend.value }
}
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'groundwork-usage-'))
  time = Date.UTC(2026, 10, 19, 12)
  requests = []
  closings = []
  practice = await startPractice({ scenario: 'month-of-use', now: () => time })
})
afterEach(async () => {
  for (const close of closings) close()
  await practice.stop()
  await rm(folder, { recursive: true, force: true })
})

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
    const buckets = spanOf('30d', time, 'UTC')
    const points = await readPoints(context(), 'eu-central-1', buckets)
    const off = (price: typeof priceOf, series = points.series) => {
      const { models } = toMetrics({ ...points, series }, buckets.times, price, time)
      const usd = buckets.times.map((_, index) =>
        sum(models.map((model) => model.usd?.[index] ?? 0)),
      )
      const days = closedDays(usage, usd)
      return Math.abs(
        sum(days.map(({ estimated }) => estimated)) / sum(days.map(({ billed }) => billed)) - 1,
      )
    }
    expect(off(priceOf)).toBeLessThan(0.01)
    for (const left of ['input', 'output', 'cacheRead', 'cacheWrite5m'] as const)
      expect(
        off((id, scope) => {
          const prices = priceOf(id, scope)
          return prices && { ...prices, [left]: 0 }
        }),
      ).toBeGreaterThan(0.01)
    expect(off((id) => priceOf(id, 'global'))).toBeGreaterThan(0.01)
    for (const id of ['eu.anthropic.claude-opus-5-5', 'global.anthropic.claude-sonnet-5-5']) {
      const { [id]: _, ...others } = points.series
      expect(off(priceOf, others)).toBeGreaterThan(0.01)
    }
  })

  it('is unknown, not zero, for a model without a known price', async () => {
    const buckets = spanOf('7d', time, 'UTC')
    const { models } = toMetrics(
      await readPoints(context(), 'eu-central-1', buckets),
      buckets.times,
      () => undefined,
      time,
    )
    expect(models.map(({ usd }) => usd)).toEqual(models.map(() => null))
  })
})

describe('a refresh', () => {
  it('asks CloudWatch once and Cost Explorer never when nothing new is to be had', async () => {
    await read('7d')
    requests = []
    time += 60_000
    await read('7d')
    expect(
      requests.filter((request) => request.startsWith('cloudwatch GetMetricData')),
    ).toHaveLength(1)
    expect(
      requests.filter((request) => request.startsWith('cloudwatch')).length,
    ).toBeLessThanOrEqual(2)
    expect(requests.filter((request) => request.startsWith('cost-explorer'))).toEqual([])
  })

  it('asks Cost Explorer again after six hours, or when told to', async () => {
    await read('7d')
    requests = []
    await read('7d', true)
    expect(requests.filter((request) => request.startsWith('cost-explorer'))).toHaveLength(3)
    requests = []
    time += 6 * 3_600_000 + 1
    await read('7d')
    expect(requests.filter((request) => request.startsWith('cost-explorer'))).toHaveLength(3)
  })

  it('gives the same numbers from the disk as from CloudWatch', async () => {
    const first = parts(await read('24h')).metrics
    const again = parts(await read('24h')).metrics
    expect(again.models).toEqual(first.models)
  })

  it('does without what it kept when those files are damaged', async () => {
    const first = parts(await read('7d')).metrics
    for (const name of await readdir(join(folder, 'usage')))
      if (name.endsWith('.json')) await writeFile(join(folder, 'usage', name), '{"format":1,"torn')
    expect(parts(await read('7d')).metrics.models).toEqual(first.models)
  })

  it('counts what it cost', async () => {
    const { cloudWatchMetrics, costExplorerRequests, usd } = (await read('1h')).watching
    expect(cloudWatchMetrics).toBeGreaterThan(30)
    expect(costExplorerRequests).toBe(3)
    expect(usd).toBeCloseTo(cloudWatchMetrics / 100_000 + 0.03)
    expect((await read('1h')).watching.costExplorerRequests).toBe(3)
  })
})

describe('a source that fails', () => {
  it('leaves the other standing', async () => {
    practice.account.usage.costExplorerEnabled = false
    const usage = await read('7d')
    expect(usage.metrics.status).toBe('ok')
    expect(usage.spend).toMatchObject({
      status: 'problem',
      problem: { code: 'billing.costExplorerOff' },
    })
    practice.account.faults.push({ service: 'cloudwatch', operation: '*', kind: 'denied' })
    const blind = await read('30d')
    expect(blind.metrics).toMatchObject({
      status: 'problem',
      problem: { code: 'permission.denied' },
    })
  })
})
