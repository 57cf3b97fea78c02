import { z } from '../schema.ts'

/** What was seen when the permissions were tried: kept with its date, so that it can be shown later. */
export const ProofRecord = z.object({
  /** Milliseconds since 1970. */
  at: z.number(),
  /** ARN of the user, role or group that was tried. */
  principal: z.string(),
  /** The policies in force then, with their version. */
  policies: z.array(z.object({ arn: z.string(), version: z.string() })),
  rows: z.array(
    z.object({
      /** `call`: a real one; `simulation`: IAM's own opinion. */
      by: z.enum(['call', 'simulation']),
      words: z.string(),
      isExpected: z.boolean(),
      /** What the call answered. */
      answer: z.string().optional(),
      requestId: z.string().optional(),
    }),
  ),
})
export type ProofRecord = z.infer<typeof ProofRecord>
