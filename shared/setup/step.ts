import { Problem } from '../problem.ts'
import { z } from '../schema.ts'

/** One thing that must be true, in the order the wizard asks for them. */
export const StepId = z.enum([
  'sign-in',
  'account-check',
  'region',
  'first-use-form',
  'agreements',
  'model-access',
  'permissions',
  'proof',
  'claude-code',
  'claude-bedrock-cursor',
  'dashboard',
  'application-profiles',
  'quota-increase',
  'cost-guardrails',
  'audit-trail',
  'invocation-logging',
  'network-endpoint',
  'job-user',
  'key-rotation',
  'failover',
  'environment-variables',
  'tuning',
])
export type StepId = z.infer<typeof StepId>

/** A wizard screen and the steps it shows. */
export const screens = [
  { id: 'sign-in', title: 'Sign in', steps: ['sign-in'] },
  { id: 'account-check', title: 'Account check', steps: ['account-check'] },
  { id: 'region', title: 'Region and residency', steps: ['region'] },
  {
    id: 'models',
    title: 'Models and access',
    steps: ['first-use-form', 'agreements', 'model-access'],
  },
  { id: 'permissions', title: 'Permissions', steps: ['permissions', 'proof'] },
  { id: 'connect', title: 'Connect Claude Code', steps: ['claude-code', 'claude-bedrock-cursor'] },
] as const satisfies readonly {
  id: string
  title: string
  steps: readonly z.infer<typeof StepId>[]
}[]
export type ScreenId = (typeof screens)[number]['id']

export const FindingStatus = z.enum(['done', 'needs-you', 'needs-admin', 'waiting', 'blocked'])
export type FindingStatus = z.infer<typeof FindingStatus>

/** What a check saw. */
export const Finding = z.object({
  step: StepId,
  status: FindingStatus,
  /** The outcome in words: "Claude may be used from Frankfurt, inside the EU". */
  title: z.string(),
  detail: z.string().optional(),
  evidence: z.array(z.object({ label: z.string(), value: z.string() })),
  /** For `waiting`: what is waited for where that is not AWS, such as "a click in a mail". */
  waitsFor: z.string().optional(),
  /** For `waiting`: since when (ms since 1970), and when to look again. */
  waitingSince: z.number().optional(),
  lookAgainInMs: z.number().optional(),
  problem: Problem.optional(),
  checkedAt: z.number(),
})
export type Finding = z.infer<typeof Finding>
