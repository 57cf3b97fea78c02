import { z } from '../schema.ts'
import { FindingStatus } from '../setup/step.ts'

export const ChecklistItemId = z.enum([
  'least-privilege',
  'monitoring',
  'cost-alerts',
  'audit',
  'network',
  'failover',
  'recovery',
  'backups',
  'models',
  'claude-code',
])
export type ChecklistItemId = z.infer<typeof ChecklistItemId>

export const ChecklistItem = z.object({
  id: ChecklistItemId,
  title: z.string(),
  /** What it is good for, in plain words. */
  why: z.string(),
  /** `not-wanted`: the person has said so. */
  status: z.enum([...FindingStatus.options, 'not-wanted']),
  /** For `waiting`: what is waited for where that is not AWS. */
  waitsFor: z.string().optional(),
  /** What was seen, in a sentence for each check behind it. */
  seen: z.array(z.string()),
  /** What proves it; a time where it was proven earlier than now. */
  evidence: z.array(z.object({ label: z.string(), value: z.string() })),
  /** When the proof was made, or the check looked (ms since 1970). */
  at: z.number(),
  /** Whether the person may say that it is not wanted. */
  isOptional: z.boolean(),
  /** Where it is put right; `here`: on the checklist itself. */
  place: z.enum(['models', 'permissions', 'connect', 'more', 'here']),
})
export type ChecklistItem = z.infer<typeof ChecklistItem>

export const Checklist = z.object({ items: z.array(ChecklistItem), checkedAt: z.number() })
export type Checklist = z.infer<typeof Checklist>
