import type { Gap } from '../../../shared/usage/metrics.ts'
import type { MeasureId } from './metric-names.ts'

/** Values by bucket start (ms), of one measure of one ModelId. */
export type Points = ReadonlyMap<number, number>
export type PointsBySeries = ReadonlyMap<string, Points>
export const seriesKey = (modelId: string, measure: MeasureId) => `${measure} ${modelId}`

/** One metric of one ModelId as it is asked for. */
export type Asked = {
  readonly modelId: string
  readonly measure: MeasureId
  readonly name: string
  readonly stat: string
}
export type Fetched = {
  readonly points: PointsBySeries
  readonly gaps: readonly Omit<Gap, 'region'>[]
  /** What AWS said beside the numbers. */
  readonly notes: readonly string[]
}

/** Joins answers about the same buckets. AWS may keep a metric under two names, which count the same: the larger counts. */
export function joinFetched(all: readonly Fetched[]): Fetched {
  const points = new Map<string, Map<number, number>>()
  for (const [key, found] of all.flatMap((each) => [...each.points])) {
    const own = points.get(key) ?? new Map<number, number>()
    for (const [at, value] of found) own.set(at, Math.max(own.get(at) ?? value, value))
    points.set(key, own)
  }
  return {
    points,
    gaps: all.flatMap(({ gaps }) => gaps),
    notes: [...new Set(all.flatMap(({ notes }) => notes))],
  }
}
