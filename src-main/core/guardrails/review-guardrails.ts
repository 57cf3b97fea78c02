import type { GuardrailsReview } from '../../../shared/setup/guardrails.ts'
import { ifAllowed } from '../aws/if-allowed.ts'
import type { StepContext } from '../steps/step.ts'
import { listBudgets, readBudgets } from '../usage/budgets/read-budgets.ts'
import { billedServices } from './billed-services.ts'
import { budgetName, readOwnBudget } from './own-budget.ts'

/** The account's budgets that count Claude, and what this app's own one says. */
export async function reviewGuardrails(context: StepContext): Promise<GuardrailsReview> {
  const [services, all] = await Promise.all([
    billedServices(context),
    ifAllowed(() => listBudgets(context)),
  ])
  if (!all) return { others: [], services, mayLook: false }
  const [held, { budgets }] = await Promise.all([
    readOwnBudget(context, all),
    readBudgets(context, all),
  ])
  const own = budgets.find(({ name }) => name === budgetName)
  return {
    ...(held &&
      own && {
        own: {
          ...own,
          emails: [...new Set(held.notifications.flatMap(({ emails }) => emails))],
          missing: held.services ? services.filter((name) => !held.services?.includes(name)) : [],
        },
      }),
    others: budgets.filter(({ name }) => name !== budgetName),
    services,
    mayLook: true,
  }
}
