import { Problem } from '../problem.ts'
import { z } from '../schema.ts'
import { Residency } from '../setup/choices.ts'
import { Prices } from '../setup/review.ts'

/** One number per bucket. */
const Sums = z.array(z.number())
/** Milliseconds; null in a bucket without calls. */
const Durations = z.array(z.number().nullable())

/** The prices an estimate is made with. */
export const EstimatePrices = Prices.extend({
  /** Part of the cache writes (0 to 1) that the bill shows to be one-hour writes; absent: all are five-minute ones. */
  oneHourShare: z.number().optional(),
})
export type EstimatePrices = z.infer<typeof EstimatePrices>

/** What one caller's id was used in one Region: the smallest part of which every group and filter is made. */
export const UsageRow = z.object({
  region: z.string(),
  /** CloudWatch's ModelId: the profile id, model id or ARN that the caller passed. */
  id: z.string(),
  /** The model with its profile ids folded together, such as `claude-opus-5-5`; the raw id when it is no Claude. */
  model: z.string(),
  name: z.string(),
  scope: Residency,
  /** The name of an application inference profile, and the tags somebody gave it. */
  profileName: z.string().optional(),
  tags: z.record(z.string(), z.string()),
  /** Null where the price is unknown. */
  prices: EstimatePrices.nullable(),
  tokens: z.object({ input: Sums, output: Sums, cacheRead: Sums, cacheWrite: Sums }),
  requests: z.object({
    invocations: Sums,
    throttles: Sums,
    clientErrors: Sums,
    serverErrors: Sums,
  }),
  latency: z.object({ p50: Durations, p90: Durations, firstToken: Durations }),
})
export type UsageRow = z.infer<typeof UsageRow>

/** How reading one Region went. What was kept of it is shown either way. */
export const RegionRead = z.object({
  region: z.string(),
  /** `kept`: nothing was asked this time, because it is not time yet or the day's cap is reached. */
  status: z.enum(['read', 'kept', 'failed']),
  problem: Problem.optional(),
  /** When CloudWatch was last asked (ms since 1970); absent when never. */
  readAt: z.number().optional(),
})
export type RegionRead = z.infer<typeof RegionRead>

/** Something CloudWatch did not hand out whole. */
export const Gap = z.object({
  region: z.string(),
  id: z.string(),
  measure: z.string(),
  reason: z.enum(['partial', 'forbidden', 'fault', 'missing']),
})
export type Gap = z.infer<typeof Gap>

/** Everything beneath the totals. */
export const MetricsDetail = z.object({
  rows: z.array(UsageRow),
  /** The period before; every row has a single bucket, which is the whole of it. */
  previous: z.object({ from: z.number(), to: z.number(), rows: z.array(UsageRow) }),
  /** Since midnight where the person is, and three hours at least, in five minutes: what the header is made of. */
  recent: z.object({
    dayStart: z.number(),
    times: z.array(z.number()),
    bucketSeconds: z.number(),
    rows: z.array(UsageRow),
  }),
  regions: z.array(RegionRead),
  /** Regions that gave no answer whether Claude is called from there. */
  unanswered: z.array(z.string()),
  gaps: z.array(Gap),
  /** What AWS said beside the numbers, in its own words. */
  notes: z.array(z.string()),
})
export type MetricsDetail = z.infer<typeof MetricsDetail>
