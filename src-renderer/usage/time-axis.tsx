import type { XAxisProps, YAxisProps } from 'recharts'
import { formatDay, formatTime } from '../ui/format.ts'

const dayMs = 86_400_000
/** A longer span has days on its axis instead of times. */
const daysFrom = 2 * dayMs

/** The axis all charts share. */
export type Axis = {
  /** Start of each bucket (ms since 1970), oldest first. */
  readonly times: readonly number[]
  readonly bucketSeconds: number
  /** Which of them are drawn. The numbers and tables are always of all. */
  readonly drawn: readonly number[]
}

/** When a bucket begins, as the axis and the tables say it: the time of day, or the day, in the person's zone. */
export const timeLabel = (ms: number, spanMs: number) =>
  spanMs > daysFrom ? formatDay(ms) : formatTime(ms)
export const exactLabel = (ms: number) => `${formatDay(ms)}, ${formatTime(ms)}`

/** Where the person's days begin in a span. */
export function midnights(from: number, to: number): number[] {
  const first = new Date(from)
  const midnight = (later: number) =>
    new Date(first.getFullYear(), first.getMonth(), first.getDate() + later).getTime()
  const count = Math.ceil((to - from) / dayMs) + 1
  return Array.from({ length: count }, (_, index) => midnight(index)).filter(
    (time) => time >= from && time < to,
  )
}

/** When a billing day begins here. */
export function utcNote(ms: number): string {
  const offset = new Date(ms).getTimezoneOffset()
  const begins =
    offset === 0 ? '' : `, which begin at ${formatTime(Math.floor(ms / dayMs) * dayMs)} here`
  return `AWS bills by UTC days${begins}.`
}

/** "minute", "5 minutes" or "hour": how much time one point stands for. */
export function bucketWords(seconds: number): string {
  if (seconds === 3600) return 'hour'
  return seconds === 60 ? 'minute' : `${seconds / 60} minutes`
}

/** Said beside a chart that has more points than it draws. */
export const drawnWords = (times: readonly number[], drawn: readonly number[]) =>
  drawn.length < times.length
    ? `; ${drawn.length} of ${times.length} points drawn: the highest and lowest of every stretch`
    : ''

/** All charts share this axis, so that the same instant stands above itself. */
export const timeAxis = (times: readonly number[], bucketSeconds: number): XAxisProps => {
  const [first = 0] = times
  const last = (times.at(-1) ?? 0) + bucketSeconds * 1000
  const isOfDays = last - first > daysFrom
  return {
    dataKey: 'time',
    type: 'number',
    scale: 'time',
    domain: [first, last],
    // A day's name stands once, where the day begins.
    ...(isOfDays && { ticks: midnights(first, last) }),
    tickFormatter: (ms: number) => timeLabel(ms, last - first),
    minTickGap: 48,
    tickLine: false,
    axisLine: { stroke: 'var(--gw-line)' },
    tick: { fill: 'var(--gw-dim)', fontSize: 12 },
  }
}

export const valueAxis = (format: (value: number) => string): YAxisProps => ({
  tickFormatter: format,
  width: 64,
  tickLine: false,
  axisLine: false,
  tick: { fill: 'var(--gw-dim)', fontSize: 12 },
})
