import { Problem } from '../problem.ts'
import { z } from '../schema.ts'

/** A policy document as it is being edited: it may well be too long to be kept. */
export const PolicyText = z.object({ document: z.string().max(100_000) })

/** Lines and columns count from 1; `offset` is the character of the whole text, from 0. */
const Position = z.object({
  line: z.number().int(),
  column: z.number().int(),
  offset: z.number().int(),
})

export const PolicyFinding = z.object({
  /** AWS's issue code, or the app's own. */
  code: z.string(),
  from: z.enum(['aws', 'app']),
  /** An error keeps the document from being used. */
  severity: z.enum(['error', 'warning', 'suggestion']),
  /** What it is, what it means, and what to do. */
  message: z.string(),
  link: z.string().optional(),
  start: Position,
  end: Position,
})
export type PolicyFinding = z.infer<typeof PolicyFinding>

export const PolicyCheck = z.object({
  /** In the order of the text. */
  findings: z.array(PolicyFinding),
  /** Whether IAM would take it: no finding is an error. */
  isUsable: z.boolean(),
  /** Whether it still allows the chosen models, and no others. */
  fitsChoices: z.boolean(),
  /** Characters that count, and how many IAM takes. */
  size: z.number().int(),
  most: z.number().int(),
  /** Why AWS's own check could not be asked. */
  awsProblem: Problem.optional(),
})
export type PolicyCheck = z.infer<typeof PolicyCheck>

export const PolicyComparison = z.object({
  /** Unified diff; empty when both say the same. */
  diff: z.string(),
  /** The policy as it is in the account; absent when it is not there. */
  current: z.object({ name: z.string(), version: z.string().optional() }).optional(),
})
export type PolicyComparison = z.infer<typeof PolicyComparison>

export const Foreseen = z.enum(['allowed', 'partly', 'denied'])
export type Foreseen = z.infer<typeof Foreseen>

export const PolicyForesight = z.object({
  name: z.string(),
  /** What changes first. */
  rows: z.array(z.object({ ability: z.string(), now: Foreseen, afterwards: Foreseen })),
})
export type PolicyForesight = z.infer<typeof PolicyForesight>
