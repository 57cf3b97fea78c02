import { z } from '../schema.ts'

/** Some of what AWS takes: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
export const RetentionDays = z.literal([7, 30, 90, 365])
export type RetentionDays = z.infer<typeof RetentionDays>

/** Whether calls are recorded one by one. Their text is kept only where somebody has asked for it. */
export const LoggingAsk = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('record'),
    keepsText: z.boolean(),
    retentionDays: RetentionDays,
  }),
  z.object({ action: z.literal('stop') }),
])
export type LoggingAsk = z.infer<typeof LoggingAsk>

/** One call as Bedrock has recorded it, less what was asked and answered. */
export const CallRecord = z.object({
  id: z.string(),
  /** ms since 1970. */
  at: z.number(),
  /** Who called, by the last part of the ARN. */
  who: z.string(),
  model: z.string(),
  input: z.number(),
  output: z.number(),
  cacheRead: z.number(),
  cacheWrite: z.number(),
  /** Whether what was asked is in the record. */
  hasText: z.boolean(),
})
export type CallRecord = z.infer<typeof CallRecord>

export const LoggingReview = z.object({
  /** False where this sign-in may not see the setting. */
  mayLook: z.boolean(),
  /** Absent: calls are not recorded. */
  setting: z
    .object({
      isOwn: z.boolean(),
      logGroup: z.string().optional(),
      bucket: z.string().optional(),
      keepsText: z.boolean(),
      /** Absent: for ever, or nobody may see. */
      retentionDays: z.number().optional(),
    })
    .optional(),
  /** Newest first; absent where there is no log group, or this sign-in may not read it. */
  records: z.array(CallRecord).optional(),
  /** Where Groundwork keeps them. */
  logGroup: z.string(),
})
export type LoggingReview = z.infer<typeof LoggingReview>
