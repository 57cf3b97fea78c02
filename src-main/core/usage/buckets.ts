const minuteMs = 60_000

/** A bucket may still change until this long (ms) after its end: CloudWatch is minutes late. */
export const settledAfterMs = 15 * minuteMs
