import { z } from '../schema.ts'

const Row = z.object({ label: z.string(), value: z.string() })

/** The parts of the document, in the order in which everything is put back. */
export const RecoveryChapterId = z.enum([
  'sign-in',
  'region',
  'models',
  'permissions',
  'identity',
  'connect',
  'backups',
  'budgets',
  'dashboard',
  'records',
  'network',
  'failover',
])
export type RecoveryChapterId = z.infer<typeof RecoveryChapterId>

/** One part of what is there, and how to put it back. */
export const RecoveryChapter = z.object({
  id: RecoveryChapterId,
  title: z.string(),
  /** What stands there now. */
  rows: z.array(Row),
  /** Longer texts as they are in force, such as a permission document. */
  texts: z.array(z.object({ title: z.string(), text: z.string() })),
  /** Why it could not be read, where it could not. */
  unread: z.string().optional(),
  /** What the checks saw, with its proof. */
  seen: z.array(z.object({ title: z.string(), evidence: z.array(Row) })),
  /** How to put it back, in this order. */
  restore: z.array(z.string()),
})
export type RecoveryChapter = z.infer<typeof RecoveryChapter>

/** What is there and how to put it back, for whoever has to. Holds no secret. */
export const RecoveryDocument = z.object({
  at: z.number(),
  account: z.string(),
  madeBy: z.string(),
  chapters: z.array(RecoveryChapter),
  files: z.array(
    z.object({ name: z.string(), title: z.string(), mediaType: z.string(), text: z.string() }),
  ),
  /** A hash of what each chapter says, so that a change is seen later. None for what could not be read. */
  marks: z.partialRecord(RecoveryChapterId, z.string()),
})
export type RecoveryDocument = z.infer<typeof RecoveryDocument>
