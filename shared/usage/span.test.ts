import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { customSpanFault, spanOf } from './span.ts'
import { UsageRange } from './usage.ts'
import { isTimeZone, startOfDay, startOfMonth } from './zone.ts'

const minuteMs = 60_000
const dayMs = 86_400_000
const now = Date.UTC(2026, 10, 23, 12, 34, 56)
const utc = (text: string) => Date.parse(`${text}Z`)

describe('a day and a month', () => {
  it.each([
    ['UTC', '2026-11-23T00:00', '2026-11-01T00:00'],
    ['Europe/Berlin', '2026-11-22T23:00', '2026-10-31T23:00'],
    ['Asia/Kolkata', '2026-11-22T18:30', '2026-10-31T18:30'],
    ['Pacific/Auckland', '2026-11-23T11:00', '2026-10-31T11:00'],
    // The clocks went back on 1 November: the month began while they were still an hour ahead.
    ['America/Los_Angeles', '2026-11-23T08:00', '2026-11-01T07:00'],
  ])('begin where the person is: %s', (zone, day, month) => {
    expect(startOfDay(now, zone)).toBe(utc(day))
    expect(startOfMonth(now, zone)).toBe(utc(month))
  })

  it('of 23 or 25 hours begin right as well', () => {
    const at = utc('2026-03-29T20:00')
    expect(startOfDay(at, 'Europe/Berlin')).toBe(utc('2026-03-28T23:00'))
    const later = utc('2026-10-25T20:00')
    expect(startOfDay(later, 'Europe/Berlin')).toBe(utc('2026-10-24T22:00'))
  })

  it('need a zone that exists', () => {
    expect(isTimeZone('Europe/Berlin')).toBe(true)
    expect(isTimeZone('Mars/Olympus')).toBe(false)
  })
})

describe('a range', () => {
  it.each([
    ['1h', 60, 60],
    ['24h', 300, 288],
    ['7d', 3600, 168],
    ['14d', 3600, 336],
    ['30d', 3600, 720],
  ] as const)('%s ends now, in buckets that CloudWatch still has', (range, seconds, count) => {
    const { times, bucketSeconds, previousTimes } = spanOf(range, now, 'UTC')
    expect([bucketSeconds, times.length, previousTimes.length]).toEqual([seconds, count, count])
    expect(times.at(-1)).toBe(Math.floor(now / (seconds * 1000)) * seconds * 1000)
    expect(previousTimes.at(-1)).toBe((times[0] ?? 0) - seconds * 1000)
  })

  it('of today begins at the person’s midnight and is compared with yesterday up to the same time', () => {
    const { times, previousTimes } = spanOf('today', now, 'Asia/Kolkata')
    expect(times[0]).toBe(utc('2026-11-22T18:30'))
    expect(previousTimes[0]).toBe(utc('2026-11-21T18:30'))
    expect(previousTimes.length).toBe(times.length)
  })

  it('of the month is compared with as much of the last one, and never with itself', () => {
    const { times, previousTimes, bucketSeconds } = spanOf('month', now, 'UTC')
    expect([times[0], bucketSeconds]).toEqual([utc('2026-11-01T00:00'), 3600])
    expect([previousTimes[0], previousTimes.length]).toEqual([
      utc('2026-10-01T00:00'),
      times.length,
    ])
    const endOfMarch = spanOf('month', utc('2026-03-31T12:00'), 'UTC')
    expect(endOfMarch.previousTimes.length).toBe(28 * 24)
  })

  it.each([
    [6 / 24, 0, 60],
    [2, 0, 300],
    [30, 0, 3600],
    [2, 20, 300],
    [2, 70, 3600],
    [400, 0, 86_400],
  ])(
    'of %d days that ended %d days ago has a period by age and length: %d s',
    (days, ago, seconds) => {
      const to = now - ago * dayMs
      const custom = { from: to - days * dayMs, to }
      expect(spanOf('custom', now, 'UTC', custom).bucketSeconds).toBe(seconds)
    },
  )

  it('covers what was asked for, in rising whole buckets, and never the future', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...UsageRange.options),
        fc.integer({ min: 0, max: 400 * dayMs }),
        fc.integer({ min: minuteMs, max: 50 * dayMs }),
        fc.constantFrom('UTC', 'Asia/Kathmandu', 'America/St_Johns', 'Australia/Lord_Howe'),
        (range, ago, length, zone) => {
          const to = now - ago
          const custom = { from: to - length, to }
          const { times, previousTimes, bucketSeconds } = spanOf(range, now, zone, custom)
          const [first = 0] = times
          expect(times.length).toBeGreaterThan(0)
          expect(times.length).toBeLessThanOrEqual(751)
          expect(times.at(-1)).toBeLessThanOrEqual(now)
          for (const list of [times, previousTimes])
            expect(
              list.every((time, index) => time - index * bucketSeconds * 1000 === list[0]),
            ).toBe(true)
          expect(previousTimes.every((time) => time < first)).toBe(true)
          if (range !== 'custom') return
          expect(first).toBeLessThanOrEqual(custom.from)
          expect((times.at(-1) ?? 0) + bucketSeconds * 1000).toBeGreaterThanOrEqual(custom.to)
        },
      ),
      { numRuns: 300 },
    )
  })
})

it.each([
  [now, now - dayMs, 'The end has to be after the start.'],
  [now + dayMs, now + 2 * dayMs, 'The start lies in the future.'],
  [now - dayMs, now + 2 * dayMs, 'The end lies in the future.'],
  [now - 456 * dayMs, now, 'CloudWatch keeps numbers for 455 days. Choose a later start.'],
  [now - 1000, now, 'The span has to be a minute or longer.'],
  [Number.NaN, now, 'The end has to be after the start.'],
  [now - dayMs, now, undefined],
])('a span that cannot be is refused in words (%#)', (from, to, words) => {
  expect(customSpanFault({ from, to }, now)).toBe(words)
})
