/** 2026-11-27 14:05 UTC: a time in a text that is read elsewhere and later. */
export const asUtc = (ms: number): string =>
  `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`
