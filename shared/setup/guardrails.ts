import { z } from '../schema.ts'
import { UsageBudget } from '../usage/budget.ts'
import { PrincipalRef } from './choices.ts'

/** What counts against the budget: Claude's own services, or everything the account uses. */
const Covers = UsageBudget.shape.covers

/** `mail`: AWS Budgets mails by itself. `topic`: through an SNS topic, to which other programs can listen too. */
const Tell = z.enum(['mail', 'topic'])

/** Whom AWS keeps from calling models once the budget is used up, and whether it asks first. */
const StopAsk = z.object({ who: PrincipalRef, approval: z.enum(['automatic', 'manual']) })
export type StopAsk = z.infer<typeof StopAsk>

/** The budget somebody wants, in US dollars a month, or what is to become of the one that stands. */
export const GuardrailsAsk = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('set'),
    limitUsd: z
      .number('Enter an amount in US dollars.')
      .min(1, 'At least one dollar a month.')
      .max(10_000_000, 'At most 10,000,000 dollars a month.'),
    covers: Covers,
    tell: Tell,
    /** Who is told; AWS takes ten for each threshold. */
    emails: z
      .array(z.email({ error: ({ input }) => `“${input}” is no e-mail address.` }))
      .min(1, 'Somebody has to be told.')
      .max(10, 'AWS takes ten addresses.'),
    /** Absent: nobody is stopped. */
    stop: StopAsk.exactOptional(),
  }),
  z.object({ action: z.literal('remove') }),
  /** Mails the link once more to whoever has not confirmed. */
  z.object({ action: z.literal('ask-again') }),
  /** What is to become of a stop: `lift` lets people call again, `arm` has AWS look at the budget again. */
  z.object({ action: z.enum(['approve', 'lift', 'arm', 'retry']) }),
])
export type GuardrailsAsk = z.infer<typeof GuardrailsAsk>

/** How far a stop has come: AWS's word for it. */
export const StopStatus = z.enum([
  'STANDBY',
  'PENDING',
  'EXECUTION_IN_PROGRESS',
  'EXECUTION_SUCCESS',
  'EXECUTION_FAILURE',
  'REVERSE_IN_PROGRESS',
  'REVERSE_SUCCESS',
  'REVERSE_FAILURE',
  'RESET_IN_PROGRESS',
  'RESET_FAILURE',
])
export type StopStatus = z.infer<typeof StopStatus>

/** The budget this app keeps, as it stands in the account. */
export const OwnBudget = UsageBudget.extend({
  tell: Tell,
  emails: z.array(z.string()),
  /** Of a topic: who listens by mail, and whether they have pressed the link. Absent where nobody may look. */
  listeners: z.array(z.object({ email: z.string(), isConfirmed: z.boolean() })).optional(),
  /** Services of Claude that it does not count yet. */
  missing: z.array(z.string()),
  stop: StopAsk.extend({ status: StopStatus }).optional(),
})
export type OwnBudget = z.infer<typeof OwnBudget>

export const GuardrailsReview = z.object({
  own: OwnBudget.optional(),
  /** Budgets of others that count Claude's use; they are left alone. */
  others: z.array(UsageBudget),
  /** What the bill calls Claude here. */
  services: z.array(z.string()),
  mayLook: z.boolean(),
})
export type GuardrailsReview = z.infer<typeof GuardrailsReview>
