import type { Prices } from '../setup/review.ts'
import type { UsageRow } from './metrics.ts'

/** What somebody sends in a day. Tokens are those of one call. */
export type SavingsInput = {
  readonly callsPerDay: number
  /** What is the same in every call and can be cached. */
  readonly prefixTokens: number
  /** What is new in a call. */
  readonly freshInputTokens: number
  readonly outputTokens: number
  /** Over how many hours of the day the calls are spread. */
  readonly hoursPerDay: number
  /** How often in a day nobody calls for so long that the cache is gone. */
  readonly pausesOverFiveMinutes: number
  readonly pausesOverAnHour: number
  readonly daysPerMonth: number
}
export type Cost = { readonly usdPerDay: number; readonly usdPerMonth: number }
export type CachedCost = Cost & {
  /** How often the prefix is written and read in a day. */
  readonly writesPerDay: number
  readonly readsPerDay: number
  /** What it saves; less than nothing where the cache is gone before it is read. */
  readonly saved: Cost
  /** Part of the cost without a cache, 0 to 1; undefined where that is nothing. */
  readonly savedShare: number | undefined
}
export type Savings = {
  readonly without: Cost
  /** The cache that lasts five minutes after its last use, and the one that lasts an hour. */
  readonly fiveMinutes: CachedCost
  readonly oneHour: CachedCost
}

const minute = 60

/**
 * What a cached prefix costs and saves. The first call writes it (dearer than plain input), the others read it as long
 * as no two of them are further apart than the cache lasts; every read makes it last anew.
 */
export function savingsOf(input: SavingsInput, prices: Prices): Savings {
  const { callsPerDay, prefixTokens, freshInputTokens, outputTokens } = input
  const cost = (usdPerDay: number): Cost => ({
    usdPerDay,
    usdPerMonth: usdPerDay * input.daysPerMonth,
  })
  const dearer =
    (callsPerDay * (freshInputTokens * prices.input + outputTokens * prices.output)) / 1e6
  const without = cost(dearer + (callsPerDay * prefixTokens * prices.input) / 1e6)

  const cached = (lastsSeconds: number, pauses: number, usdPerWrite: number): CachedCost => {
    const apartSeconds = (input.hoursPerDay * 3600) / Math.max(callsPerDay, 1)
    const isAlwaysGone = apartSeconds > lastsSeconds
    const writesPerDay = isAlwaysGone ? callsPerDay : Math.min(callsPerDay, 1 + pauses)
    const readsPerDay = callsPerDay - writesPerDay
    const prefix =
      (prefixTokens * (writesPerDay * usdPerWrite + readsPerDay * prices.cacheRead)) / 1e6
    const own = cost(dearer + prefix)
    return {
      ...own,
      writesPerDay,
      readsPerDay,
      saved: cost(without.usdPerDay - own.usdPerDay),
      savedShare: without.usdPerDay === 0 ? undefined : 1 - own.usdPerDay / without.usdPerDay,
    }
  }
  return {
    without,
    fiveMinutes: cached(5 * minute, input.pausesOverFiveMinutes, prices.cacheWrite5m),
    oneHour: cached(60 * minute, input.pausesOverAnHour, prices.cacheWrite1h),
  }
}

/** The guide's own example, for those who have no numbers yet. */
export const exampleInput: SavingsInput = {
  callsPerDay: 1000,
  prefixTokens: 50_000,
  freshInputTokens: 0,
  outputTokens: 0,
  hoursPerDay: 8,
  pausesOverFiveMinutes: 0,
  pausesOverAnHour: 0,
  daysPerMonth: 30,
}

/**
 * The same from somebody's own metrics: an average day of those with calls. Undefined without any. Pauses are counted
 * where buckets are short enough to see them.
 */
export function savingsInputFrom(
  rows: readonly UsageRow[],
  times: readonly number[],
  bucketSeconds: number,
  dayOf: (time: number) => string,
): SavingsInput | undefined {
  const at = (pick: (row: UsageRow) => readonly number[], index: number) =>
    rows.reduce((sum, row) => sum + (pick(row)[index] ?? 0), 0)
  const total = (pick: (row: UsageRow) => readonly number[]) =>
    times.reduce((sum, _, index) => sum + at(pick, index), 0)
  const busy = times.filter((_, index) => at(({ requests }) => requests.invocations, index) > 0)
  const calls = total(({ requests }) => requests.invocations)
  const days = new Set(busy.map(dayOf)).size
  if (calls === 0 || days === 0) return undefined
  const pausesOver = (seconds: number) =>
    busy.filter((time, index) => {
      const before = busy[index - 1]
      return (
        before !== undefined &&
        dayOf(before) === dayOf(time) &&
        (time - before) / 1000 - bucketSeconds >= seconds
      )
    }).length
  const prefix = total(({ tokens }) => tokens.cacheRead) + total(({ tokens }) => tokens.cacheWrite)
  const perCall = (tokens: number) => Math.round(tokens / calls)
  const perDay = (count: number) => Math.max(1, Math.round(count / days))
  return {
    callsPerDay: perDay(calls),
    prefixTokens: perCall(prefix),
    freshInputTokens: perCall(total(({ tokens }) => tokens.input)),
    outputTokens: perCall(total(({ tokens }) => tokens.output)),
    hoursPerDay: Math.min(24, Math.max(1, Math.round((busy.length * bucketSeconds) / 3600 / days))),
    pausesOverFiveMinutes: Math.round(pausesOver(5 * minute) / days),
    pausesOverAnHour: Math.round(pausesOver(60 * minute) / days),
    daysPerMonth: 30,
  }
}
