import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openUsageBench, type UsageBench } from '../../../testing/usage-bench.ts'
import { readSpend, type SpendWish } from './read-spend.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

let bench: UsageBench
beforeEach(async () => {
  bench = await openUsageBench()
})
afterEach(() => bench.close())

const read = (wish: SpendWish = {}) => readSpend(bench.context(), wish)
async function spend(wish: SpendWish = {}) {
  const answer = await read(wish)
  if (answer.status !== 'ok') throw new Error(answer.problem.title)
  return answer.value
}
/** What was asked since the last look. */
const asked = () =>
  bench.requests
    .splice(0)
    .filter(({ service }) => service === 'cost-explorer')
    .map(({ operation }) => operation)

describe('asking', () => {
  it('takes four requests the first time, and none for six hours', async () => {
    await spend()
    expect(asked().toSorted()).toEqual([
      'GetCostAndUsage',
      'GetCostAndUsage',
      'GetCostForecast',
      'GetDimensionValues',
    ])
    bench.pass(6 * hourMs - 1)
    await spend()
    expect(asked()).toEqual([])
    bench.pass(1)
    await spend()
    expect(asked()).toEqual(['GetCostAndUsage'])
  })

  it('takes one request when the person asks, and says before what it costs', async () => {
    const { nextRefreshUsd } = await spend()
    asked()
    expect(nextRefreshUsd).toBe(0.01)
    bench.pass(60_000)
    expect((await spend({ isForced: true })).readAt).toBe(bench.now())
    expect(asked()).toEqual(['GetCostAndUsage'])
  })

  it('asks for the forecast and the records a day later, one at a time when there is money for one', async () => {
    await spend()
    asked()
    bench.pass(dayMs)
    await spend({ leftUsd: 0.02 })
    expect(asked()).toEqual(['GetCostAndUsage', 'GetCostForecast'])
    bench.pass(dayMs)
    await spend({ leftUsd: 0.02 })
    expect(asked()).toEqual(['GetCostAndUsage', 'GetCostAndUsage'])
  })

  it('keeps still when there is no money left, except for the very first time', async () => {
    await spend({ leftUsd: 0 })
    expect(asked()).toHaveLength(4)
    bench.pass(dayMs)
    const { readAt } = await spend({ leftUsd: 0.009 })
    expect(asked()).toEqual([])
    expect(readAt).toBe(bench.now() - dayMs)
  })

  it('is shared by those who ask at the same time', async () => {
    const [one, other] = await Promise.all([spend(), spend()])
    expect(asked()).toHaveLength(4)
    expect(one).toEqual(other)
  })

  it('finds a new model without asking for names again', async () => {
    await spend()
    asked()
    bench.practice.account.usage.calls.push({
      at: bench.now() + hourMs,
      region: 'eu-central-1',
      modelId: 'global.anthropic.claude-sonnet-4-6',
      outcome: 'ok',
      latencyMs: 900,
      input: 2_000_000,
      output: 0,
      cacheRead: 0,
      cacheWrite: 0,
    })
    bench.pass(2 * dayMs)
    const { services } = await spend()
    expect(services).toContain('Claude Sonnet 4.6 (Amazon Bedrock Edition)')
    expect(asked()).not.toContain('GetDimensionValues')
    bench.pass(6 * dayMs)
    await spend()
    expect(asked()).toContain('GetDimensionValues')
  })
})

describe('the answer', () => {
  it('has every day by model and token type, with dollars and tokens', async () => {
    const { days, billedAsOf, monthToDateUsd, hasSpend } = await spend()
    expect(hasSpend).toBe(true)
    expect(billedAsOf).toBe('2026-11-17')
    const day = days.find((each) => each.day === '2026-11-16')
    const opus = day?.lines.filter(({ model }) => model === 'claude-opus-5-5') ?? []
    expect(opus.map(({ type }) => type).toSorted()).toEqual([
      'cacheRead',
      'cacheWrite5m',
      'input',
      'output',
    ])
    for (const line of opus)
      expect(line).toMatchObject({ region: 'eu-central-1', scope: 'geography', tier: 'standard' })
    const output = opus.find(({ type }) => type === 'output')
    expect((output?.usd ?? 0) / ((output?.tokens ?? 0) / 1e6)).toBeCloseTo(22, 6)
    const month = days.filter(({ day }) => day.startsWith('2026-11'))
    expect(monthToDateUsd).toBeCloseTo(month.reduce((sum, { usd }) => sum + usd, 0))
    for (const { usd, lines, byService, recordTypes } of days) {
      expect(lines.reduce((sum, line) => sum + line.usd, 0)).toBeCloseTo(usd)
      expect(Object.values(byService).reduce((sum, each) => sum + each, 0)).toBeCloseTo(usd)
      expect(recordTypes.usage).toBeCloseTo(usd)
    }
  })

  it('has credits, refunds and tax beside the use, not in it', async () => {
    const { monthToDate, monthToDateUsd, days } = await spend()
    expect(monthToDate.usage).toBe(monthToDateUsd)
    expect(monthToDate.credit).toBeCloseTo(-0.05 * monthToDateUsd)
    expect(monthToDate.refund).toBe(-1.5)
    expect(monthToDate.tax).toBeGreaterThan(0.18 * monthToDateUsd)
    expect(days.find(({ day }) => day === '2026-11-01')?.recordTypes.refund).toBe(-1.5)
  })

  it('is the same in pages, each of which costs a request', async () => {
    const whole = await spend()
    asked()
    bench.practice.account.usage.bill = { ...bench.practice.account.usage.bill, daysPerPage: 20 }
    bench.pass(60_000)
    const inPages = await spend({ isForced: true })
    expect(asked()).toEqual(['GetCostAndUsage', 'GetCostAndUsage'])
    expect(inPages.days).toEqual(whole.days)
    expect(inPages.nextRefreshUsd).toBe(0.02)
  })

  it('marks days that may still change', async () => {
    const { days } = await spend()
    expect(days.slice(-3).map(({ day, isClosed }) => [day, isClosed])).toEqual([
      ['2026-11-17', true],
      ['2026-11-18', false],
      ['2026-11-19', false],
    ])
  })

  it('has a forecast of the month’s end with an interval around it', async () => {
    const { forecast, monthToDateUsd, forecastUsd } = await spend()
    if (forecast.status !== 'known') throw new Error(forecast.words)
    const { interval, monthEndUsd, remainingUsd } = forecast
    expect(forecastUsd).toBe(remainingUsd)
    expect(monthEndUsd).toBeCloseTo(monthToDateUsd + remainingUsd)
    expect(interval?.lowUsd).toBeGreaterThan(monthToDateUsd)
    expect(interval?.lowUsd).toBeLessThan(monthEndUsd)
    expect(interval?.highUsd).toBeGreaterThan(monthEndUsd)
    bench.pass(12 * dayMs)
    expect((await spend({ leftUsd: 0 })).forecast).toMatchObject({
      status: 'absent',
      words: 'Not read for this month yet.',
    })
  })

  it('keeps earlier days as they were read', async () => {
    const [first] = (await spend()).days
    bench.pass(dayMs)
    const later = (await spend()).days
    expect(first?.day).toBe('2026-09-19')
    expect(later[0]?.day).toBe('2026-09-20')
    expect(new Set(later.map(({ day }) => day)).size).toBe(later.length)
    expect(later).toHaveLength(62)
  })
})
