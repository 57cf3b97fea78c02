import type { GuardrailsAsk } from '../../../shared/setup/guardrails.ts'
import type { AwsCall, Change } from '../changes/change.ts'
import type { StepContext, StepPlan } from '../steps/step.ts'
import { budgetCaller } from './call-there.ts'
import { budgetName } from './own-budget.ts'
import type { HeldStop } from './own-stop.ts'

export type StopAction = Exclude<GuardrailsAsk['action'], 'set' | 'remove' | 'ask-again'>

const kinds = {
  approve: {
    type: 'APPROVE_BUDGET_ACTION',
    from: ['PENDING'],
    title: (who) => `Stop ${who} now`,
    why: 'The budget is used up. From then on no model can be called, until the stop is lifted.',
  },
  lift: {
    type: 'REVERSE_BUDGET_ACTION',
    from: ['EXECUTION_SUCCESS'],
    title: (who) => `Lift the stop, so that ${who} can call models again`,
    why: 'AWS takes the policy off. The stop then does nothing more, not next month either, until it is armed again.',
  },
  arm: {
    type: 'RESET_BUDGET_ACTION',
    from: ['REVERSE_SUCCESS', 'RESET_FAILURE'],
    title: () => 'Arm the stop again',
    why: 'AWS looks at the budget again. Where it is still used up, it stops again within hours: raise the limit first, or wait for the next month.',
  },
  retry: {
    type: 'RETRY_BUDGET_ACTION',
    from: ['EXECUTION_FAILURE', 'REVERSE_FAILURE'],
    title: () => 'Have AWS try once more',
    why: 'AWS Budgets could not do it. Most often its role has lost the right, or the policy is gone.',
  },
} as const satisfies Record<StopAction, Kind>
type Kind = {
  readonly type: string
  readonly from: readonly HeldStop['status'][]
  readonly title: (who: string) => string
  readonly why: string
}

/** What is to become of a stop, where its state lets that be. */
export function planExecution(
  context: Pick<StepContext, 'identity'>,
  held: HeldStop | undefined,
  action: StopAction,
): StepPlan {
  const kind: Kind = kinds[action]
  if (!held || !kind.from.includes(held.status))
    return { title: 'The stop is not in the state for that', changes: [] }
  const change = executeStop(context, held, action)
  return { title: change.title, changes: [change] }
}

/** One call to AWS Budgets about a stop. */
export function executeStop(
  { identity }: Pick<StepContext, 'identity'>,
  { id, who }: Pick<HeldStop, 'id' | 'who'>,
  action: StopAction,
): Change {
  const { type, title, why } = kinds[action]
  const call = (ExecutionType: string): AwsCall =>
    budgetCaller(identity.account)('ExecuteBudgetAction', {
      BudgetName: budgetName,
      ActionId: id,
      ExecutionType,
    })
  return {
    id: `${action}-stop`,
    title: title(`the ${who.kind} ${who.name}`),
    why,
    effect: call(type),
    after: [],
    undo: action === 'approve' ? [call(kinds.lift.type)] : null,
    undoWords:
      action === 'approve'
        ? 'Lift it again, from History.'
        : 'Under More setup, at the budget, the stop can be armed, lifted and removed at any time.',
  }
}
