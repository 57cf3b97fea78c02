import { z } from '../schema.ts'

/** List prices in US dollars: GetMetricData per metric asked for, Cost Explorer per request, pages included. */
export const usdPerMetric = 0.01 / 1000
export const usdPerCostRequest = 0.01

/** What the app may spend on looking in one UTC day unless the person says otherwise: less than $1 in 30 days. */
export const standardDailyCapUsd = 0.033
/** How the cap is shared, so that neither source can use up what the other needs. */
export const capShares = { cloudWatch: 0.37, costExplorer: 0.61 } as const

/** Calls that AWS bills; the others the app makes are free. */
const BilledCalls = z.object({
  cloudWatchMetrics: z.number(),
  costExplorerRequests: z.number(),
  usd: z.number(),
})

/** What looking costs. The month and the day are UTC's, as AWS bills. */
export const Watching = BilledCalls.extend({
  today: BilledCalls,
  dailyCapUsd: z.number(),
  /** Whether the cap kept something from being read; only kept numbers are shown then, until `goesOnAt`. */
  isCapReached: z.boolean(),
  /** Midnight UTC, when the next day's cap begins (ms since 1970). */
  goesOnAt: z.number(),
  /** How long to wait before asking the core again: sooner is answered from what is kept. */
  pollAfterMs: z.number(),
  /** What reading the metrics anew by hand costs. */
  nextRefreshUsd: z.number(),
})
export type Watching = z.infer<typeof Watching>
