import { Problem } from '../problem.ts'
import { z } from '../schema.ts'

/** What an error that somebody pasted means. */
export const ExplainedError = z.object({
  /** Absent where nobody has seen this text before. */
  problem: Problem.optional(),
  /** What was made out in the text. */
  found: z.array(z.object({ label: z.string(), value: z.string() })),
  /** Everything that support asks for, ready to be sent. Without secrets. */
  forSupport: z.string(),
})
export type ExplainedError = z.infer<typeof ExplainedError>
