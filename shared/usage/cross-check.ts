import { tokenTypes } from './group.ts'
import type { UsageRow } from './metrics.ts'
import type { SpendDay, SpendLine } from './spend.ts'
import type { TokenType } from './usage.ts'

const dayMs = 86_400_000
/** Less than this is nothing to wonder about. */
const closeEnough = 0.01

export const agreeWords = 'The bill and CloudWatch agree.'

/** What CloudWatch counted of one model in one whole UTC day. */
export type MetricDay = {
  /** YYYY-MM-DD, UTC. */
  readonly day: string
  readonly model: string
  readonly name: string
  readonly regions: readonly string[]
  readonly tokens: Readonly<Record<TokenType, number>>
}

/** The same tokens as AWS bills and as CloudWatch counts them. */
export type CrossCheck = {
  readonly day: string
  readonly model: string
  readonly name: string
  readonly billed: Readonly<Record<TokenType, number>>
  readonly counted: Readonly<Record<TokenType, number>>
  /** How much more is billed than counted, as a part of what is counted; undefined where nothing is counted. */
  readonly difference: number | undefined
  /** Whether they agree, or why they may not. */
  readonly words: string
}

/** Tokens by UTC day and model, of the days that the buckets cover wholly. */
export function toMetricDays(
  times: readonly number[],
  bucketSeconds: number,
  rows: readonly Pick<UsageRow, 'model' | 'name' | 'region' | 'tokens'>[],
): MetricDay[] {
  const start = times[0] ?? 0
  const end = (times.at(-1) ?? start) + bucketSeconds * 1000
  const buckets = new Map<number, number[]>()
  for (const [index, time] of times.entries()) {
    const day = Math.floor(time / dayMs)
    const isWhole = day * dayMs >= start && (day + 1) * dayMs <= end
    // A bucket that hangs over midnight belongs to two days.
    const isInside = time + bucketSeconds * 1000 <= (day + 1) * dayMs
    if (isWhole && isInside) buckets.set(day, [...(buckets.get(day) ?? []), index])
  }
  const perDay = dayMs / (bucketSeconds * 1000)
  const models = [...new Set(rows.map(({ model }) => model))]
  return [...buckets]
    .filter(([, indexes]) => indexes.length >= perDay)
    .flatMap(([day, indexes]) =>
      models.map((model): MetricDay => {
        const own = rows.filter((row) => row.model === model)
        const sum = (type: TokenType) =>
          own.reduce(
            (all, { tokens }) =>
              indexes.reduce((total, index) => total + (tokens[type][index] ?? 0), all),
            0,
          )
        return {
          day: new Date(day * dayMs).toISOString().slice(0, 10),
          model,
          name: own[0]?.name ?? model,
          regions: [...new Set(own.map(({ region }) => region))],
          tokens: byType(sum),
        }
      }),
    )
}

/** Billed tokens beside counted ones, for every closed day and model that has either. Oldest first. */
export function crossCheck(
  spendDays: readonly SpendDay[],
  metricDays: readonly MetricDay[],
): CrossCheck[] {
  const counted = new Set(metricDays.map(({ day }) => day))
  return spendDays
    .filter(({ day, isClosed }) => isClosed && counted.has(day))
    .flatMap(({ day, lines }) => {
      const here = metricDays.filter((each) => each.day === day)
      const models = new Set([
        ...lines.flatMap(({ model }) => model ?? []),
        ...here.map(({ model }) => model),
      ])
      return [...models].flatMap((model) => {
        const own = lines.filter((line) => line.model === model)
        const metric = here.find((each) => each.model === model)
        return compare(day, model, own, metric) ?? []
      })
    })
}

function compare(
  day: string,
  model: string,
  lines: readonly SpendLine[],
  metric: MetricDay | undefined,
): CrossCheck | undefined {
  const billed = byType((type) =>
    lines.reduce((sum, line) => (typeOf(line) === type ? sum + line.tokens : sum), 0),
  )
  const counted = metric?.tokens ?? byType(() => 0)
  const [all, seen] = [total(billed), total(counted)]
  if (all === 0 && seen === 0) return undefined
  const difference = seen === 0 ? undefined : all / seen - 1
  return {
    day,
    model,
    name: metric?.name ?? lines[0]?.name ?? model,
    billed,
    counted,
    difference,
    words: reasonFor({ billed, counted, difference, lines, regions: metric?.regions ?? [] }),
  }
}

function reasonFor({
  billed,
  counted,
  difference,
  lines,
  regions,
}: Pick<CrossCheck, 'billed' | 'counted' | 'difference'> & {
  readonly lines: readonly SpendLine[]
  readonly regions: readonly string[]
}): string {
  const isClose = (type: TokenType) =>
    Math.abs(billed[type] - counted[type]) <= closeEnough * Math.max(billed[type], counted[type])
  if (tokenTypes.every(isClose)) return agreeWords
  const used = lines.filter(({ tokens }) => tokens > 0)
  const unread = [...new Set(used.flatMap(({ region = '' }) => region))].filter(
    (region) => region !== '' && !regions.includes(region),
  )
  if (unread.length > 0 && (difference ?? 1) > 0)
    return `The bill has use in ${unread.join(', ')}, which these metrics do not cover.`
  if (used.some(({ tier }) => tier === 'batch') && (difference ?? 1) > 0)
    return 'The bill has batch jobs, which CloudWatch may not count with the calls.'
  if (difference === undefined)
    return 'The bill has tokens that CloudWatch shows none of: they may have come in through another endpoint, which has its own metrics.'
  if (counted.cacheRead + counted.cacheWrite === 0 && billed.cacheRead + billed.cacheWrite > 0)
    return 'CloudWatch has no cache tokens for this model, but the bill does.'
  return difference > 0
    ? 'The bill has more: calls through another endpoint are not in these metrics, or CloudWatch lost some.'
    : 'CloudWatch has more: the rest of the bill may still come, or another account pays for it.'
}

/** The token type as CloudWatch counts it; undefined for what is not billed by the token. */
export function typeOf({ type }: Pick<SpendLine, 'type'>): TokenType | undefined {
  if (type === 'unclassified') return undefined
  return type === 'cacheWrite5m' || type === 'cacheWrite1h' ? 'cacheWrite' : type
}

const byType = (of: (type: TokenType) => number): Record<TokenType, number> => ({
  input: of('input'),
  output: of('output'),
  cacheRead: of('cacheRead'),
  cacheWrite: of('cacheWrite'),
})
const total = (tokens: Readonly<Record<TokenType, number>>) =>
  tokenTypes.reduce((sum, type) => sum + tokens[type], 0)
