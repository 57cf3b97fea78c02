import { Problem } from '../problem.ts'
import { z } from '../schema.ts'
import { Residency } from '../setup/choices.ts'

/** How much an output token weighs against the quota. AWS names older models; for newer ones it is an assumption. */
export const outputWeight = 5

/** What one minute held. */
export const QuotaMinute = z.object({
  /** When it began (ms since 1970). */
  at: z.number(),
  input: z.number(),
  output: z.number(),
  cacheWrite: z.number(),
  /** Reading from the cache does not count against the quota. */
  cacheRead: z.number(),
  invocations: z.number(),
  /** What counts: input + cache write + output × its weight, or CloudWatch's own estimate. */
  counted: z.number(),
})
export type QuotaMinute = z.infer<typeof QuotaMinute>

export const QuotaRequest = z.object({
  id: z.string(),
  desired: z.number(),
  /** As AWS has it: PENDING, CASE_OPENED, APPROVED, DENIED … */
  status: z.string(),
  at: z.number(),
  caseId: z.string().optional(),
})
export type QuotaRequest = z.infer<typeof QuotaRequest>

/** The busiest minute of a model through profiles of one scope, against what the account may use in one. */
export const QuotaRow = z.object({
  region: z.string(),
  name: z.string(),
  scope: Residency,
  /** CloudWatch ModelIds that count against the same quota. */
  ids: z.array(z.string()),
  /** Absent where AWS lists no such quota, or it may not be read. */
  quota: z
    .object({
      code: z.string(),
      /** As Service Quotas calls it. */
      name: z.string(),
      applied: z.number(),
      /** What AWS gives by default; absent where that may not be read. */
      default: z.number().optional(),
      isAdjustable: z.boolean(),
      /** Increases asked for, newest first; absent where that may not be read. */
      requests: z.array(QuotaRequest).optional(),
    })
    .optional(),
  /** The busiest minute of the last 24 hours; absent without calls. */
  peak: QuotaMinute.optional(),
  /** `metric`: CloudWatch's EstimatedTPMQuotaUsage; `computed`: from tokens, which assumes the weight of output. */
  countedBy: z.enum(['metric', 'computed']),
  /** Peak ÷ applied; absent without either. Above 1 it was let pass all the same. */
  share: z.number().optional(),
  /** Requests that were slowed down in the last 24 hours, and when the last one was (ms since 1970). */
  throttles: z.number(),
  lastThrottleAt: z.number().optional(),
  /** For AWS support, where Service Quotas takes no request for it. */
  supportText: z.string().optional(),
})
export type QuotaRow = z.infer<typeof QuotaRow>

export const QuotaUse = z.object({
  from: z.number(),
  to: z.number(),
  outputWeight: z.number(),
  rows: z.array(QuotaRow),
  /** Regions whose numbers could not be had. */
  problems: z.array(z.object({ region: z.string(), problem: Problem })),
  /** True when the day's cap kept it from being read anew. */
  isCapReached: z.boolean(),
  readAt: z.number(),
})
export type QuotaUse = z.infer<typeof QuotaUse>
