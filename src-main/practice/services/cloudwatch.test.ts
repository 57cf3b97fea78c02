import * as cloudwatch from '@aws-sdk/client-cloudwatch'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Practice, startPractice } from '../start.ts'

const dayMs = 86_400_000
// A Thursday at noon, so that every run sees the same month.
const noon = Date.UTC(2026, 10, 19, 12)
const today = Date.UTC(2026, 10, 19)

let practice: Practice
beforeAll(async () => {
  practice = await startPractice({ scenario: 'month-of-use', now: () => noon })
})
afterAll(() => practice.stop())

const options = () => ({
  endpoint: practice.endpoint,
  region: 'eu-central-1',
  credentials: practice.keys.admin,
  maxAttempts: 1,
})
const metrics = () => new cloudwatch.CloudWatchClient(options())
const query = (Id: string, MetricName: string, ModelId: string, Period: number, Stat = 'Sum') => ({
  Id,
  MetricStat: {
    Metric: {
      Namespace: 'AWS/Bedrock',
      MetricName,
      Dimensions: [{ Name: 'ModelId', Value: ModelId }],
    },
    Period,
    Stat,
  },
})
const opus = 'eu.anthropic.claude-opus-5-5'

async function sum(MetricName: string, ModelId: string, Period: number, from: number, to: number) {
  const { MetricDataResults } = await metrics().send(
    new cloudwatch.GetMetricDataCommand({
      MetricDataQueries: [query('q', MetricName, ModelId, Period)],
      StartTime: new Date(from),
      EndTime: new Date(to),
    }),
  )
  return (MetricDataResults?.[0]?.Values ?? []).reduce((total, value) => total + value, 0)
}

