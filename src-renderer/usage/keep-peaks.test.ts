import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keepPeaks } from './keep-peaks.ts'

const of = (values: readonly (number | null)[]) => (index: number) => values[index] ?? null

describe('the points a chart draws', () => {
  it('are all of them while there is room', () => {
    expect(keepPeaks(5, [of([1, 2, 3, 4, 5])], 5)).toEqual([0, 1, 2, 3, 4])
  })

  it('keep a single peak among ten thousand', () => {
    const values = Array.from({ length: 10_000 }, (_, index) => (index === 4321 ? 900 : 1))
    const kept = keepPeaks(values.length, [of(values)], 600)
    expect(kept).toContain(4321)
    expect(kept.length).toBeLessThanOrEqual(600)
  })

  it('keep the first and the last, in order and each once', () => {
    const values = Array.from({ length: 1000 }, (_, index) => Math.sin(index))
    const kept = keepPeaks(values.length, [of(values), () => null], 100)
    expect(kept[0]).toBe(0)
    expect(kept.at(-1)).toBe(999)
    expect(kept).toEqual([...new Set(kept)].toSorted((a, b) => a - b))
  })

  it('never lose the highest or the lowest value of any measure', () => {
    const series = fc.array(fc.option(fc.integer({ min: -1000, max: 1000 })), {
      minLength: 50,
      maxLength: 400,
    })
    fc.assert(
      fc.property(series, series, (one, other) => {
        const length = Math.min(one.length, other.length)
        const kept = keepPeaks(length, [of(one), of(other)], 40)
        for (const values of [one.slice(0, length), other.slice(0, length)]) {
          const known = values.filter((value) => value !== null)
          const drawn = kept.flatMap((index) => values[index] ?? [])
          if (known.length === 0) continue
          expect(Math.max(...drawn)).toBe(Math.max(...known))
          expect(Math.min(...drawn)).toBe(Math.min(...known))
        }
      }),
      { numRuns: 200, seed: 20261123 },
    )
  })
})
