import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { capShares, standardDailyCapUsd } from '../../../shared/usage/watching.ts'
import { metricsIn, openUsageBench, type UsageBench } from '../../testing/usage-bench.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

let bench: UsageBench
beforeEach(async () => {
  bench = await openUsageBench({ startsAt: Date.UTC(2026, 10, 2, 8) })
})
afterEach(() => bench.close())

const usdOf = (from = 0) =>
  bench.requests
    .slice(from)
    .reduce(
      (sum, { service, metrics }) =>
        sum + (service === 'cost-explorer' ? 0.01 : (metrics * 0.01) / 1000),
      0,
    )
const billed = () =>
  bench.requests.filter(
    ({ service, operation }) => service === 'cost-explorer' || operation === 'GetMetricData',
  )

describe('watching three models in one Region', () => {
  it('for 8 hours a day on 30 days costs less than a dollar', async () => {
    const waits: number[] = []
    for (let day = 0; day < 30; day += 1) {
      const morning = bench.now()
      bench.forget()
      while (bench.now() < morning + 8 * hourMs) {
        const { watching } = await bench.read('7d', { zone: 'Europe/Berlin' })
        waits.push(watching.pollAfterMs)
        bench.pass(watching.pollAfterMs)
      }
      bench.pass(morning + dayMs - bench.now())
    }
    console.info(
      `Watching 30 days of 8 hours: $${usdOf().toFixed(3)}; a poll every ${Math.round(waits.reduce((a, b) => a + b) / waits.length / minuteMs)} min; ${billed().length} billed requests`,
    )
    expect(usdOf()).toBeLessThanOrEqual(1)
    // And it is still watching: no day without a poll every quarter of an hour or so.
    expect(Math.max(...waits)).toBeLessThanOrEqual(20 * minuteMs)
  }, 300_000)

  it('costs no more when the window asks every few seconds, in every range and Region', async () => {
    const ranges = ['1h', 'today', '24h', '7d', '14d', '30d', 'month'] as const
    for (let second = 0; second < 200; second += 1) {
      await bench.read(ranges[second % ranges.length] ?? '1h')
      bench.pass(5_000)
    }
    const bills = bench.requests.filter(({ service }) => service === 'cost-explorer')
    expect(bills.length).toBeLessThanOrEqual(4)
    expect(usdOf() - bills.length * 0.01).toBeLessThanOrEqual(
      standardDailyCapUsd * capShares.cloudWatch,
    )
  }, 60_000)
})

describe('a warm refresh', () => {
  it.each(['1h', 'today', '24h', '7d', '14d', '30d', 'month'] as const)(
    'of %s asks Cost Explorer nothing and CloudWatch at most twice',
    async (range) => {
      const { pollAfterMs } = (await bench.read(range)).watching
      for (let poll = 0; poll < 6; poll += 1) {
        bench.pass(pollAfterMs)
        bench.requests.length = 0
        await bench.read(range)
        expect(bench.requests.filter(({ service }) => service === 'cost-explorer')).toEqual([])
        if (bench.requests.length > 2) console.log(new Date(bench.now()), bench.requests)
        expect(bench.requests.length).toBeLessThanOrEqual(2)
      }
    },
  )

  it('asks nothing before its time, and everything when the person wants it', async () => {
    const first = await bench.read('24h')
    bench.requests.length = 0
    bench.pass(first.watching.pollAfterMs - minuteMs)
    const early = await bench.read('24h')
    expect(billed()).toEqual([])
    expect(metricsIn(early).detail.regions).toMatchObject([{ status: 'kept' }])
    await bench.read('24h', { refreshMetrics: true })
    expect(usdOf()).toBeCloseTo(early.watching.nextRefreshUsd, 10)
    expect(usdOf()).toBeGreaterThan(0)
  })

  it('gives the same numbers as reading everything anew', async () => {
    for (const range of ['1h', '24h', '7d', '30d'] as const) {
      const { pollAfterMs } = (await bench.read(range)).watching
      bench.pass(pollAfterMs + 4 * hourMs)
      const warm = metricsIn(await bench.read(range, { refreshMetrics: true }))
      const fresh = await openUsageBench({ startsAt: bench.now() })
      Object.assign(fresh.practice.account, bench.practice.account)
      const anew = metricsIn(await fresh.read(range))
      expect(warm.models).toEqual(anew.models)
      expect(warm.requests).toEqual(anew.requests)
      await fresh.close()
    }
  }, 30_000)
})

