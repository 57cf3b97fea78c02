import type { GuardrailsReview, OwnBudget } from '../../../shared/setup/guardrails.ts'
import type { UsageBudget } from '../../../shared/usage/budget.ts'
import { ifAllowed } from '../aws/if-allowed.ts'
import type { StepContext } from '../steps/step.ts'
import { listBudgets, readBudgets } from '../usage/budgets/read-budgets.ts'
import { billedServices } from './billed-services.ts'
import { budgetName, mailedBy, tellsThrough } from './own-budget.ts'
import { listenersOf, topicArn } from './own-topic.ts'
import { type HeldGuardrails, readGuardrails } from './read-guardrails.ts'

/** The account's budgets that count Claude, and what this app's own one says. */
export async function reviewGuardrails(context: StepContext): Promise<GuardrailsReview> {
  const [services, all] = await Promise.all([
    billedServices(context),
    ifAllowed(() => listBudgets(context)),
  ])
  if (!all) return { others: [], services, mayLook: false }
  const [held, { budgets }] = await Promise.all([
    readGuardrails(context, all),
    readBudgets(context, all),
  ])
  const own = budgets.find(({ name }) => name === budgetName)
  return {
    ...(own && { own: ownBudget(context, own, held, services) }),
    others: budgets.filter(({ name }) => name !== budgetName),
    services,
    mayLook: true,
  }
}

function ownBudget(
  { identity }: StepContext,
  own: UsageBudget,
  { budget, topic, stop }: HeldGuardrails,
  services: readonly string[],
): OwnBudget {
  const isTopic = budget !== undefined && tellsThrough(budget, topicArn(identity))
  const listeners = topic
    ? listenersOf(topic).map(({ endpoint, arn }) => ({
        email: endpoint,
        isConfirmed: arn !== undefined,
      }))
    : topic === null
      ? []
      : undefined
  return {
    ...own,
    tell: isTopic ? 'topic' : 'mail',
    emails: isTopic ? (listeners ?? []).map(({ email }) => email) : budget ? mailedBy(budget) : [],
    ...(isTopic && listeners && { listeners }),
    ...(stop && { stop: { who: stop.who, approval: stop.approval, status: stop.status } }),
    missing: budget?.services ? services.filter((name) => !budget.services?.includes(name)) : [],
  }
}
