import { z } from '../schema.ts'

/** Where the records go: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
export const AuditAsk = z.object({
  bucket: z
    .string()
    .min(3, 'A bucket’s name has 3 characters or more.')
    .max(63, 'A bucket’s name has 63 characters or fewer.')
    .regex(
      /^[a-z0-9][a-z0-9-]*[a-z0-9]$/,
      'Small letters, digits and hyphens, with a letter or digit at both ends.',
    ),
})
export type AuditAsk = z.infer<typeof AuditAsk>

/** A call to Bedrock as CloudTrail's event history tells of it. */
export const BedrockEvent = z.object({
  id: z.string(),
  /** ms since 1970. */
  at: z.number(),
  name: z.string(),
  /** Who called, by the last part of the ARN. */
  who: z.string(),
  region: z.string(),
  model: z.string().optional(),
  /** AWS's error code where the call was refused. */
  refused: z.string().optional(),
})
export type BedrockEvent = z.infer<typeof BedrockEvent>

export const AuditReview = z.object({
  /** Newest first; absent where the person may not look them up. */
  events: z.array(BedrockEvent).optional(),
  /** Every trail that is seen from the chosen Region. */
  trails: z.array(
    z.object({
      name: z.string(),
      bucket: z.string(),
      region: z.string(),
      isOwn: z.boolean(),
      isLogging: z.boolean(),
      /** Whether calls to Claude in the chosen Region are kept by it. */
      keeps: z.boolean(),
    }),
  ),
  /** A name for the bucket that nobody else is likely to have. */
  suggestedBucket: z.string(),
})
export type AuditReview = z.infer<typeof AuditReview>
