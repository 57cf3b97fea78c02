import { describe, expect, it } from 'vitest'
import { emptyRow } from './sample-row.ts'
import { exampleInput, savingsInputFrom, savingsOf } from './savings.ts'

const sonnet4 = {
  input: 3,
  output: 15,
  cacheRead: 0.3,
  cacheWrite5m: 3.75,
  cacheWrite1h: 6,
  source: '',
}
const opus = {
  input: 4,
  output: 20,
  cacheRead: 0.2,
  cacheWrite5m: 5,
  cacheWrite1h: 8,
  source: '',
}

describe('what caching saves', () => {
  it('counts the first write: $15.17 a day where the guide had $15.05', () => {
    const { without, fiveMinutes } = savingsOf(exampleInput, sonnet4)
    expect(without).toEqual({ usdPerDay: 150, usdPerMonth: 4500 })
    expect(fiveMinutes.usdPerDay).toBeCloseTo(15.1725, 10)
    expect(fiveMinutes.usdPerMonth).toBeCloseTo(455.175, 8)
    expect(fiveMinutes.savedShare).toBeCloseTo(0.89885, 5)
  })

  it('reads at the model’s own price, which is no longer a tenth of its input', () => {
    const { fiveMinutes, without } = savingsOf(exampleInput, opus)
    expect(without.usdPerDay).toBe(200)
    expect(fiveMinutes.usdPerDay).toBeCloseTo(0.05 * 5 + 999 * 0.05 * 0.2, 10)
  })

  it('writes again after every pause that outlasts the cache; an hour’s writes are dearer', () => {
    const input = { ...exampleInput, pausesOverFiveMinutes: 9, pausesOverAnHour: 1 }
    const { fiveMinutes, oneHour } = savingsOf(input, sonnet4)
    expect([fiveMinutes.writesPerDay, fiveMinutes.readsPerDay]).toEqual([10, 990])
    expect([oneHour.writesPerDay, oneHour.readsPerDay]).toEqual([2, 998])
    expect(oneHour.usdPerDay).toBeCloseTo(2 * 0.05 * 6 + 998 * 0.05 * 0.3, 10)
  })

  it('is a loss when calls are further apart than the cache lasts', () => {
    const { fiveMinutes, oneHour } = savingsOf({ ...exampleInput, callsPerDay: 48 }, sonnet4)
    expect([fiveMinutes.writesPerDay, fiveMinutes.readsPerDay]).toEqual([48, 0])
    expect(fiveMinutes.saved.usdPerDay).toBeLessThan(0)
    expect(oneHour.saved.usdPerDay).toBeGreaterThan(0)
  })

  it('leaves new input and output at their price', () => {
    const input = { ...exampleInput, freshInputTokens: 1000, outputTokens: 500 }
    const more = 1000 * (0.001 * 3 + 0.0005 * 15)
    const [plain, own] = [savingsOf(exampleInput, sonnet4), savingsOf(input, sonnet4)]
    expect(own.without.usdPerDay - plain.without.usdPerDay).toBeCloseTo(more, 10)
    expect(own.oneHour.usdPerDay - plain.oneHour.usdPerDay).toBeCloseTo(more, 10)
  })

  it('is nothing without calls', () => {
    const { without, fiveMinutes } = savingsOf({ ...exampleInput, callsPerDay: 0 }, opus)
    expect([without.usdPerDay, fiveMinutes.usdPerDay, fiveMinutes.savedShare]).toEqual([
      0,
      0,
      undefined,
    ])
  })
})

describe('one’s own numbers', () => {
  const hour = 3_600_000
  const times = [0, 1, 2, 5, 24, 25].map((hours) => hours * hour)
  const day = (time: number) => String(Math.floor(time / (24 * hour)))

  it('are an average day of those with calls, with its pauses', () => {
    const row = {
      ...emptyRow(times.length),
      requests: { ...emptyRow(6).requests, invocations: [10, 10, 0, 10, 10, 0] },
      tokens: {
        input: [400, 0, 0, 0, 0, 0],
        output: [0, 800, 0, 0, 0, 0],
        cacheRead: [0, 0, 0, 3600, 0, 0],
        cacheWrite: [0, 0, 0, 0, 400, 0],
      },
    }
    expect(savingsInputFrom([row], times, 3600, day)).toEqual({
      callsPerDay: 20,
      prefixTokens: 100,
      freshInputTokens: 10,
      outputTokens: 20,
      hoursPerDay: 2,
      pausesOverFiveMinutes: 1,
      pausesOverAnHour: 1,
      daysPerMonth: 30,
    })
  })

  it('are not made up where there are none', () => {
    expect(savingsInputFrom([emptyRow(6)], times, 3600, day)).toBeUndefined()
  })
})
