import { z } from '../schema.ts'

/** A monthly cost budget of the account, as far as it is about Claude. US dollars. */
export const UsageBudget = z.object({
  name: z.string(),
  /** `account`: without a filter, so that everything the account uses counts. */
  covers: z.enum(['claude', 'account']),
  limitUsd: z.number(),
  actualUsd: z.number(),
  /** By the end of the month; absent while AWS has too little history. */
  forecastUsd: z.number().optional(),
  /** When it tells somebody, in percent of the limit. */
  thresholds: z.array(z.object({ percent: z.number(), of: z.enum(['actual', 'forecast']) })),
})
export type UsageBudget = z.infer<typeof UsageBudget>

export const UsageBudgets = z.object({
  budgets: z.array(UsageBudget),
  /** False where this sign-in may not see the account's budgets. */
  mayLook: z.boolean(),
})
export type UsageBudgets = z.infer<typeof UsageBudgets>
