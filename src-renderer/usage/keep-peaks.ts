/** A value of one bucket; null where there is none. */
export type Measure = (index: number) => number | null

/**
 * Which buckets a chart draws when there are more than it has room for: of every stretch the first, and the highest and
 * the lowest of each measure. A peak is never lost; what lies between two drawn points was neither higher nor lower. All
 * of them when they fit into `most`.
 */
export function keepPeaks(length: number, measures: readonly Measure[], most: number): number[] {
  if (length <= most) return Array.from({ length }, (_, index) => index)
  const perStretch = 2 * measures.length + 1
  const size = Math.ceil(length / Math.max(1, Math.floor(most / perStretch)))
  const kept: number[] = []
  for (let start = 0; start < length; start += size) {
    const end = Math.min(start + size, length)
    const own = new Set([start])
    for (const measure of measures)
      for (const index of extremes(measure, start, end)) own.add(index)
    kept.push(...[...own].toSorted((a, b) => a - b))
  }
  if (kept.at(-1) !== length - 1) kept.push(length - 1)
  return kept
}

/** Where a stretch is lowest and highest; nowhere when it holds no value. */
function extremes(measure: Measure, start: number, end: number): number[] {
  let lowest: number | undefined
  let highest: number | undefined
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (let index = start; index < end; index += 1) {
    const value = measure(index)
    if (value === null) continue
    if (value < least) [least, lowest] = [value, index]
    if (value > most) [most, highest] = [value, index]
  }
  return [lowest, highest].filter((index) => index !== undefined)
}
