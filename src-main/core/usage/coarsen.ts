import { type MeasureId, measures } from './metric-names.ts'
import { type Points, type PointsBySeries, seriesKey } from './points.ts'

/** Puts shorter buckets, added up, in place of the long ones that begin at or after `from` (ms, by series). */
export function coarsen(
  points: PointsBySeries,
  finer: PointsBySeries,
  bucketMs: number,
  from: (key: string) => number,
): PointsBySeries {
  const keys = [...new Set([...points.keys(), ...finer.keys()])]
  return new Map(
    keys.map((key) => {
      const first = from(key)
      return [
        key,
        new Map([
          ...[...(points.get(key) ?? [])].filter(([time]) => time < first),
          ...gather(key, finer, (time) => Math.floor(time / bucketMs) * bucketMs, first),
        ]),
      ]
    }),
  )
}

/** One value for a list of buckets, as CloudWatch would have for their whole; undefined where there is none. */
export function wholeOf(
  points: PointsBySeries,
  modelId: string,
  measure: MeasureId,
  times: readonly number[],
): number | undefined {
  const wanted = new Set(times)
  return gather(seriesKey(modelId, measure), points, (time) => (wanted.has(time) ? 0 : -1), 0).get(
    0,
  )
}

/**
 * Sums are added. Percentiles cannot be joined exactly: they are weighted by how often the model was called in each
 * bucket.
 */
function gather(
  key: string,
  points: PointsBySeries,
  place: (time: number) => number,
  from: number,
): Points {
  const [measure = '', modelId = ''] = key.split(/ (.*)/s)
  const isSum = measures.some(({ id, stat }) => id === measure && stat === 'Sum')
  const calls = points.get(seriesKey(modelId, 'invocations'))
  const sums = new Map<number, { value: number; weight: number }>()
  for (const [time, value] of points.get(key) ?? []) {
    const at = place(time)
    const weight = isSum ? 1 : (calls?.get(time) ?? 0)
    if (at < from || weight === 0) continue
    const held = sums.get(at) ?? { value: 0, weight: 0 }
    sums.set(at, { value: held.value + value * weight, weight: held.weight + weight })
  }
  return new Map(
    [...sums].map(([at, { value, weight }]) => [at, isSum ? value : value / weight] as const),
  )
}
