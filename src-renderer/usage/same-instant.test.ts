import { describe, expect, it } from 'vitest'
import { sameInstant } from './same-instant.ts'

const hour = 3_600_000
const start = Date.UTC(2026, 10, 24, 20)
const hours = [0, 1, 2, 3, 4, 5].map((index) => ({ value: start + index * hour }))
const days = ['2026-11-23', '2026-11-24', '2026-11-25'].map((value) => ({ value }))

describe('the instant pointed at in one chart', () => {
  it('is the same point in a chart of the same moments', () => {
    expect(sameInstant(hours, { activeLabel: start + 3 * hour })).toBe(3)
    expect(sameInstant(hours, { activeLabel: String(start + 3 * hour) })).toBe(3)
  })

  it('is the UTC day that holds it in a chart of days', () => {
    expect(sameInstant(days, { activeLabel: start + 3 * hour })).toBe(1)
    expect(sameInstant(days, { activeLabel: start + 4 * hour })).toBe(2)
  })

  it('is midday of the day in a chart of moments', () => {
    const all = Array.from({ length: 48 }, (_, index) => ({ value: start + index * hour }))
    expect(sameInstant(all, { activeLabel: '2026-11-25' })).toBe(16)
  })

  it('is nowhere in a chart that does not reach that far', () => {
    expect(sameInstant(hours, { activeLabel: '2026-11-01' })).toBe(-1)
    expect(sameInstant(hours, { activeLabel: '2026-11-29' })).toBe(-1)
    expect(sameInstant(days, { activeLabel: start + 90 * hour })).toBe(-1)
    expect(sameInstant(hours, {})).toBe(-1)
  })
})
