import { ifAllowed } from '../aws/if-allowed.ts'
import { billedServices } from '../guardrails/billed-services.ts'
import { readOwnBudget } from '../guardrails/own-budget.ts'
import { planBudget } from '../guardrails/plan-budget.ts'
import { reviewGuardrails } from '../guardrails/review-guardrails.ts'
import { listBudgets } from '../usage/budgets/read-budgets.ts'
import { finding } from './finding.ts'
import type { Step } from './step.ts'

/** Somebody is told before Claude gets expensive: a monthly budget that really counts it. */
export const costGuardrails: Step = {
  id: 'cost-guardrails',
  check: async (context) => {
    const { own, others, mayLook } = await reviewGuardrails(context)
    const now = context.now()
    if (!mayLook)
      return finding('cost-guardrails', 'needs-admin', 'You may not see the budgets', now, {
        detail: 'An administrator may (budgets:ViewBudget).',
      })
    const evidence = [...(own ? [own] : []), ...others].map((budget) => ({
      label: budget.name,
      value: `$${budget.actualUsd.toFixed(2)} of $${budget.limitUsd} used, told at ${
        budget.thresholds.map(({ percent }) => `${percent} %`).join(', ') || 'no threshold'
      }`,
    }))
    if (own && own.missing.length > 0)
      return finding('cost-guardrails', 'needs-you', 'The budget misses a service of Claude', now, {
        detail: `Not counted yet: ${own.missing.join(', ')}.`,
        evidence,
      })
    const telling = [...(own ? [own] : []), ...others].find(
      ({ thresholds }) => thresholds.length > 0,
    )
    return telling
      ? finding(
          'cost-guardrails',
          'done',
          `The budget ${telling.name} of $${telling.limitUsd} a month tells before it gets expensive`,
          now,
          { evidence },
        )
      : finding('cost-guardrails', 'needs-you', 'No budget tells what Claude costs', now, {
          evidence,
        })
  },
  plan: async (context, request) => {
    if (request.step !== 'cost-guardrails') return { title: '', changes: [] }
    const [services, all] = await Promise.all([
      billedServices(context),
      ifAllowed(() => listBudgets(context)),
    ])
    const held = all && (await readOwnBudget(context, all))
    return planBudget(context, request.ask, held, services)
  },
}
