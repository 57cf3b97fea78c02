import type { UsageRange } from '../../../shared/usage/usage.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** Length and bucket of each range. CloudWatch keeps minutes for 15 days and five minutes for 63. */
const ranges: Readonly<
  Record<UsageRange, { readonly lengthMs: number; readonly bucketMs: number }>
> = {
  '1h': { lengthMs: hourMs, bucketMs: minuteMs },
  '24h': { lengthMs: dayMs, bucketMs: 5 * minuteMs },
  '7d': { lengthMs: 7 * dayMs, bucketMs: hourMs },
  '30d': { lengthMs: 30 * dayMs, bucketMs: hourMs },
}

/** The buckets of a range that ends now: their starts (ms since 1970), oldest first, on whole buckets. */
export function bucketsOf(
  range: UsageRange,
  now: number,
): { times: number[]; bucketSeconds: number } {
  const { lengthMs, bucketMs } = ranges[range]
  const last = Math.floor(now / bucketMs) * bucketMs
  const count = lengthMs / bucketMs
  return {
    times: Array.from({ length: count }, (_, index) => last - (count - 1 - index) * bucketMs),
    bucketSeconds: bucketMs / 1000,
  }
}

/** A bucket may still change until this long (ms) after its end: CloudWatch is minutes late. */
export const settledAfterMs = 15 * minuteMs
