import { z } from '../schema.ts'

/** One setting as it is wanted; null takes its line out. */
export const TuningChange = z.object({
  id: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]).nullable(),
})
export type TuningChange = z.infer<typeof TuningChange>

/** A line that follows advice which no longer holds. */
export const DeadAdvice = z.object({
  id: z.string(),
  path: z.string(),
  key: z.string(),
  value: z.string(),
  why: z.string(),
  /** What it becomes; the line is taken out where this is absent. */
  becomes: z.string().optional(),
})
export type DeadAdvice = z.infer<typeof DeadAdvice>

/** What the files say now. A setting that is not in them is absent. */
export const TuningReview = z.object({
  values: z.record(z.string(), z.string()),
  paths: z.object({ 'claude-code': z.string(), 'claude-bedrock-cursor': z.string() }),
  /** Whether the guide’s own tool has a config.toml here. */
  hasCursor: z.boolean(),
  dead: z.array(DeadAdvice),
})
export type TuningReview = z.infer<typeof TuningReview>
