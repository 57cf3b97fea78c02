import type { CustomSpan, UsageRange } from './usage.ts'
import { startOfDay, startOfMonth } from './zone.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** Bucket starts (ms since 1970), oldest first, of what is shown and of what it is compared with. */
export type Span = {
  readonly times: number[]
  readonly bucketSeconds: number
  /** As many buckets of the period before: yesterday for today, last month for this month, else what came just before. */
  readonly previousTimes: number[]
}

/** What a range stands for at a moment. `zone` (IANA) says where its days and months begin. */
export function spanOf(
  range: UsageRange,
  now: number,
  zone: string,
  custom?: CustomSpan | undefined,
): Span {
  switch (range) {
    case '1h':
      return upToNow(hourMs, minuteMs, now)
    case '24h':
      return upToNow(dayMs, 5 * minuteMs, now)
    case '7d':
      return upToNow(7 * dayMs, hourMs, now)
    case '14d':
      return upToNow(14 * dayMs, hourMs, now)
    case '30d':
      return upToNow(30 * dayMs, hourMs, now)
    case 'today': {
      const from = startOfDay(now, zone)
      return spanFrom(from, now, 5 * minuteMs, startOfDay(from - 1, zone))
    }
    case 'month': {
      const from = startOfMonth(now, zone)
      return spanFrom(from, now, hourMs, startOfMonth(from - 1, zone))
    }
    case 'custom': {
      const { from, to } = custom ?? { from: now - dayMs, to: now }
      const end = Math.min(to, now)
      return spanFrom(from, end - 1, bucketFor(from, end, now), from - (end - from))
    }
  }
}

/** What is wrong with a span somebody chose, in words; undefined when nothing is. CloudWatch keeps hours for 455 days. */
export function customSpanFault({ from, to }: CustomSpan, now: number): string | undefined {
  if (!(from < to)) return 'The end has to be after the start.'
  if (from >= now) return 'The start lies in the future.'
  if (to > now + dayMs) return 'The end lies in the future.'
  if (from < now - keptDays * dayMs)
    return `CloudWatch keeps numbers for ${keptDays} days. Choose a later start.`
  return to - from < minuteMs ? 'The span has to be a minute or longer.' : undefined
}

const keptDays = 455
const mostBuckets = 750

/** CloudWatch keeps minutes for 15 days, five minutes for 63 and hours for 455; a chart has no room for more buckets. */
function bucketFor(from: number, to: number, now: number): number {
  const ageDays = (now - from) / dayMs
  const kept = ageDays <= 15 ? minuteMs : ageDays <= 63 ? 5 * minuteMs : hourMs
  const steps = [minuteMs, 5 * minuteMs, hourMs]
  return steps.find((step) => step >= kept && (to - from) / step <= mostBuckets) ?? dayMs
}

function upToNow(lengthMs: number, bucketMs: number, now: number): Span {
  const last = Math.floor(now / bucketMs) * bucketMs
  const from = last + bucketMs - lengthMs
  return spanFrom(from, last, bucketMs, from - lengthMs)
}

/** Buckets from the one that holds `from` to the one that holds `last`, and as many from `previousFrom` on. */
function spanFrom(from: number, last: number, bucketMs: number, previousFrom: number): Span {
  const start = Math.floor(from / bucketMs)
  const count = Math.floor(last / bucketMs) - start + 1
  const before = Math.floor(previousFrom / bucketMs)
  const starts = (first: number) =>
    Array.from({ length: count }, (_, index) => (first + index) * bucketMs)
  return {
    times: starts(start),
    bucketSeconds: bucketMs / 1000,
    // Last month may be shorter than this one is old.
    previousTimes: starts(before).filter((time) => time < start * bucketMs),
  }
}
