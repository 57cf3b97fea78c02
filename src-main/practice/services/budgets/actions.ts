import { randomUUID } from 'node:crypto'
import type * as Budgets from '@aws-sdk/client-budgets'
import type { ActionState, Attachment } from '../../account-budgets.ts'
import { AwsError, type Call, type Operation } from '../../operation.ts'
import { mayAssume } from './apply-policy.ts'
import { checkSubscribers } from './check-subscribers.ts'
import { anew, findAction, keepAction, onAction, passing, toAnswer } from './held-actions.ts'
import { findBudget, invalid } from './held-budgets.ts'

export const createBudgetAction: Operation<
  Budgets.CreateBudgetActionRequest,
  Budgets.CreateBudgetActionResponse
> = {
  permissions: ({ BudgetName, ExecutionRoleArn }, call) => [
    ...onAction('CreateBudgetAction')({ BudgetName }, call),
    ...passing(ExecutionRoleArn),
  ],
  run: (input, call) => {
    const budget = findBudget(input, call)
    const action: ActionState = {
      id: randomUUID(),
      of: input.NotificationType ?? 'ACTUAL',
      threshold: checkThreshold(input.ActionThreshold),
      attaches: readDefinition(input.ActionType, input.Definition),
      roleArn: checkRole(input.ExecutionRoleArn, budget.name, call),
      approval: input.ApprovalModel ?? 'AUTOMATIC',
      subscribers: (input.Subscribers ?? []).map((each) => ({ ...each })),
      status: 'STANDBY',
      armedAt: call.now(),
    }
    checkSubscribers(action.subscribers, budget.name, call)
    keepAction(call.account, budget, action.id, action)
    return { AccountId: input.AccountId, BudgetName: budget.name, ActionId: action.id }
  },
}

export const describeBudgetAction: Operation<
  Budgets.DescribeBudgetActionRequest,
  Budgets.DescribeBudgetActionResponse
> = {
  permissions: onAction('DescribeBudgetAction'),
  run: (input, call) => {
    const { budget, action } = findAction(input, call)
    const { AccountId, BudgetName } = input
    return { AccountId, BudgetName, Action: toAnswer(budget, action) }
  },
}

export const describeBudgetActionsForBudget: Operation<
  Budgets.DescribeBudgetActionsForBudgetRequest,
  Budgets.DescribeBudgetActionsForBudgetResponse
> = {
  permissions: onAction('DescribeBudgetActionsForBudget'),
  run: (input, call) => {
    const budget = findBudget(input, call)
    return { Actions: (budget.actions ?? []).map((action) => toAnswer(budget, action)) }
  },
}

export const updateBudgetAction: Operation<
  Budgets.UpdateBudgetActionRequest,
  Budgets.UpdateBudgetActionResponse
> = {
  permissions: (input, call) => [
    ...onAction('UpdateBudgetAction')(input, call),
    ...passing(input.ExecutionRoleArn),
  ],
  run: (input, call) => {
    const { budget, action } = findAction(input, call)
    const { NotificationType, ActionThreshold, Definition, ExecutionRoleArn, Subscribers } = input
    const updated: ActionState = {
      ...anew(action),
      ...(NotificationType && { of: NotificationType }),
      ...(ActionThreshold && { threshold: checkThreshold(ActionThreshold) }),
      ...(Definition && { attaches: readDefinition('APPLY_IAM_POLICY', Definition) }),
      ...(ExecutionRoleArn && { roleArn: checkRole(ExecutionRoleArn, budget.name, call) }),
      ...(input.ApprovalModel && { approval: input.ApprovalModel }),
      ...(Subscribers && { subscribers: Subscribers.map((each) => ({ ...each })) }),
    }
    checkSubscribers(updated.subscribers, budget.name, call)
    keepAction(call.account, budget, action.id, updated)
    return {
      AccountId: input.AccountId,
      BudgetName: budget.name,
      OldAction: toAnswer(budget, action),
      NewAction: toAnswer(budget, updated),
    }
  },
}

/** What it has attached stays attached. */
export const deleteBudgetAction: Operation<
  Budgets.DeleteBudgetActionRequest,
  Budgets.DeleteBudgetActionResponse
> = {
  permissions: onAction('DeleteBudgetAction'),
  run: (input, call) => {
    const { budget, action } = findAction(input, call)
    keepAction(call.account, budget, action.id, undefined)
    return {
      AccountId: input.AccountId,
      BudgetName: budget.name,
      Action: toAnswer(budget, action),
    }
  },
}

function checkThreshold(asked: Budgets.ActionThreshold | undefined): Budgets.ActionThreshold {
  if (!asked || !((asked.ActionThresholdValue ?? 0) > 0))
    throw invalid('The action threshold must be greater than 0.')
  return { ...asked }
}

function readDefinition(
  type: Budgets.ActionType | undefined,
  definition: Budgets.Definition | undefined,
): Attachment {
  if (type !== 'APPLY_IAM_POLICY')
    throw new AwsError('NotInPracticeAccount', `${type} is not in the practice account yet.`, 501)
  const {
    PolicyArn = '',
    Users = [],
    Roles = [],
    Groups = [],
  } = definition?.IamActionDefinition ?? {}
  if (PolicyArn === '' || Users.length + Roles.length + Groups.length === 0)
    throw invalid('An IAM action needs a policy, and a user, role or group to attach it to.')
  return { policyArn: PolicyArn, users: [...Users], roles: [...Roles], groups: [...Groups] }
}

/** AWS tries whether it can take on the role before it keeps the action. */
function checkRole(roleArn = '', budgetName: string, { account }: Call): string {
  if (mayAssume(account, budgetName, roleArn)) return roleArn
  throw new AwsError(
    'AccessDeniedException',
    `Budgets permission required to assume [ExecutionRole: ${roleArn}].`,
  )
}
