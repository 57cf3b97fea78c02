import { groupRows, joinRows } from '../../../shared/usage/group.ts'
import type { MetricsDetail, RegionRead, UsageRow } from '../../../shared/usage/metrics.ts'
import type { Span } from '../../../shared/usage/span.ts'
import type { Metrics, ModelUsage } from '../../../shared/usage/usage.ts'
import type { LevelRead } from './read-level.ts'
import { type PriceOf, type RegionPoints, toRows, toWholeRows } from './to-rows.ts'
import type { UsedRegions } from './used-regions.ts'

/** What was read of one Region: the buckets that are shown, and the latest five minutes. */
export type RegionMetrics = Omit<RegionPoints, 'points'> & {
  readonly shown: LevelRead
  readonly recent: LevelRead
  readonly read: RegionRead
}
type Recent = Pick<MetricsDetail['recent'], 'dayStart' | 'times' | 'bucketSeconds'>

/** Turns points into what the window shows: rows, and their totals by model and over all. */
export function toMetrics(
  {
    regions,
    unanswered,
  }: Pick<UsedRegions, 'unanswered'> & {
    readonly regions: readonly RegionMetrics[]
  },
  { times, previousTimes, bucketSeconds }: Span,
  recent: Recent,
  priceOf: PriceOf,
  readAt: number,
): Metrics {
  const rows = regions.flatMap((region) =>
    toRows({ ...region, points: region.shown.points }, times, priceOf),
  )
  const { requests, latency } = joinRows(rows, times.length)
  const gaps = regions.flatMap(({ region, shown, recent }) =>
    [...shown.gaps, ...recent.gaps].map((gap) => ({ region, ...gap })),
  )
  const [from = 0] = previousTimes
  const detail: MetricsDetail = {
    rows,
    previous: {
      from,
      to: (previousTimes.at(-1) ?? from) + bucketSeconds * 1000,
      rows: regions.flatMap((region) =>
        toWholeRows({ ...region, points: region.shown.points }, previousTimes, priceOf),
      ),
    },
    recent: {
      ...recent,
      rows: regions.flatMap((region) =>
        toRows({ ...region, points: region.recent.points }, recent.times, priceOf),
      ),
    },
    regions: regions.map(({ read }) => read),
    unanswered: [...unanswered],
    gaps: [...new Map(gaps.map((gap) => [JSON.stringify(gap), gap])).values()],
    notes: [...new Set(regions.flatMap(({ shown, recent }) => [...shown.notes, ...recent.notes]))],
  }
  const askedAt = regions.flatMap(({ read }) => read.readAt ?? [])
  return {
    models: modelsOf(rows),
    requests,
    latency,
    readAt: askedAt.length > 0 ? Math.max(...askedAt) : readAt,
    isPartial: detail.gaps.length > 0,
    detail,
  }
}

const modelsOf = (rows: readonly UsageRow[]): ModelUsage[] =>
  groupRows(rows, 'model')
    .filter(({ tokens }) => Object.values(tokens).some((sums) => sums.some((sum) => sum > 0)))
    .map(({ key, name, rows, tokens, usd }) => ({
      model: key,
      name,
      ids: [...new Set(rows.map(({ id }) => id))],
      tokens,
      usd,
    }))
