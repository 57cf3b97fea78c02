import type * as Budgets from '@aws-sdk/client-budgets'
import type { Account } from '../../account.ts'
import type { ActionState, BudgetState } from '../../account-budgets.ts'
import { AwsError, type Call, type Permission } from '../../operation.ts'
import { budgetArn, findBudget } from './held-budgets.ts'

type Named = {
  readonly AccountId?: string | undefined
  readonly BudgetName?: string | undefined
  readonly ActionId?: string | undefined
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsbudgetservice.html */
export const onAction =
  (action: string) =>
  ({ BudgetName = '*', ActionId = '*' }: Named, call: Pick<Call, 'account'>): Permission[] => [
    {
      action: `budgets:${action}`,
      resource: `${budgetArn(BudgetName, call)}/action/${ActionId}`,
    },
  ]

/** Whoever has a role used has to be let pass it on. */
export const passing = (roleArn: string | undefined): Permission[] =>
  roleArn === undefined
    ? []
    : [
        {
          action: 'iam:PassRole',
          resource: roleArn,
          context: { 'iam:PassedToService': ['budgets.amazonaws.com'] },
        },
      ]

export function findAction(input: Named, call: Call) {
  const budget = findBudget(input, call)
  const action = budget.actions?.find(({ id }) => id === input.ActionId)
  if (action) return { budget, action }
  throw new AwsError(
    'NotFoundException',
    `Unable to get action: ${input.ActionId} - the action doesn't exist.`,
  )
}

/** Puts an action in the place of the one with its id; `undefined` takes that away. */
export function keepAction(
  account: Account,
  budget: BudgetState,
  id: string,
  action: ActionState | undefined,
): void {
  const { actions = [], ...rest } = account.budgets?.[budget.name] ?? budget
  const isKnown = actions.some((each) => each.id === id)
  const kept = isKnown
    ? actions.flatMap((each) => (each.id !== id ? [each] : action ? [action] : []))
    : [...actions, ...(action ? [action] : [])]
  account.budgets = {
    ...account.budgets,
    [budget.name]: { ...rest, ...(kept.length > 0 && { actions: kept }) },
  }
}

/** Something has been changed: the spend is looked at at once. */
export const anew = ({ lookedAt: _, ...action }: ActionState): ActionState => action

export const toAnswer = (budget: BudgetState, action: ActionState): Budgets.Action => ({
  ActionId: action.id,
  BudgetName: budget.name,
  NotificationType: action.of,
  ActionType: 'APPLY_IAM_POLICY',
  ActionThreshold: action.threshold,
  Definition: {
    IamActionDefinition: {
      PolicyArn: action.attaches.policyArn,
      Users: [...action.attaches.users],
      Roles: [...action.attaches.roles],
      Groups: [...action.attaches.groups],
    },
  },
  ExecutionRoleArn: action.roleArn,
  ApprovalModel: action.approval,
  Status: action.status,
  Subscribers: [...action.subscribers],
})