describe('CloudWatch', () => {
  it('lists series of the last two weeks only, by ModelId', async () => {
    const { Metrics = [] } = await metrics().send(
      new cloudwatch.ListMetricsCommand({ Namespace: 'AWS/Bedrock', MetricName: 'Invocations' }),
    )
    expect(Metrics.map(({ Dimensions }) => Dimensions?.[0]?.Value).sort()).toEqual([
      'eu.anthropic.claude-haiku-5-5',
      opus,
      'eu.anthropic.claude-sonnet-5-5',
    ])
  })

  it('adds up to the same whatever the period', async () => {
    const span = [today - dayMs, today] as const
    const hourly = await sum('InputTokenCount', opus, 3600, ...span)
    expect(hourly).toBeGreaterThan(10_000)
    expect(await sum('InputTokenCount', opus, 300, ...span)).toBe(hourly)
    expect(await sum('InputTokenCount', opus, 60, ...span)).toBe(hourly)
  })

  it('shows nothing for names it does not have', async () => {
    for (const name of ['InputTokens', 'Throttles', 'ModelInvocationLatency'])
      expect(await sum(name, opus, 3600, today - dayMs, today)).toBe(0)
    expect(
      await sum('InputTokenCount', 'anthropic.claude-opus-5-5', 3600, today - dayMs, today),
    ).toBe(0)
  })

  it('keeps minutes for 15 days and five minutes for 63', async () => {
    const old = [today - 20 * dayMs, today - 19 * dayMs] as const
    expect(await sum('InputTokenCount', opus, 60, ...old)).toBe(0)
    expect(await sum('InputTokenCount', opus, 300, ...old)).toBeGreaterThan(0)
  })

  it('publishes a minute two minutes later', async () => {
    practice.account.usage.calls = [
      {
        at: noon - 60_000,
        region: 'eu-central-1',
        modelId: 'late',
        outcome: 'ok',
        latencyMs: 900,
        input: 7,
        output: 1,
        cacheRead: 0,
        cacheWrite: 0,
      },
    ]
    const ask = () => sum('InputTokenCount', 'late', 60, noon - 300_000, noon + 300_000)
    expect(await ask()).toBe(0)
    practice.account.clockAheadMs = 120_000
    expect(await ask()).toBe(7)
    practice.account.clockAheadMs = 0
    practice.account.usage.calls = []
  })

  it('pages through many points and loses none', async () => {
    const input = {
      MetricDataQueries: [
        query('a', 'Invocations', opus, 300),
        query('b', 'OutputTokenCount', opus, 300),
      ],
      StartTime: new Date(today - 2 * dayMs),
      EndTime: new Date(today),
    }
    const whole = await metrics().send(new cloudwatch.GetMetricDataCommand(input))
    const counts = { a: 0, b: 0 }
    let pages = 0
    const paged = cloudwatch.paginateGetMetricData(
      { client: metrics() },
      { ...input, MaxDatapoints: 100 },
    )
    for await (const { MetricDataResults = [] } of paged) {
      pages += 1
      for (const { Id, Values = [] } of MetricDataResults)
        if (Id === 'a' || Id === 'b') counts[Id] += Values.length
    }
    expect(pages).toBeGreaterThan(2)
    expect(Object.values(counts)).toEqual(
      whole.MetricDataResults?.map(({ Values }) => Values?.length),
    )
  })

  it('answers GetMetricStatistics with the same numbers, up to 1,440 of them', async () => {
    const ask = (Period: number) =>
      metrics().send(
        new cloudwatch.GetMetricStatisticsCommand({
          Namespace: 'AWS/Bedrock',
          MetricName: 'OutputTokenCount',
          Dimensions: [{ Name: 'ModelId', Value: opus }],
          StartTime: new Date(today - 3 * dayMs),
          EndTime: new Date(today),
          Period,
          Statistics: ['Sum'],
        }),
      )
    const { Datapoints = [] } = await ask(3600)
    const total = Datapoints.reduce((all, { Sum = 0 }) => all + Sum, 0)
    expect(total).toBe(await sum('OutputTokenCount', opus, 3600, today - 3 * dayMs, today))
    await expect(ask(60)).rejects.toThrow(/1,440/)
  })

  it('answers a month of hours for many series quickly enough to be watched', async () => {
    const names = ['Invocations', 'InputTokenCount', 'OutputTokenCount', 'InvocationLatency']
    const { MetricDataResults } = await metrics().send(
      new cloudwatch.GetMetricDataCommand({
        MetricDataQueries: names.map((name, index) => query(`q${index}`, name, opus, 3600)),
        StartTime: new Date(today - 30 * dayMs),
        EndTime: new Date(today),
      }),
    )
    expect(MetricDataResults?.every(({ Values = [] }) => Values.length > 200)).toBe(true)
  })

  it('answers any range and any name at once', async () => {
    const forever = [0, Date.UTC(2100, 0, 1)] as const
    expect(await sum('Invocations', opus, 60, ...forever)).toBeGreaterThan(100)
    for (const name of ['constructor', '__proto__'])
      expect(await sum(name, opus, 86_400, ...forever)).toBe(0)
  })

  it('keeps what happened in a period that begins at an odd minute', async () => {
    const from = today - 3 * 3_600_000 + 17 * 60_000
    const whole = await sum('Invocations', opus, 60, from, noon)
    expect(await sum('Invocations', opus, 3600, from, noon)).toBe(whole)
    expect(await sum('Invocations', opus, 86_400, from, noon)).toBe(whole)
  })

  it('spells the cache metrics in the one way the account is set to', async () => {
    const span = [today - dayMs, today] as const
    const tokens = await sum('CacheReadInputTokens', opus, 3600, ...span)
    practice.account.usage.cacheMetricSuffix = 'TokenCount'
    expect(await sum('CacheReadInputTokenCount', opus, 3600, ...span)).toBe(tokens)
    expect(await sum('CacheReadInputTokens', opus, 3600, ...span)).toBe(0)
    practice.account.usage.cacheMetricSuffix = 'Tokens'
  })

  it('gives a single call its own latency in every statistic, and its first token if it streamed', async () => {
    const call = {
      at: noon - 600_000,
      region: 'eu-central-1',
      modelId: 'one',
      outcome: 'ok' as const,
      latencyMs: 900,
      input: 7,
      output: 1,
      cacheRead: 0,
      cacheWrite: 0,
    }
    practice.account.usage.calls = [call, { ...call, modelId: 'two', firstTokenMs: 300 }]
    const { MetricDataResults = [] } = await metrics().send(
      new cloudwatch.GetMetricDataCommand({
        MetricDataQueries: [
          query('mean', 'InvocationLatency', 'one', 60, 'Average'),
          query('high', 'InvocationLatency', 'one', 60, 'p99'),
          query('whole', 'TimeToFirstToken', 'one', 60, 'p50'),
          query('streamed', 'TimeToFirstToken', 'two', 60, 'p50'),
          { ...query('hidden', 'Invocations', 'one', 60), ReturnData: false },
        ],
        StartTime: new Date(noon - 3_600_000),
        EndTime: new Date(noon),
      }),
    )
    expect(MetricDataResults.map(({ Id, Values }) => [Id, Values])).toEqual([
      ['mean', [900]],
      ['high', [900]],
      ['whole', []],
      ['streamed', [300]],
    ])
    practice.account.usage.calls = []
  })
})
