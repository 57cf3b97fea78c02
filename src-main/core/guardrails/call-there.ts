import { callIn } from '../changes/call-in.ts'
import type { AwsCall, JsonObject } from '../changes/change.ts'
import { budgetsRegion } from './own-budget.ts'

/** A call in the Region where AWS Budgets stands, and with it the topic it tells through. */
export const callThere = callIn(budgetsRegion)

/** A call about a budget of this account. */
export type BudgetCaller = (operation: string, input: JsonObject) => AwsCall
export const budgetCaller =
  (account: string): BudgetCaller =>
  (operation, input) =>
    callThere('budgets', operation, { AccountId: account, ...input })
