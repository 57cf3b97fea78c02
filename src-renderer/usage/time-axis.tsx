import type { XAxisProps, YAxisProps } from 'recharts'
import { formatDay, formatTime } from '../ui/format.ts'

const dayMs = 86_400_000

/** When a bucket begins, as the axis and the tables say it: the time of day, or the day, in the person's zone. */
export const timeLabel = (ms: number, spanMs: number) =>
  spanMs > 2 * dayMs ? formatDay(ms) : formatTime(ms)
export const exactLabel = (ms: number) => `${formatDay(ms)}, ${formatTime(ms)}`

/** "minute", "5 minutes" or "hour": how much time one point stands for. */
export function bucketWords(seconds: number): string {
  if (seconds === 3600) return 'hour'
  return seconds === 60 ? 'minute' : `${seconds / 60} minutes`
}

/** All charts share this axis, so that the same instant stands above itself. */
export const timeAxis = (times: readonly number[], bucketSeconds: number): XAxisProps => {
  const [first = 0] = times
  const last = (times.at(-1) ?? 0) + bucketSeconds * 1000
  return {
    dataKey: 'time',
    type: 'number',
    scale: 'time',
    domain: [first, last],
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
