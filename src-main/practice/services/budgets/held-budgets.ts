import type { Account } from '../../account.ts'
import type { BudgetState } from '../../account-budgets.ts'
import { AwsError, type Call } from '../../operation.ts'

type Named = {
  readonly AccountId?: string | undefined
  readonly BudgetName?: string | undefined
}

/** Reading is `ViewBudget` and everything else `ModifyBudget`, each on the budget's own ARN. */
export const mayView = (input: Named, call: Pick<Call, 'account'>) => [
  { action: 'budgets:ViewBudget', resource: budgetArn(input.BudgetName ?? '*', call) },
]
export const mayModify = (name: string | undefined, call: Pick<Call, 'account'>) => [
  { action: 'budgets:ModifyBudget', resource: budgetArn(name ?? '*', call) },
]

export const budgetArn = (name: string, { account }: Pick<Call, 'account'>) =>
  `arn:aws:budgets::${account.id}:budget/${name}`

/** Whom AWS Budgets acts for, as a policy of a topic or of a role may ask for it. */
export const asBudget = (name: string, account: Pick<Account, 'id'>) => ({
  'aws:SourceAccount': [account.id],
  'aws:SourceArn': [`arn:aws:budgets::${account.id}:budget/${name}`],
})

export const invalid = (message: string) => new AwsError('InvalidParameterException', message)

/** Budgets of the caller's own account; of another one nothing may be seen. */
export function budgetsOf(
  accountId: string | undefined,
  { account }: Call,
): Map<string, BudgetState> {
  if (accountId !== account.id)
    throw new AwsError('AccessDeniedException', `Account ${accountId} is not the caller's account.`)
  return new Map(Object.entries(account.budgets ?? {}))
}

export function keepBudgets({ account }: Call, budgets: ReadonlyMap<string, BudgetState>): void {
  if (budgets.size > 0) account.budgets = Object.fromEntries(budgets)
  else delete account.budgets
}

export function findBudget({ AccountId, BudgetName }: Named, call: Call): BudgetState {
  const found = budgetsOf(AccountId, call).get(BudgetName ?? '')
  if (!found)
    throw new AwsError(
      'NotFoundException',
      `Unable to get budget: ${BudgetName} - the budget doesn't exist.`,
    )
  return found
}
