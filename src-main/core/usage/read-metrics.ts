import { spanOf } from '../../../shared/usage/span.ts'
import type { Metrics, UsageRequest } from '../../../shared/usage/usage.ts'
import { startOfDay } from '../../../shared/usage/zone.ts'
import { mapAtMost } from '../map-at-most.ts'
import { priceOf } from '../prices/price-of.ts'
import { withOneHourWrites } from '../prices/with-one-hour-writes.ts'
import type { StepContext } from '../steps/step.ts'
import { metricsOf } from './fetch-points.ts'
import { foldModelId } from './fold-models.ts'
import { createAllowance, metricsLeftUsd, type Pace, pollAfter } from './pace.ts'
import {
  callsIn,
  type PreparedRegion,
  prepareRegion,
  readRegionMetrics,
  type Wanted,
  warmMs,
} from './read-region-metrics.ts'
import { keptOneHourShares } from './spend/one-hour-writes.ts'
import { type RegionMetrics, toMetrics } from './to-metrics.ts'
import { usedRegions } from './used-regions.ts'
import type { Billed } from './watching.ts'

const hourMs = 3_600_000
const recentMs = 300_000
const regionsAtOnce = 6
/** What looking back for idle models costs about, in metrics: one for each profile of a Region. */
const lookBack = 50

export type MetricsRead = {
  readonly metrics: Metrics
  readonly metricsPerRefresh: number
  readonly isCapReached: boolean
  /** How fast CloudWatch is polled now. */
  readonly pace: Pace
}

/** What CloudWatch says of every Region Claude is called from, as far as the day's cap goes. */
export async function readMetrics(
  context: StepContext,
  { range, custom, zone = 'UTC', refreshMetrics = false }: UsageRequest,
  { billed, capUsd }: { readonly billed: Billed; readonly capUsd: number },
): Promise<MetricsRead> {
  const now = context.now()
  const span = spanOf(range, now, zone, custom)
  const dayStart = startOfDay(now, zone)
  const recentFrom = Math.floor(Math.min(dayStart, now - 3 * hourMs) / hourMs) * hourMs
  const wanted: Wanted = { span, isCustom: range === 'custom', recentFrom }
  const allowance = createAllowance(refreshMetrics ? Infinity : metricsLeftUsd(billed, capUsd))

  const used = await usedRegions(context, { isForced: refreshMetrics })
  const prepared = await mapAtMost(regionsAtOnce, used.regions, (region) =>
    prepareRegion(context, region, wanted, () => allowance.take(lookBack)),
  )
  const pollAfterMs = pollAfter(paceOf(prepared), billed, capUsd)
  const readRegion = (region: PreparedRegion) =>
    readRegionMetrics(context, region, wanted, {
      isForced: refreshMetrics,
      pollAfterMs,
      allowance,
    })
  // Where the cap does not reach for all, it is the chosen Region that must not go short.
  const own = await mapAtMost(1, prepared.slice(0, 1), readRegion)
  const regions = [...own, ...(await mapAtMost(regionsAtOnce, prepared.slice(1), readRegion))]
  const times = Array.from(
    { length: Math.floor((now - recentFrom) / recentMs) + 1 },
    (_, index) => recentFrom + index * recentMs,
  )
  const shares = await keptOneHourShares(context)
  return {
    metrics: toMetrics(
      { regions, unanswered: used.unanswered },
      span,
      { dayStart, times, bucketSeconds: recentMs / 1000 },
      withOneHourWrites(priceOf, (modelId) => shares.get(foldModelId(modelId).model)),
      now,
    ),
    metricsPerRefresh: sum(prepared.map(({ series }) => metricsOf(series).length)),
    isCapReached: allowance.isReached(),
    pace: paceOf(prepared, regions),
  }
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
const latest = (times: readonly number[]) =>
  times.length > 0 ? times.reduce((a, b) => Math.max(a, b)) : undefined

/** The pace as of the last poll, from what was kept, or from what was just read. */
function paceOf(prepared: readonly PreparedRegion[], read?: readonly RegionMetrics[]): Pace {
  const askedAt = latest(
    read
      ? read.flatMap(({ read }) => read.readAt ?? [])
      : prepared.flatMap(({ finest }) => [...finest.asked.values()]),
  )
  const calls = prepared.map(({ finest }, index) =>
    callsIn(read?.[index]?.recent.points ?? finest.points),
  )
  const metrics = prepared.map(({ series, lately }, index) => {
    const isActive = (id: string) =>
      lately.has(id) || (calls[index]?.get(id) ?? 0) > (askedAt ?? 0) - warmMs
    return metricsOf(Object.fromEntries(Object.entries(series).filter(([id]) => isActive(id))))
      .length
  })
  return {
    askedAt,
    metrics: sum(metrics),
    lastCallAt: latest(calls.flatMap((own) => [...own.values()])),
  }
}
