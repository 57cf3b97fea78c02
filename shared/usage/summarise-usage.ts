import { joinRows, tokenTypes, usdOf } from './group.ts'
import type { MetricsDetail, UsageRow } from './metrics.ts'
import type { TokenType } from './usage.ts'

/** The numbers of the header. Money is estimated: tokens × prices. */
export type UsageSummary = {
  readonly tokensToday: Readonly<Record<TokenType, number>>
  /** Null where a used model's price is unknown. */
  readonly usdToday: number | null
  /** Names of models used today whose price is unknown. */
  readonly unpriced: readonly string[]
  /** Part of today's input that came from the cache, 0 to 1; undefined without input. */
  readonly cacheHitRate: number | undefined
  /**
   * What today's cached tokens would have cost as plain input, less what reading and writing them cost; below zero
   * where writes were not read often enough. Null where a price is unknown.
   */
  readonly savedByCachingUsd: number | null
  readonly lastHour: {
    readonly requests: number
    readonly throttles: number
    readonly errors: number
    /** Milliseconds; undefined without calls. */
    readonly p50: number | undefined
    readonly p90: number | undefined
    readonly firstToken: number | undefined
  }
}

const hourMs = 3_600_000

/** Makes the header's numbers of the latest five minutes: money and tokens since midnight, the rest of the last hour. */
export function summariseUsage(
  { rows, times, dayStart }: MetricsDetail['recent'],
  now: number,
): UsageSummary {
  const today = during(rows, times, (time) => time >= dayStart)
  const used = today.filter(({ tokens }) => tokenTypes.some((type) => sum(tokens[type]) > 0))
  const ofType = (type: TokenType) => sum(today.map(({ tokens }) => sum(tokens[type])))
  const tokensToday: Record<TokenType, number> = {
    input: ofType('input'),
    output: ofType('output'),
    cacheRead: ofType('cacheRead'),
    cacheWrite: ofType('cacheWrite'),
  }
  const sent = tokensToday.input + tokensToday.cacheRead + tokensToday.cacheWrite
  const hour = during(rows, times, (time) => time >= now - hourMs)
  return {
    tokensToday,
    usdToday: sumKnown(used.map((row) => usdOf(row))),
    unpriced: [...new Set(used.flatMap(({ name, prices }) => (prices ? [] : name)))],
    cacheHitRate: sent === 0 ? undefined : tokensToday.cacheRead / sent,
    savedByCachingUsd: sumKnown(used.map(savedUsd)),
    lastHour: hourOf(hour),
  }
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)

const sumKnown = (lists: readonly (readonly number[] | null)[]): number | null =>
  lists.some((list) => list === null) ? null : sum(lists.map((list) => sum(list ?? [])))

/** What caching saved of one row, per bucket. A row without cached tokens saved nothing whatever its price. */
function savedUsd(row: UsageRow): number[] | null {
  const { tokens, prices } = row
  const cached = tokens.cacheRead.map((read, index) => read + (tokens.cacheWrite[index] ?? 0))
  if (sum(cached) === 0) return []
  const paid = usdOf(row, ['cacheRead', 'cacheWrite'])
  if (!prices || !paid) return null
  return cached.map((count, index) => (count * prices.input) / 1e6 - (paid[index] ?? 0))
}

function hourOf(rows: readonly UsageRow[]): UsageSummary['lastHour'] {
  const { requests, latency } = joinRows(rows, rows[0]?.tokens.input.length ?? 0)
  const typical = (values: readonly (number | null)[]) => weightedBy(requests.invocations, values)
  return {
    requests: sum(requests.invocations),
    throttles: sum(requests.throttles),
    errors: sum(requests.clientErrors) + sum(requests.serverErrors),
    p50: typical(latency.p50),
    p90: typical(latency.p90),
    firstToken: typical(latency.firstToken),
  }
}

/** What values of many buckets come to, each weighted by the calls of its bucket; undefined without calls. */
export function weightedBy(
  invocations: readonly number[],
  values: readonly (number | null)[],
): number | undefined {
  const known = values.flatMap((value, index) =>
    value === null ? [] : [{ value, calls: invocations[index] ?? 0 }],
  )
  const calls = sum(known.map((each) => each.calls))
  return calls === 0 ? undefined : sum(known.map((each) => each.value * each.calls)) / calls
}

/** Rows cut down to some of their buckets. */
function during(
  rows: readonly UsageRow[],
  times: readonly number[],
  isIn: (time: number) => boolean,
): UsageRow[] {
  const cut = <Value>(values: readonly Value[]) =>
    values.filter((_, index) => isIn(times[index] ?? 0))
  return rows.map((row) => ({
    ...row,
    tokens: {
      input: cut(row.tokens.input),
      output: cut(row.tokens.output),
      cacheRead: cut(row.tokens.cacheRead),
      cacheWrite: cut(row.tokens.cacheWrite),
    },
    requests: {
      invocations: cut(row.requests.invocations),
      throttles: cut(row.requests.throttles),
      clientErrors: cut(row.requests.clientErrors),
      serverErrors: cut(row.requests.serverErrors),
    },
    latency: {
      p50: cut(row.latency.p50),
      p90: cut(row.latency.p90),
      firstToken: cut(row.latency.firstToken),
    },
  }))
}