describe('what nobody calls any more', () => {
  it('is not paid for, and the window waits for a quarter of an hour', async () => {
    await bench.read('24h')
    bench.practice.account.usage = { ...bench.practice.account.usage, ticking: false }
    bench.practice.account.usage.calls = []
    Object.assign(bench.practice.account.usage, { startedAt: bench.now() })
    for (let poll = 0; poll < 8; poll += 1) {
      bench.pass(hourMs)
      await bench.read('24h')
    }
    bench.requests.length = 0
    bench.pass(16 * minuteMs)
    const idle = await bench.read('24h')
    expect(billed()).toEqual([])
    expect(idle.watching.pollAfterMs).toBe(15 * minuteMs)
  })
})

describe('the day’s cap', () => {
  it('of nothing lets nothing be asked that costs, and says when it goes on', async () => {
    await bench.read('24h')
    bench.pass(2 * hourMs)
    bench.requests.length = 0
    const capped = await bench.read('24h', {}, 0)
    expect(billed()).toEqual([])
    expect(capped.watching).toMatchObject({
      dailyCapUsd: 0,
      isCapReached: true,
      goesOnAt: Date.UTC(2026, 10, 3),
    })
    expect(metricsIn(capped).models).not.toEqual([])
    expect(metricsIn(capped).detail.regions).toMatchObject([{ status: 'kept' }])
  })

  it('is per UTC day: the next morning it goes on', async () => {
    const cap = 0.001 / capShares.cloudWatch
    await bench.read('24h', {}, cap)
    bench.pass(2 * hourMs)
    await bench.read('24h', {}, cap)
    bench.pass(2 * hourMs)
    expect((await bench.read('24h', {}, cap)).watching.isCapReached).toBe(true)
    bench.pass(dayMs)
    expect((await bench.read('24h', {}, cap)).watching.isCapReached).toBe(false)
  })

  it('does not hold back what the person asks for, having seen what it costs', async () => {
    await bench.read('24h', {}, 0)
    bench.requests.length = 0
    const forced = await bench.read('24h', { refreshMetrics: true }, 0)
    expect(billed()).not.toEqual([])
    expect(metricsIn(forced).models).not.toEqual([])
  })

  it('of more makes it livelier', async () => {
    const [usual, more] = [standardDailyCapUsd, 10 * standardDailyCapUsd]
    const slow = (await bench.read('24h', {}, usual)).watching.pollAfterMs
    const fast = (await bench.read('24h', {}, more)).watching.pollAfterMs
    expect(fast).toBeLessThan(slow / 4)
    expect(fast).toBeGreaterThanOrEqual(minuteMs)
  })
})

describe('the meter', () => {
  it('counts every billed call at its price, by day and month, across a restart', async () => {
    const first = await bench.read('24h')
    expect(first.watching.today.usd).toBeCloseTo(usdOf(), 10)
    bench.pass(dayMs)
    bench.forget()
    const before = bench.requests.length
    const next = await bench.read('24h')
    expect(next.watching.today.usd).toBeCloseTo(usdOf(before), 10)
    expect(next.watching.usd).toBeCloseTo(usdOf(), 10)
    bench.pass(30 * dayMs)
    const month = bench.requests.length
    expect((await bench.read('24h')).watching.usd).toBeCloseTo(usdOf(month), 10)
  })
})
