import type { StepContext } from '../steps/step.ts'
import { settledAfterMs } from './buckets.ts'
import { fetchPoints, type Points, type PointsBySeries } from './fetch-points.ts'
import { type KnownSeries, knownSeries } from './known-series.ts'
import { loadPoints, savePoints } from './stored-points.ts'

export type ReadPoints = {
  readonly series: KnownSeries
  readonly points: PointsBySeries
  readonly isPartial: boolean
}

/** The points of some buckets: closed ones from the disk, and from CloudWatch only the tail that is missing. */
export async function readPoints(
  context: StepContext,
  region: string,
  { times, bucketSeconds }: { readonly times: readonly number[]; readonly bucketSeconds: number },
): Promise<ReadPoints> {
  const series = await knownSeries(context, region)
  const bucketMs = bucketSeconds * 1000
  const first = times[0] ?? 0
  const end = (times.at(-1) ?? 0) + bucketMs
  const kept = await loadPoints(context, region, bucketSeconds)
  const isKept = kept.from <= first && kept.until > first
  // A series seen for the first time may have a past that was never asked for.
  const isNew = Object.keys(series).some(
    (id) => ![...kept.points.keys()].some((key) => key.endsWith(` ${id}`)),
  )
  const from = isKept && !isNew ? kept.until : first
  const fetched =
    Object.keys(series).length === 0
      ? { points: new Map<string, Points>(), isPartial: false }
      : await fetchPoints(context, region, series, { from, to: end, bucketSeconds })
  const points = mergePoints(kept.points, fetched.points, from)
  const closed = Math.floor((context.now() - settledAfterMs) / bucketMs) * bucketMs
  if (!fetched.isPartial)
    await savePoints(context, region, bucketSeconds, {
      from: first,
      until: Math.max(closed, first),
      points,
    })
  return { series, points, isPartial: fetched.isPartial }
}

/** What was kept before `from`, and what AWS says now after it. */
function mergePoints(kept: PointsBySeries, fetched: PointsBySeries, from: number): PointsBySeries {
  const keys = new Set([...kept.keys(), ...fetched.keys()])
  return new Map(
    [...keys].map((key) => [
      key,
      new Map([
        ...[...(kept.get(key) ?? [])].filter(([time]) => time < from),
        ...(fetched.get(key) ?? []),
      ]),
    ]),
  )
}
