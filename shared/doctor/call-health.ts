import { Problem } from '../problem.ts'
import { z } from '../schema.ts'

/** How the calls of the last hour went, as far as refusals for speed and the prompt cache are concerned. */
export const CallHealth = z.object({
  /** Absent where the metrics could be read. */
  problem: Problem.optional(),
  throttling: z.object({
    /** In words: "3 of 200 calls were refused for going too fast". */
    title: z.string(),
    isWrong: z.boolean(),
    calls: z.number(),
    throttled: z.number(),
    models: z.array(z.object({ name: z.string(), calls: z.number(), throttled: z.number() })),
    cures: z.array(z.string()),
  }),
  caching: z.object({
    title: z.string(),
    isWrong: z.boolean(),
    /** Part of what was read that came from the cache, 0 to 1; null without calls. */
    hitRate: z.number().nullable(),
    readTokens: z.number(),
    writtenTokens: z.number(),
    uncachedTokens: z.number(),
    reasons: z.array(z.string()),
  }),
})
export type CallHealth = z.infer<typeof CallHealth>
