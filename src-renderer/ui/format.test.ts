import { expect, test } from 'vitest'
import {
  formatCount,
  formatCountOf,
  formatDay,
  formatDayAndTime,
  formatDuration,
  formatTime,
  formatTokens,
  formatUsd,
} from './format.ts'

test.each([
  [0, '0'],
  [987, '987'],
  [12_345, '12.3 K'],
  [999_940, '1 M'],
  [1_240_000, '1.24 M'],
  [104_000_000, '104 M'],
  [3_100_000_000, '3.1 B'],
])('%d tokens read as %s', (tokens, words) => {
  expect(formatTokens(tokens)).toBe(words)
})

test.each([
  [0, 2, '$0.00'],
  [0.004, 2, 'less than $0.01'],
  [12.4, 2, '$12.40'],
  [1234.5, 2, '$1,234.50'],
  [-3, 2, '−$3.00'],
  [0.055, 3, '$0.055'],
  [5.5, 3, '$5.50'],
])('%d dollars with %d digits read as %s', (usd, digits, words) => {
  expect(formatUsd(usd, { digits })).toBe(words)
})

test.each([
  [-5, '0 s'],
  [40_000, '40 s'],
  [3 * 60_000 + 59_000, '3 min'],
  [2 * 3600_000, '2 h'],
  [125 * 60_000, '2 h 5 min'],
  [4 * 86_400_000, '4 d'],
])('%d ms read as %s', (ms, words) => {
  expect(formatDuration(ms)).toBe(words)
})

test('a time is told in the zone it is asked for', () => {
  const noon = Date.UTC(2026, 10, 20, 12)
  expect(formatTime(noon, { timeZone: 'Europe/Berlin' })).toBe('13:00')
  expect(formatDayAndTime(noon, { timeZone: 'Asia/Tokyo', now: noon })).toBe('20 Nov, 21:00')
})

test('a day of another year says its year', () => {
  const now = Date.UTC(2026, 10, 20, 12)
  expect(formatDay(now, { now, timeZone: 'UTC' })).toBe('20 Nov')
  expect(formatDay(Date.UTC(2025, 0, 2), { now, timeZone: 'UTC' })).toBe('2 Jan 2025')
})

test('counts have thousands separators', () => {
  expect(formatCount(103_680.4)).toBe('103,680')
})

test.each([
  [0, '0 calls'],
  [1, '1 call'],
  [12_345, '12,345 calls'],
])('%d of something is said as %s', (count, words) => {
  expect(formatCountOf(count, 'call')).toBe(words)
})
