import { Problem } from '../problem.ts'
import { z } from '../schema.ts'
import { MetricsDetail } from './metrics.ts'
import { Spend } from './spend.ts'
import { Watching } from './watching.ts'
import { isTimeZone } from './zone.ts'

export const UsageRange = z.enum(['1h', 'today', '24h', '7d', '14d', '30d', 'month', 'custom'])
export type UsageRange = z.infer<typeof UsageRange>

/** A span somebody chose (ms since 1970); the end does not belong to it. */
export const CustomSpan = z.object({ from: z.number(), to: z.number() })
export type CustomSpan = z.infer<typeof CustomSpan>

export const UsageRequest = z.object({
  range: UsageRange,
  /** Needed for the range `custom`. */
  custom: CustomSpan.optional(),
  /** IANA time zone of the person: where days and months begin. */
  zone: z.string().refine(isTimeZone, 'There is no such time zone.').optional(),
  refreshSpend: z.boolean(),
  /** The person asks for it now, having seen what it costs: neither the pace nor the day's cap holds it back. */
  refreshMetrics: z.boolean().optional(),
})
export type UsageRequest = z.infer<typeof UsageRequest>

export const TokenType = z.enum(['input', 'output', 'cacheRead', 'cacheWrite'])
export type TokenType = z.infer<typeof TokenType>

/** Values of one model, one number per bucket of `times`. */
export const ModelUsage = z.object({
  /** The model with its profile ids folded together, such as `claude-opus-5-5`; the raw id when it is no Claude. */
  model: z.string(),
  name: z.string(),
  /** CloudWatch ModelId values behind it. */
  ids: z.array(z.string()),
  tokens: z.record(TokenType, z.array(z.number())),
  /** Estimated US dollars per bucket; null where the price is unknown. */
  usd: z.array(z.number()).nullable(),
})
export type ModelUsage = z.infer<typeof ModelUsage>

/** What CloudWatch says. All numbers here are estimates of what will be billed. */
export const Metrics = z.object({
  models: z.array(ModelUsage),
  requests: z.object({
    invocations: z.array(z.number()),
    throttles: z.array(z.number()),
    clientErrors: z.array(z.number()),
    serverErrors: z.array(z.number()),
  }),
  /** Milliseconds; null in a bucket without calls. */
  latency: z.object({
    p50: z.array(z.number().nullable()),
    p90: z.array(z.number().nullable()),
    firstToken: z.array(z.number().nullable()),
  }),
  readAt: z.number(),
  /** True when AWS said that some of it is still to come. */
  isPartial: z.boolean(),
  /** What the totals are made of, for groups, filters, the header and comparisons. */
  detail: MetricsDetail,
})
export type Metrics = z.infer<typeof Metrics>

const orProblem = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('status', [
    z.object({ status: z.literal('ok'), value }),
    z.object({
      status: z.literal('problem'),
      problem: Problem,
      /** What is left from before, where anything is. */
      kept: value.optional(),
    }),
  ])

export const Usage = z.object({
  range: UsageRange,
  region: z.string(),
  /** Start of each bucket, ms since 1970, oldest first. */
  times: z.array(z.number()),
  bucketSeconds: z.number(),
  /** One source failing never blanks the other. */
  metrics: orProblem(Metrics),
  spend: orProblem(Spend),
  watching: Watching,
})
export type Usage = z.infer<typeof Usage>
