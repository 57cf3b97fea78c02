import type { Spend } from '../../shared/usage/spend.ts'
import type { Metrics, TokenType } from '../../shared/usage/usage.ts'
import { sum, tokenSeries } from './series.ts'

const dayMs = 86_400_000

export type Totals = {
  readonly byType: Readonly<Record<TokenType, number>>
  /** US dollars; undefined when a used model's price is unknown. */
  readonly usd: number | undefined
  readonly unpriced: readonly string[]
  /** Share of input that came from the cache, 0 to 1; undefined without input. */
  readonly cacheHitRate: number | undefined
  readonly requests: number
  readonly throttles: number
  readonly errors: number
}

/** What the range adds up to, from its `from`-th bucket on. */
export function totalsOf({ models, requests }: Metrics, from = 0): Totals {
  const ofType = (type: TokenType) => sum(models.map(({ tokens }) => sum(tokens[type].slice(from))))
  const byType: Record<TokenType, number> = {
    input: ofType('input'),
    output: ofType('output'),
    cacheRead: ofType('cacheRead'),
    cacheWrite: ofType('cacheWrite'),
  }
  const used = models.filter(({ tokens }) =>
    tokenSeries.some(({ type }) => sum(tokens[type].slice(from)) > 0),
  )
  const unpriced = used.filter(({ usd }) => usd === null).map(({ name }) => name)
  const read = byType.input + byType.cacheRead + byType.cacheWrite
  return {
    byType,
    unpriced,
    usd: unpriced.length > 0 ? undefined : sum(used.map(({ usd }) => sum((usd ?? []).slice(from)))),
    cacheHitRate: read === 0 ? undefined : byType.cacheRead / read,
    requests: sum(requests.invocations.slice(from)),
    throttles: sum(requests.throttles.slice(from)),
    errors: sum(requests.clientErrors.slice(from)) + sum(requests.serverErrors.slice(from)),
  }
}

/** Index of the first bucket of the current UTC day, the day AWS bills by. */
export function firstOfToday(times: readonly number[], now: number): number {
  const midnight = Math.floor(now / dayMs) * dayMs
  const index = times.findIndex((time) => time >= midnight)
  return index < 0 ? times.length : index
}

export type DayMoney = {
  /** YYYY-MM-DD, UTC. */
  readonly day: string
  readonly estimated: number | undefined
  readonly billed: number | undefined
  /** False while AWS may still change the amount. */
  readonly isFinal: boolean
}

/** Estimated and billed dollars per UTC day. A day the range only partly covers has no estimate. */
export function moneyByDay(
  times: readonly number[],
  bucketSeconds: number,
  metrics: Metrics | undefined,
  spend: Spend | undefined,
  now: number,
): DayMoney[] {
  const [start = 0] = times
  const end = (times.at(-1) ?? 0) + bucketSeconds * 1000
  const first = Math.floor(start / dayMs)
  const days = Array.from({ length: Math.ceil(end / dayMs) - first }, (_, index) => first + index)
  return days.map((number) => {
    const day = new Date(number * dayMs).toISOString().slice(0, 10)
    const inDay = times.flatMap((time, index) =>
      Math.floor(time / dayMs) === number ? [index] : [],
    )
    const isWhole = start <= number * dayMs
    const isPriced = metrics?.models.every(({ usd }) => usd !== null) ?? false
    const billed = spend?.days.find((each) => each.day === day)
    // Today has no bill yet: a zero there would look like a free day.
    const isBilled = billed !== undefined && (billed.usd > 0 || (number + 1) * dayMs <= now - dayMs)
    return {
      day,
      estimated:
        isWhole && isPriced && metrics
          ? sum(metrics.models.map(({ usd }) => sum(inDay.map((index) => usd?.[index] ?? 0))))
          : undefined,
      billed: isBilled ? billed.usd : undefined,
      isFinal: billed?.isEstimated === false,
    }
  })
}
