import * as budgets from '@aws-sdk/client-budgets'
import { startPractice } from '../practice/start.ts'

export const AccountId = '111122223333'
export const BudgetName = 'Claude'
export type BudgetsBench = Awaited<ReturnType<typeof openBudgetsBench>>

/** A practice account where a month of use has been paid for, reached through AWS Budgets itself. */
export async function openBudgetsBench() {
  const practice = await startPractice({ scenario: 'month-of-use' })
  const options = (who: 'admin' | 'user', region = 'us-east-1') => ({
    endpoint: practice.endpoint,
    region,
    credentials: practice.keys[who],
    maxAttempts: 1,
  })
  const client = new budgets.BudgetsClient(options('admin'))
  return {
    practice,
    options,
    client,
    /** Of `limit` US dollars a month; with one dollar, a tenth of what is spent. */
    makeBudget: (limit = '1') =>
      client.send(
        new budgets.CreateBudgetCommand({
          AccountId,
          Budget: {
            BudgetName,
            BudgetLimit: { Amount: limit, Unit: 'USD' },
            TimeUnit: 'MONTHLY',
            BudgetType: 'COST',
          },
        }),
      ),
  }
}
