import * as cloudwatch from '@aws-sdk/client-cloudwatch'
import * as ce from '@aws-sdk/client-cost-explorer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findModel } from '../bedrock/models.ts'
import { type Practice, startPractice } from '../start.ts'

const dayMs = 86_400_000
// A Thursday at noon, so that every run sees the same month.
const noon = Date.UTC(2026, 10, 19, 12)
const today = Date.UTC(2026, 10, 19)
const day = (time: number) => new Date(time).toISOString().slice(0, 10)

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
const costs = () => new ce.CostExplorerClient(options())
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
})

describe('Cost Explorer', () => {
  const month = { Start: day(today - 30 * dayMs), End: day(today) }

  it('sells every Claude model as a service of its own', async () => {
    const { DimensionValues } = await costs().send(
      new ce.GetDimensionValuesCommand({
        TimePeriod: month,
        Dimension: 'SERVICE',
        SearchString: 'Bedrock',
      }),
    )
    expect(DimensionValues?.map(({ Value }) => Value)).toEqual([
      'Claude Haiku 5.5 (Amazon Bedrock Edition)',
      'Claude Opus 5.5 (Amazon Bedrock Edition)',
      'Claude Sonnet 5.5 (Amazon Bedrock Edition)',
    ])
  })

  it('bills exactly the tokens that CloudWatch shows, a tenth more within a geography', async () => {
    const start = today - 3 * dayMs
    const { ResultsByTime } = await costs().send(
      new ce.GetCostAndUsageCommand({
        TimePeriod: { Start: day(start), End: day(start + dayMs) },
        Granularity: 'DAILY',
        Metrics: ['UnblendedCost', 'UsageQuantity'],
        Filter: {
          Dimensions: { Key: 'SERVICE', Values: ['Claude Opus 5.5 (Amazon Bedrock Edition)'] },
        },
        GroupBy: [{ Type: 'DIMENSION', Key: 'USAGE_TYPE' }],
      }),
    )
    const prices = findModel('anthropic.claude-opus-5-5')?.prices
    const kinds = [
      ['input_tokens', 'InputTokenCount', prices?.input],
      ['output_tokens', 'OutputTokenCount', prices?.output],
      ['cache_read_tokens', 'CacheReadInputTokens', prices?.cacheRead],
      ['cache_write_tokens', 'CacheWriteInputTokens', prices?.cacheWrite],
    ] as const
    for (const [kind, metric, price = 0] of kinds) {
      const tokens = await sum(metric, opus, 3600, start, start + dayMs)
      const group = ResultsByTime?.[0]?.Groups?.find(
        ({ Keys }) => Keys?.[0] === `EUC1-MP:EUC1_${kind}_standard-Units`,
      )
      expect(Number(group?.Metrics?.UsageQuantity?.Amount) * 1e6).toBeCloseTo(tokens, 2)
      expect(Number(group?.Metrics?.UnblendedCost?.Amount)).toBeCloseTo(
        (tokens / 1e6) * price * 1.1,
        6,
      )
    }
  })

  it('is a day behind and says which days may still change', async () => {
    const { ResultsByTime = [] } = await costs().send(
      new ce.GetCostAndUsageCommand({
        TimePeriod: { Start: day(today - 3 * dayMs), End: day(today + dayMs) },
        Granularity: 'DAILY',
        Metrics: ['UnblendedCost'],
      }),
    )
    expect(ResultsByTime.map(({ Estimated }) => Estimated)).toEqual([false, false, true, true])
    expect(ResultsByTime.map(({ Total }) => Number(Total?.UnblendedCost?.Amount) > 0)).toEqual([
      true,
      true,
      true,
      false,
    ])
  })

  it('keeps tax apart by record type', async () => {
    const ask = async (Values: string[]) => {
      const { ResultsByTime } = await costs().send(
        new ce.GetCostAndUsageCommand({
          TimePeriod: month,
          Granularity: 'MONTHLY',
          Metrics: ['UnblendedCost'],
          Filter: { Dimensions: { Key: 'RECORD_TYPE', Values } },
        }),
      )
      return (ResultsByTime ?? []).reduce(
        (all, { Total }) => all + Number(Total?.UnblendedCost?.Amount),
        0,
      )
    }
    expect((await ask(['Tax'])) / (await ask(['Usage']))).toBeCloseTo(0.19, 2)
  })

  it('forecasts from the last week, and not for an account without history', async () => {
    const ask = () =>
      costs().send(
        new ce.GetCostForecastCommand({
          TimePeriod: { Start: day(today), End: '2026-12-01' },
          Metric: 'UNBLENDED_COST',
          Granularity: 'MONTHLY',
        }),
      )
    expect(Number((await ask()).Total?.Amount)).toBeGreaterThan(10)
    practice.account.usage.costExplorerEnabled = false
    await expect(ask()).rejects.toMatchObject({ name: 'DataUnavailableException' })
    practice.account.usage.costExplorerEnabled = true
  })
})
