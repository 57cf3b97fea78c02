import type * as Budgets from '@aws-sdk/client-budgets'
import type { Account } from '../../account.ts'
import type { ActionState, BudgetState } from '../../account-budgets.ts'
import type { Call, Operation } from '../../operation.ts'
import { applyPolicy } from './apply-policy.ts'
import { anew, findAction, keepAction, onAction } from './held-actions.ts'
import { invalid } from './held-budgets.ts'
import { spendOf } from './spend-of.ts'

/** A new or reset action looks at the spend after this long, and goes on looking. */
const looksAfterMs = 60_000

export const executeBudgetAction: Operation<
  Budgets.ExecuteBudgetActionRequest,
  Budgets.ExecuteBudgetActionResponse
> = {
  permissions: onAction('ExecuteBudgetAction'),
  run: (input, call) => {
    const { budget, action } = findAction(input, call)
    const next = nextOf(call, budget, action, input.ExecutionType)
    if (!next) throw invalid(`${input.ExecutionType} is not possible in status ${action.status}.`)
    keepAction(call.account, budget, action.id, next)
    return { ...input }
  },
}

/** https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-action-review.html */
function nextOf(
  { account, now }: Call,
  budget: BudgetState,
  action: ActionState,
  type: Budgets.ExecutionType | undefined,
): ActionState | undefined {
  switch (`${type} ${action.status}`) {
    case 'APPROVE_BUDGET_ACTION PENDING':
    case 'RETRY_BUDGET_ACTION EXECUTION_FAILURE':
      return carriedOut(account, budget, action)
    case 'REVERSE_BUDGET_ACTION EXECUTION_SUCCESS':
    case 'RETRY_BUDGET_ACTION REVERSE_FAILURE': {
      const isOff = applyPolicy(account, budget, action, 'Detach')
      return { ...action, status: isOff ? 'REVERSE_SUCCESS' : 'REVERSE_FAILURE' }
    }
    case 'RESET_BUDGET_ACTION REVERSE_SUCCESS':
      return { ...anew(action), status: 'STANDBY', armedAt: now() }
    default:
      return undefined
  }
}

const carriedOut = (account: Account, budget: BudgetState, action: ActionState): ActionState => ({
  ...action,
  status: applyPolicy(account, budget, action, 'Attach')
    ? 'EXECUTION_SUCCESS'
    : 'EXECUTION_FAILURE',
})

/** Does what is due, or asks for approval, where a threshold has been passed. A reversed action waits for its reset. */
export function runDueActions(call: Pick<Call, 'account' | 'now'>): void {
  const { account, now } = call
  for (const budget of Object.values(account.budgets ?? {})) {
    const due = budget.actions?.filter(
      ({ status, armedAt, lookedAt = armedAt }) =>
        status === 'STANDBY' && now() - lookedAt >= looksAfterMs,
    )
    if (!due?.length) continue
    const spend = spendOf(budget, call)
    for (const action of due) {
      const next = isPassed(action, budget, spend)
        ? triggered(account, budget, action)
        : { ...action, lookedAt: now() }
      keepAction(account, budget, action.id, next)
    }
  }
}

const triggered = (account: Account, budget: BudgetState, action: ActionState): ActionState =>
  action.approval === 'MANUAL'
    ? { ...action, status: 'PENDING' }
    : carriedOut(account, budget, action)

function isPassed(
  { of, threshold }: ActionState,
  { limitUsd }: BudgetState,
  { spent, expected }: ReturnType<typeof spendOf>,
): boolean {
  const { ActionThresholdValue = 0, ActionThresholdType } = threshold
  const usd =
    ActionThresholdType === 'ABSOLUTE_VALUE'
      ? ActionThresholdValue
      : (ActionThresholdValue / 100) * limitUsd
  return (of === 'FORECASTED' ? expected : spent) > usd
}
