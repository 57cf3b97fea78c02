import { z } from '../schema.ts'
import { UsageBudget } from '../usage/budget.ts'

/** What counts against the budget: Claude's own services, or everything the account uses. */
const Covers = UsageBudget.shape.covers

/** The budget somebody wants, in US dollars a month. */
export const GuardrailsAsk = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('set'),
    limitUsd: z.number().min(1, 'At least one dollar a month.').max(10_000_000),
    covers: Covers,
    /** Who is told; AWS takes ten for each threshold. */
    emails: z
      .array(z.email('This is no e-mail address.'))
      .min(1, 'Somebody has to be told.')
      .max(10, 'AWS takes ten addresses.'),
  }),
  z.object({ action: z.literal('remove') }),
])
export type GuardrailsAsk = z.infer<typeof GuardrailsAsk>

/** The budget this app keeps, as it stands in the account. */
export const OwnBudget = UsageBudget.extend({
  emails: z.array(z.string()),
  /** Services of Claude that it does not count yet. */
  missing: z.array(z.string()),
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
