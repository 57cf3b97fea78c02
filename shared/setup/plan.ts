import { Problem } from '../problem.ts'
import { z } from '../schema.ts'
import { TuningChange } from '../tuning/tuning.ts'
import { ApplicationProfileAsk } from './application-profile.ts'
import { AuditAsk } from './audit.ts'
import { PastedKeys, UseCaseForm } from './choices.ts'
import { GuardrailsAsk } from './guardrails.ts'
import { LoggingAsk } from './invocation-logging.ts'
import { JobUserAsk } from './job-user.ts'
import { NetworkAsk } from './network.ts'
import { Shell } from './shell.ts'
import { StepId } from './step.ts'

/** Which step to plan, with what only the person can give. Everything else is in the saved choices. */
export const PlanRequest = z.discriminatedUnion('step', [
  z.object({ step: z.literal('sign-in'), keys: PastedKeys }),
  z.object({ step: z.literal('application-profiles'), ask: ApplicationProfileAsk }),
  z.object({ step: z.literal('cost-guardrails'), ask: GuardrailsAsk }),
  z.object({ step: z.literal('audit-trail'), ask: AuditAsk }),
  z.object({ step: z.literal('invocation-logging'), ask: LoggingAsk }),
  z.object({ step: z.literal('network-endpoint'), ask: NetworkAsk }),
  z.object({ step: z.literal('job-user'), ask: JobUserAsk }),
  z.object({ step: z.literal('environment-variables'), shell: Shell }),
  z.object({ step: z.literal('first-use-form'), form: UseCaseForm }),
  z.object({
    step: z.literal('quota-increase'),
    region: z.string(),
    /** The quota's code, such as L-99296DCD. */
    code: z.string().regex(/^[\w-]{1,128}$/, 'A quota code looks like L-99296DCD.'),
    desired: z.number().positive().max(1e12),
  }),
  z.object({
    step: z.literal('tuning'),
    set: z.array(TuningChange).max(60),
    /** Ids of lines that follow dead advice. */
    clean: z.array(z.string()).max(60),
  }),
  z.object({
    step: StepId.extract([
      'agreements',
      'model-access',
      'permissions',
      'proof',
      'claude-code',
      'claude-bedrock-cursor',
      'dashboard',
      'key-rotation',
      'failover',
    ]),
  }),
])
export type PlanRequest = z.infer<typeof PlanRequest>

export const UndoRequest = z.discriminatedUnion('scope', [
  z.object({ scope: z.literal('change'), changeId: z.string() }),
  z.object({ scope: z.literal('step'), step: StepId }),
  /** What a plan that was cut off had done; for one that took things back, the rest of that. */
  z.object({ scope: z.literal('plan'), planId: z.string() }),
  z.object({ scope: z.literal('everything') }),
])
export type UndoRequest = z.infer<typeof UndoRequest>

/** A change as it is shown before it runs. Secrets are masked in `json` and `diff`. */
export const PlannedChange = z.object({
  id: z.string(),
  title: z.string(),
  why: z.string(),
  /** AWS's own name for it, such as `iam:CreatePolicy`. Absent for a file. */
  term: z.string().optional(),
  /** What it costs, in words; absent when it is free. */
  cost: z.string().optional(),
  undo: z.string(),
  /** Who can undo it, in words; absent where there is nothing to undo, or no way. */
  undoBy: z.string().optional(),
  /** Ids of the changes of this plan that must be done first. */
  after: z.array(z.string()),
  effect: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('aws-call'),
      service: z.string(),
      operation: z.string(),
      region: z.string(),
      json: z.string(),
    }),
    z.object({
      kind: z.literal('file-edit'),
      path: z.string(),
      isNew: z.boolean(),
      diff: z.string(),
    }),
  ]),
  /** The equivalent AWS CLI command, or what to do to the file. */
  command: z.string(),
})
export type PlannedChange = z.infer<typeof PlannedChange>

export const Plan = z.object({
  id: z.string(),
  step: StepId,
  title: z.string(),
  changes: z.array(PlannedChange),
  /** What the plan leaves alone, and why. */
  notes: z.array(z.string()),
  /** Whether an administrator does it by other means than these changes. */
  isByHand: z.boolean(),
  /** The whole plan as a bash script of AWS CLI commands. */
  script: z.string(),
})
export type Plan = z.infer<typeof Plan>

export const ChangeStatus = z.enum(['waiting', 'running', 'done', 'failed', 'not-run'])
export type ChangeStatus = z.infer<typeof ChangeStatus>

export const ChangeProgress = z.object({
  planId: z.string(),
  changeId: z.string(),
  status: ChangeStatus,
  note: z.string().optional(),
  problem: Problem.optional(),
})
export type ChangeProgress = z.infer<typeof ChangeProgress>

export const Outcome = z.object({
  planId: z.string(),
  status: z.enum(['done', 'failed', 'cancelled']),
  changes: z.array(ChangeProgress),
})
export type Outcome = z.infer<typeof Outcome>

/** A plan that is being carried out, with how far it is. */
export const RunningPlan = z.object({ plan: Plan, progress: z.array(ChangeProgress) })
export type RunningPlan = z.infer<typeof RunningPlan>
