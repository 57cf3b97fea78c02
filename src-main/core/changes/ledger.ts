import { z } from '../../../shared/schema.ts'
import { StepId } from '../../../shared/setup/step.ts'

/** One line of the ledger: what was about to happen, or what happened. Never a secret, never a file's content. */
export const LedgerEntry = z.object({
  format: z.literal(1),
  /** Same for the intent and its result. */
  id: z.string(),
  event: z.enum(['intended', 'done', 'failed', 'undone']),
  at: z.number(),
  account: z.string(),
  planId: z.string(),
  step: StepId,
  changeId: z.string(),
  title: z.string(),
})
export type LedgerEntry = z.infer<typeof LedgerEntry>
