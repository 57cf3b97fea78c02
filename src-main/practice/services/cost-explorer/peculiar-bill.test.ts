import * as ce from '@aws-sdk/client-cost-explorer'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Practice, startPractice } from '../../start.ts'

const month = { Start: '2026-10-20', End: '2026-11-19' }
let practice: Practice
let usual: Practice['account']['usage']['bill']
beforeAll(async () => {
  practice = await startPractice({
    scenario: 'month-of-use',
    now: () => Date.UTC(2026, 10, 19, 12),
  })
  usual = practice.account.usage.bill
})
afterEach(() => {
  practice.account.usage.bill = { ...usual }
})
afterAll(() => practice.stop())

const costs = () =>
  new ce.CostExplorerClient({
    endpoint: practice.endpoint,
    region: 'eu-central-1',
    credentials: practice.keys.admin,
    maxAttempts: 1,
  })
const isOneOf = (Key: ce.Dimension, ...Values: string[]): ce.Expression => ({
  Dimensions: { Key, Values },
})
const usageOf = (...services: string[]): ce.Expression => ({
  And: [isOneOf('SERVICE', ...services), isOneOf('RECORD_TYPE', 'Usage')],
})

describe('a bill with its peculiarities', () => {
  it('has credits by service and a refund at the start of the month', async () => {
    const { ResultsByTime = [] } = await costs().send(
      new ce.GetCostAndUsageCommand({
        TimePeriod: { Start: '2026-11-01', End: '2026-11-02' },
        Granularity: 'DAILY',
        Metrics: ['UnblendedCost'],
        GroupBy: [{ Type: 'DIMENSION', Key: 'RECORD_TYPE' }],
      }),
    )
    const records = Object.fromEntries(
      (ResultsByTime[0]?.Groups ?? []).map(({ Keys, Metrics }) => [
        Keys?.[0],
        Number(Metrics?.UnblendedCost?.Amount),
      ]),
    )
    expect(Object.keys(records)).toEqual(['Usage', 'Credit', 'Refund', 'Tax'])
    // CloudWatch's own two cents are not what the credit is for.
    expect(records.Credit).toBeCloseTo(-0.05 * ((records.Usage ?? 0) - 0.02), 6)
    expect(records.Refund).toBe(-1.5)
  })

  it('bills one-hour cache writes apart, out of the same tokens', async () => {
    const ask = async () => {
      const { ResultsByTime = [] } = await costs().send(
        new ce.GetCostAndUsageCommand({
          TimePeriod: { Start: '2026-11-16', End: '2026-11-17' },
          Granularity: 'DAILY',
          Metrics: ['UnblendedCost', 'UsageQuantity'],
          Filter: usageOf('Claude Opus 5.5 (Amazon Bedrock Edition)'),
          GroupBy: [{ Type: 'DIMENSION', Key: 'USAGE_TYPE' }],
        }),
      )
      return new Map(
        (ResultsByTime[0]?.Groups ?? []).map(({ Keys, Metrics }) => [
          Keys?.[0] ?? '',
          Number(Metrics?.UsageQuantity?.Amount),
        ]),
      )
    }
    const [short, hour] = ['', '_1h'].map(
      (span) => `EUC1-MP:EUC1_cache_write_tokens${span}_standard-Units`,
    )
    const before = await ask()
    expect(before.has(hour ?? '')).toBe(false)
    practice.account.usage.bill = { oneHourWrites: 0.25 }
    const after = await ask()
    expect(after.get(hour ?? '')).toBeCloseTo((before.get(short ?? '') ?? 0) / 4, 5)
    expect((after.get(short ?? '') ?? 0) + (after.get(hour ?? '') ?? 0)).toBeCloseTo(
      before.get(short ?? '') ?? 0,
      6,
    )
  })

  it('hands a long answer out in pages', async () => {
    practice.account.usage.bill = { daysPerPage: 12 }
    const days: string[] = []
    let NextPageToken: string | undefined
    let pages = 0
    do {
      const page = await costs().send(
        new ce.GetCostAndUsageCommand({
          TimePeriod: month,
          Granularity: 'DAILY',
          Metrics: ['UnblendedCost'],
          NextPageToken,
        }),
      )
      days.push(...(page.ResultsByTime ?? []).map(({ TimePeriod }) => TimePeriod?.Start ?? ''))
      NextPageToken = page.NextPageToken
      pages += 1
    } while (NextPageToken !== undefined)
    expect(pages).toBe(3)
    expect(new Set(days).size).toBe(30)
    practice.account.usage.bill = {}
    await expect(
      costs().send(
        new ce.GetCostAndUsageCommand({
          TimePeriod: month,
          Granularity: 'DAILY',
          Metrics: ['UnblendedCost'],
          NextPageToken: 'from-30',
        }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidNextTokenException' })
  })

  it('refuses an account that never opened it', async () => {
    practice.account.usage.bill = { isNeverOpened: true }
    await expect(
      costs().send(new ce.GetDimensionValuesCommand({ TimePeriod: month, Dimension: 'SERVICE' })),
    ).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: 'User not enabled for cost explorer access',
    })
  })
})
