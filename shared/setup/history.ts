import { ProblemCode } from '../problem.ts'
import { z } from '../schema.ts'
import { StepId } from './step.ts'

/** One change this app made, as the history shows it. Times are ms since 1970. */
export const HistoryEntry = z.object({
  id: z.string(),
  at: z.number(),
  finishedAt: z.number().optional(),
  account: z.string(),
  step: StepId,
  title: z.string(),
  /** AWS's own name for it, such as `iam:CreatePolicy`; for a file, `file edit`. */
  what: z.string(),
  /** Where: the Region of a call, the path of a file. */
  where: z.string(),
  /** What was sent, as JSON, secrets masked; empty for a file. */
  input: z.string(),
  status: z.enum(['done', 'failed', 'unknown', 'undone']),
  /** What came of it, in a few words: what AWS answered, or why it failed. */
  outcome: z.string().optional(),
  /** What kind of problem it failed with. */
  problem: ProblemCode.optional(),
  requestId: z.string().optional(),
  /** The way back in words. */
  undo: z.string(),
  undoneAt: z.number().optional(),
  /** The id of the entry that took it back. */
  undoneBy: z.string().optional(),
  /** The id of the entry that this one takes back. */
  undoes: z.string().optional(),
  /** Whether it was itself a way back. */
  isUndo: z.boolean(),
  undoable: z.boolean(),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>
