import { z } from '../schema.ts'
import { StepId } from './step.ts'

/** A plan that was cut off, by a crash or a power cut, with what became of each of its lines. */
export const Interrupted = z.object({
  planId: z.string(),
  step: StepId,
  title: z.string(),
  /** When it began (ms since 1970). */
  at: z.number(),
  /** Whether it was taking something back: then going on means taking back the rest. */
  isUndo: z.boolean(),
  changes: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      status: z.enum(['done', 'failed', 'unknown', 'not-run']),
      /** How that is known: "found done when looking again". */
      words: z.string(),
    }),
  ),
})
export type Interrupted = z.infer<typeof Interrupted>
