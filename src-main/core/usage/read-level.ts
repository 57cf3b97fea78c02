import type { StepContext } from '../steps/step.ts'
import { settledAfterMs } from './buckets.ts'
import { coarsen } from './coarsen.ts'
import { fetchPoints, metricsOf } from './fetch-points.ts'
import type { KnownSeries } from './known-series.ts'
import type { Allowance } from './pace.ts'
import { type Fetched, type PointsBySeries, seriesKey } from './points.ts'
import { type StoredPoints, savePoints } from './stored-points.ts'

const hourMs = 3_600_000
/** A model that nobody calls is asked for this seldom: that it is called again, AWS lists free of charge. */
const idleMs = 6 * hourMs

/** Buckets of one length, from a time (ms) up to now. */
export type Level = {
  readonly bucketSeconds: number
  readonly from: number
  /** Shorter buckets that were read already: what they cover is added up and not asked for again. */
  readonly finer?: { readonly points: PointsBySeries; readonly from: number }
}
/** What may be asked. Without it everything comes from the disk. */
export type Poll = {
  readonly isForced: boolean
  readonly pollAfterMs: number
  readonly allowance: Allowance
}
type Source = {
  readonly region: string
  readonly series: KnownSeries
  /** Whether the model was called lately, so that it is worth asking for with every poll. */
  readonly isActive: (modelId: string) => boolean
}
export type LevelRead = Pick<Fetched, 'gaps' | 'notes'> & {
  readonly points: PointsBySeries
  /** There are points from this time (ms) on. */
  readonly from: number
  readonly isAsked: boolean
}

/** Closed buckets from the disk, open ones from shorter buckets, and from CloudWatch only the tail that neither has. */
export async function readLevel(
  context: StepContext,
  source: Source,
  kept: StoredPoints,
  level: Level,
  poll: Poll | undefined,
): Promise<LevelRead> {
  const bucketMs = level.bucketSeconds * 1000
  const { finer } = level
  const covered = finer && Math.ceil(finer.from / bucketMs) * bucketMs
  const isLonger = level.from < kept.from
  const untilOf = (key: string) => (isLonger ? undefined : kept.until.get(key))
  const withOpen = (points: PointsBySeries, until: (key: string) => number | undefined) =>
    finer && covered !== undefined
      ? coarsen(points, finer.points, bucketMs, (key) => Math.max(until(key) ?? 0, covered))
      : points

  const asked = metricsOf(
    dueSeries(context.now(), source, kept, { isLonger, covered, untilOf, poll }),
  )
  if (asked.length === 0 || !poll?.allowance.take(asked.length))
    return {
      points: withOpen(kept.points, untilOf),
      from: Math.min(kept.from, context.now()),
      gaps: [],
      notes: [],
      isAsked: false,
    }

  const now = context.now()
  const keys = asked.map(({ modelId, measure }) => seriesKey(modelId, measure))
  const firstWanted = Math.min(kept.from, level.from)
  const start = Math.min(...keys.map((key) => Math.max(untilOf(key) ?? firstWanted, firstWanted)))
  // What was known too long ago leaves a hole that this range does not look into.
  const hasHole = keys.some((key) => (untilOf(key) ?? level.from) < level.from)
  const fetched = await fetchPoints(context, source.region, asked, {
    from: hasHole ? Math.max(start, level.from) : start,
    to: Math.floor(now / bucketMs) * bucketMs + bucketMs,
    bucketSeconds: level.bucketSeconds,
  })
  const { points, until } = joinKept(kept, fetched, {
    keys,
    closed: Math.floor((now - settledAfterMs) / bucketMs) * bucketMs,
  })
  const from = hasHole ? level.from : firstWanted
  await savePoints(context, source.region, level.bucketSeconds, {
    from,
    asked: new Map([...kept.asked, ...asked.map(({ modelId }) => [modelId, now] as const)]),
    until,
    points,
  })
  return { ...fetched, points: withOpen(points, (key) => until.get(key)), from, isAsked: true }
}

type Due = {
  readonly isLonger: boolean
  readonly covered: number | undefined
  readonly untilOf: (key: string) => number | undefined
  readonly poll: Poll | undefined
}

/** The series that it is time to ask about: at once where their past is missing, else at their pace. */
function dueSeries(
  now: number,
  { series, isActive }: Source,
  kept: StoredPoints,
  { isLonger, covered, untilOf, poll }: Due,
): KnownSeries {
  const isDue = (id: string) => {
    const askedAt = kept.asked.get(id)
    if (askedAt === undefined || isLonger) return true
    const sinceMs = now - askedAt
    if (covered !== undefined)
      return (
        sinceMs >= hourMs &&
        metricsOf({ [id]: series[id] ?? [] }).some(
          ({ modelId, measure }) => (untilOf(seriesKey(modelId, measure)) ?? 0) < covered,
        )
      )
    if (!poll || poll.isForced) return true
    return sinceMs >= (isActive(id) ? poll.pollAfterMs : idleMs)
  }
  return Object.fromEntries(Object.entries(series).filter(([id]) => isDue(id)))
}

/** What was kept with what AWS says now over it. A series that did not come whole is asked for again. */
function joinKept(
  kept: StoredPoints,
  fetched: Fetched,
  { keys, closed }: { readonly keys: readonly string[]; readonly closed: number },
): Pick<StoredPoints, 'until' | 'points'> {
  const torn = new Set(fetched.gaps.map(({ id, measure }) => `${measure} ${id}`))
  const whole = keys.filter((key) => !torn.has(key))
  return {
    until: new Map([...kept.until, ...whole.map((key) => [key, closed] as const)]),
    points: new Map([
      ...kept.points,
      ...[...fetched.points].map(
        ([key, own]) => [key, new Map([...(kept.points.get(key) ?? []), ...own])] as const,
      ),
    ]),
  }
}
