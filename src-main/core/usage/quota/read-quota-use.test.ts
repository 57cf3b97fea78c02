import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { QuotaRow } from '../../../../shared/usage/quota.ts'
import { openUsageBench, type UsageBench } from '../../../testing/usage-bench.ts'
import type { PointsBySeries } from '../points.ts'
import { peakMinute } from './peak-minute.ts'
import { readQuotaUse } from './read-quota-use.ts'

const minute = 60_000
const hour = 60 * minute
let bench: UsageBench
afterEach(() => bench.close())
const read = (capUsd?: number) =>
  readQuotaUse(bench.context(), ...(capUsd === undefined ? [] : [capUsd]))
const rowOf = (rows: readonly QuotaRow[], name: string) => rows.find((row) => row.name === name)

describe('tokens per minute', () => {
  beforeEach(async () => {
    bench = await openUsageBench({ scenario: 'throttled' })
  })

  it('show the busiest minute against the applied quota, and whether it was throttled', async () => {
    const { rows, problems, from, to } = await read()
    expect(problems).toEqual([])
    const opus = rowOf(rows, 'Claude Opus 5.5')
    expect(opus).toMatchObject({
      region: 'eu-central-1',
      scope: 'geography',
      ids: ['eu.anthropic.claude-opus-5-5'],
      countedBy: 'metric',
      quota: {
        name: 'Cross-region model inference tokens per minute for Anthropic Claude Opus 5.5',
        applied: 6_000_000,
        default: 6_000_000,
        isAdjustable: true,
        requests: [],
      },
    })
    expect(opus?.peak?.at).toBeGreaterThanOrEqual(from)
    expect(opus?.peak?.at).toBeLessThan(to)
    expect(opus?.share).toBeCloseTo((opus?.peak?.counted ?? 0) / 6_000_000, 10)
    expect(opus?.throttles).toBeGreaterThan(0)
    expect(opus?.lastThrottleAt).toBeGreaterThan(from)
    expect(opus?.supportText).toBeUndefined()
  })

  it('are counted from tokens where CloudWatch has no estimate, and come to the same', async () => {
    const measured = rowOf((await read()).rows, 'Claude Opus 5.5')?.peak
    const { input = 0, output = 0, cacheWrite = 0, counted } = measured ?? {}
    expect(counted).toBe(input + cacheWrite + 5 * output)
  })

  it('are read once an hour, and not at all beyond the day’s cap', async () => {
    await read()
    const asked = () => bench.requests.filter(({ operation }) => operation === 'GetMetricData')
    expect(asked()).toHaveLength(1)
    await read()
    expect(asked()).toHaveLength(1)
    bench.pass(hour)
    expect((await read(0)).isCapReached).toBe(true)
    expect(asked()).toHaveLength(1)
  })

  it('are shown without a quota where quotas may not be read', async () => {
    bench.practice.account.faults.push({ service: 'servicequotas', operation: '*', kind: 'denied' })
    const opus = rowOf((await read()).rows, 'Claude Opus 5.5')
    expect(opus?.peak).toBeDefined()
    expect(opus?.quota).toBeUndefined()
    expect(opus?.share).toBeUndefined()
  })

  it('come with a text for AWS support where the quota is nothing', async () => {
    bench.practice.account.quotas = { isNewAccount: true, applied: {}, requests: [] }
    const opus = rowOf((await read()).rows, 'Claude Opus 5.5')
    expect(opus?.share).toBeUndefined()
    expect(opus?.supportText).toContain(`Account ${bench.practice.account.id}, Region eu-central-1`)
    expect(opus?.supportText).toContain('It is 0 tokens per minute now')
  })
})

describe('the busiest minute', () => {
  beforeEach(async () => {
    bench = await openUsageBench()
  })
  const points: PointsBySeries = new Map([
    ['input a', new Map([[0, 100]])],
    [
      'output a',
      new Map([
        [0, 10],
        [minute, 60],
      ]),
    ],
    [
      'invocations a',
      new Map([
        [0, 1],
        [minute, 2],
      ]),
    ],
    ['cacheRead a', new Map([[0, 1e9]])],
    ['input b', new Map([[0, 250]])],
    ['cacheWrite b', new Map([[0, 50]])],
    ['invocations b', new Map([[0, 1]])],
    ['throttles b', new Map([[minute, 3]])],
  ])

  it('adds up all ids of a quota, weighs output five times and cache reads not at all', () => {
    expect(peakMinute(points, ['a', 'b'])).toEqual({
      countedBy: 'computed',
      peak: {
        at: 0,
        input: 350,
        output: 10,
        cacheWrite: 50,
        cacheRead: 1e9,
        invocations: 2,
        counted: 450,
      },
      throttles: 3,
      lastThrottleAt: minute,
    })
    expect(peakMinute(points, ['a']).peak?.at).toBe(minute)
  })

  it('is what CloudWatch estimates where it does', () => {
    const estimated = new Map([
      ...points,
      [
        'quotaUse a',
        new Map([
          [0, 7],
          [minute, 5],
        ]),
      ],
    ])
    expect(peakMinute(estimated, ['a'])).toMatchObject({
      countedBy: 'metric',
      peak: { at: 0, counted: 7 },
    })
  })

  it('is absent without calls', () => {
    expect(peakMinute(points, ['c'])).toMatchObject({ peak: undefined, throttles: 0 })
  })
})
