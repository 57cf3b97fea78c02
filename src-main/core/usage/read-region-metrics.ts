import { type Problem, ProblemError } from '../../../shared/problem.ts'
import type { Span } from '../../../shared/usage/span.ts'
import type { StepContext } from '../steps/step.ts'
import { applicationsById } from './applications-by-id.ts'
import { fetchPoints, metricsOf } from './fetch-points.ts'
import { calledLately, type KnownSeries, keptSeries, knownSeries } from './known-series.ts'
import { type PointsBySeries, seriesKey } from './points.ts'
import { type Level, type LevelRead, type Poll, readLevel } from './read-level.ts'
import { loadPoints, type StoredPoints } from './stored-points.ts'
import type { RegionMetrics } from './to-metrics.ts'

const hourMs = 3_600_000
const recentSeconds = 300
/** A model called this lately (ms) is asked for with every poll. */
export const warmMs = 3 * hourMs

/** What is known of a Region before its metrics are paid for. */
export type PreparedRegion = {
  readonly region: string
  readonly series: KnownSeries
  readonly isActive: (modelId: string) => boolean
  /** Its latest points as they were kept, and whom AWS lists as called lately. */
  readonly finest: StoredPoints
  readonly lately: ReadonlySet<string>
  /** Why its series could not be listed; what was kept is used then. */
  readonly problem?: Problem
}
/** What is to be shown, and from when on the latest five minutes are needed. */
export type Wanted = {
  readonly span: Span
  readonly isCustom: boolean
  readonly recentFrom: number
}

export const finestSeconds = ({ span, isCustom }: Wanted) =>
  !isCustom && span.bucketSeconds < recentSeconds ? span.bucketSeconds : recentSeconds

export async function prepareRegion(
  context: StepContext,
  region: string,
  wanted: Wanted,
  mayLookBack: () => boolean,
): Promise<PreparedRegion> {
  const finest = await loadPoints(context, region, finestSeconds(wanted))
  const calls = callsIn(finest.points)
  const isWarm = (id: string) => (calls.get(id) ?? 0) > context.now() - warmMs
  try {
    const series = await knownSeries(context, region, mayLookBack)
    const isIdle = Object.keys(series).some((id) => !isWarm(id))
    const lately = (isIdle && (await calledLately(context, region))) || new Set<string>()
    return { region, finest, series, lately, isActive: (id) => isWarm(id) || lately.has(id) }
  } catch (error) {
    const problem = problemIn(error)
    const series = (await keptSeries(context, region)) ?? {}
    return { region, finest, series, lately: new Set(), isActive: isWarm, problem }
  }
}

/** When each ModelId was last called, as far as the points go. */
export function callsIn(points: PointsBySeries): ReadonlyMap<string, number> {
  const prefix = seriesKey('', 'invocations')
  return new Map(
    [...points].flatMap(([key, own]) => {
      const times = [...own].flatMap(([time, calls]) => (calls > 0 ? time : []))
      if (!key.startsWith(prefix) || times.length === 0) return []
      return [[key.slice(prefix.length), times.reduce((a, b) => Math.max(a, b))] as const]
    }),
  )
}

/** One Region. Where CloudWatch fails, what was kept of it is shown, with the problem. */
export async function readRegionMetrics(
  context: StepContext,
  prepared: PreparedRegion,
  wanted: Wanted,
  poll: Poll,
): Promise<RegionMetrics> {
  const { region, series, problem } = prepared
  const read = async (ask: Poll | undefined) => {
    const levels = await readLevels(context, prepared, wanted, ask)
    const askedAt = (await loadPoints(context, region, finestSeconds(wanted))).asked
    const isAsked = levels.shown.isAsked || levels.recent.isAsked
    return { levels, isAsked, readAt: Math.max(0, ...askedAt.values()) || undefined }
  }
  const ids = Object.keys(series)
  const [found, applications] = await Promise.all([
    problem
      ? read(undefined).then((kept) => ({ ...kept, problem }))
      : read(poll).catch(async (error: unknown) => ({
          problem: problemIn(error),
          ...(await read(undefined)),
        })),
    applicationsById(context, region, ids),
  ])
  const { levels, isAsked, readAt } = found
  const failed = 'problem' in found ? found.problem : undefined
  return {
    region,
    ids,
    applications,
    ...levels,
    read: {
      region,
      status: failed ? 'failed' : isAsked ? 'read' : 'kept',
      ...(failed && { problem: failed }),
      ...(readAt !== undefined && { readAt }),
    },
  }
}

async function readLevels(
  context: StepContext,
  prepared: PreparedRegion,
  wanted: Wanted,
  poll: Poll | undefined,
): Promise<{ shown: LevelRead; recent: LevelRead }> {
  const { span, isCustom, recentFrom } = wanted
  const { bucketSeconds } = span
  const from = span.previousTimes[0] ?? span.times[0] ?? 0
  const kept = (seconds: number) => loadPoints(context, prepared.region, seconds)
  const ask = async (level: Level) =>
    readLevel(context, prepared, await kept(level.bucketSeconds), level, poll)

  if (isCustom) {
    const recent = await ask({ bucketSeconds: recentSeconds, from: recentFrom })
    return { recent, shown: await readCustom(context, prepared, span, poll) }
  }
  if (bucketSeconds < recentSeconds) {
    const shown = await ask({ bucketSeconds, from })
    return {
      shown,
      recent: await ask({ bucketSeconds: recentSeconds, from: recentFrom, finer: shown }),
    }
  }
  if (bucketSeconds === recentSeconds) {
    const both = await ask({ bucketSeconds, from: Math.min(from, recentFrom) })
    return { shown: both, recent: both }
  }
  const recent = await ask({ bucketSeconds: recentSeconds, from: recentFrom })
  return { recent, shown: await ask({ bucketSeconds, from, finer: recent }) }
}

/** A span of one's own may lie anywhere, so it is kept in memory only: for an hour once it is closed. */
async function readCustom(
  context: StepContext,
  { region, series }: PreparedRegion,
  { times, previousTimes, bucketSeconds }: Span,
  poll: Poll | undefined,
): Promise<LevelRead> {
  const asked = metricsOf(series)
  const none = { points: new Map(), from: 0, gaps: [], notes: [], isAsked: false }
  if (asked.length === 0 || !poll?.allowance.take(asked.length)) return none
  const from = previousTimes[0] ?? times[0] ?? 0
  const to = (times.at(-1) ?? from) + bucketSeconds * 1000
  const isClosed = to < context.now() - hourMs
  const found = await context.remember(
    `span ${region} ${bucketSeconds} ${from} ${isClosed ? to : 'open'} ${poll.isForced ? context.now() : ''}`,
    isClosed ? hourMs : poll.pollAfterMs,
    () => fetchPoints(context, region, asked, { from, to, bucketSeconds }),
  )
  return { ...found, from, isAsked: true }
}

function problemIn(error: unknown): Problem {
  if (!(error instanceof ProblemError) || error.problem.code === 'app.cancelled') throw error
  return error.problem
}
