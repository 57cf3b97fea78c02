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

const isOneOf = (Key: ce.Dimension, ...Values: string[]): ce.Expression => ({
  Dimensions: { Key, Values },
})
const usageOf = (...services: string[]): ce.Expression => ({
  And: [isOneOf('SERVICE', ...services), isOneOf('RECORD_TYPE', 'Usage')],
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
        Filter: usageOf('Claude Opus 5.5 (Amazon Bedrock Edition)'),
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

  it('names usage the way each generation of models is sold', async () => {
    const used = {
      at: today - dayMs,
      region: 'eu-central-1',
      outcome: 'ok' as const,
      latencyMs: 900,
      input: 2_000_000,
      output: 0,
      cacheRead: 0,
      cacheWrite: 0,
    }
    practice.account.usage.calls = [
      { ...used, modelId: 'global.anthropic.claude-sonnet-4-6' },
      { ...used, modelId: 'amazon.nova-lite-v1:0' },
    ]
    const { ResultsByTime } = await costs().send(
      new ce.GetCostAndUsageCommand({
        TimePeriod: { Start: day(today - dayMs), End: day(today) },
        Granularity: 'DAILY',
        Metrics: ['UnblendedCost', 'UsageQuantity'],
        Filter: usageOf('Claude Sonnet 4.6 (Amazon Bedrock Edition)', 'Amazon Bedrock'),
        GroupBy: [{ Type: 'DIMENSION', Key: 'USAGE_TYPE' }],
      }),
    )
    const lines = ResultsByTime?.[0]?.Groups?.map(({ Keys, Metrics }) => [
      Keys?.[0],
      Number(Metrics?.UsageQuantity?.Amount),
      Number(Metrics?.UnblendedCost?.Amount),
    ])
    expect(lines).toEqual([
      ['EUC1-MP:EUC1_InputTokenCount_Global-Units', 2, 6],
      ['EUC1-NovaLite-input-tokens', 2000, 0.12],
    ])
    practice.account.usage.calls = []
  })

  it('refuses days it never had', async () => {
    const ask = (Start: string, End: string) =>
      costs().send(
        new ce.GetCostAndUsageCommand({
          TimePeriod: { Start, End },
          Granularity: 'DAILY',
          Metrics: ['UnblendedCost'],
        }),
      )
    for (const [start, end] of [
      ['0001-01-01', '2026-11-01'],
      ['2026-11-01', '9999-12-31'],
      ['2026-99-99', '2026-11-01'],
    ] as const)
      await expect(ask(start, end)).rejects.toMatchObject({ name: 'ValidationException' })
  })
})
