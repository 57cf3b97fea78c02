import type * as Budgets from '@aws-sdk/client-budgets'
import type { BudgetState } from '../../account-budgets.ts'
import { AwsError, type Call, type Operation } from '../../operation.ts'
import { anew } from './held-actions.ts'
import { budgetsOf, findBudget, invalid, keepBudgets, mayModify, mayView } from './held-budgets.ts'
import { asPlain, checkNotifications } from './notifications.ts'
import { spendOf } from './spend-of.ts'

const mostNotifications = 5

export const createBudget: Operation<Budgets.CreateBudgetRequest, Budgets.CreateBudgetResponse> = {
  permissions: ({ Budget }, call) => mayModify(Budget?.BudgetName, call),
  run: ({ AccountId, Budget, NotificationsWithSubscribers = [] }, call) => {
    const budgets = budgetsOf(AccountId, call)
    const name = Budget?.BudgetName ?? ''
    if (budgets.has(name))
      throw new AwsError(
        'DuplicateRecordException',
        `Error creating budget: ${name} - the budget already exists.`,
      )
    if (NotificationsWithSubscribers.length > mostNotifications)
      throw new AwsError(
        'CreationLimitExceededException',
        `A budget can have at most ${mostNotifications} notifications.`,
      )
    const state = toState(Budget, call.now())
    checkNotifications(NotificationsWithSubscribers, name, call)
    budgets.set(name, { ...state, notifications: NotificationsWithSubscribers.map(plain) })
    keepBudgets(call, budgets)
    return {}
  },
}

export const updateBudget: Operation<Budgets.UpdateBudgetRequest, Budgets.UpdateBudgetResponse> = {
  permissions: ({ NewBudget }, call) => mayModify(NewBudget?.BudgetName, call),
  run: ({ AccountId, NewBudget }, call) => {
    const known = findBudget({ AccountId, BudgetName: NewBudget?.BudgetName }, call)
    const budgets = budgetsOf(AccountId, call)
    const { createdAt, notifications, actions } = known
    budgets.set(known.name, {
      ...toState(NewBudget, call.now()),
      createdAt,
      notifications,
      ...(actions && { actions: actions.map(anew) }),
    })
    keepBudgets(call, budgets)
    return {}
  },
}

export const describeBudgets: Operation<
  Budgets.DescribeBudgetsRequest,
  Budgets.DescribeBudgetsResponse
> = {
  permissions: mayView,
  run: ({ AccountId }, call) => ({
    Budgets: [...budgetsOf(AccountId, call).values()].map((state) => toBudget(state, call)),
  }),
}

export const describeBudget: Operation<
  Budgets.DescribeBudgetRequest,
  Budgets.DescribeBudgetResponse
> = {
  permissions: mayView,
  run: (input, call) => ({ Budget: toBudget(findBudget(input, call), call) }),
}

export const deleteBudget: Operation<Budgets.DeleteBudgetRequest, Budgets.DeleteBudgetResponse> = {
  permissions: ({ BudgetName }, call) => mayModify(BudgetName, call),
  run: (input, call) => {
    const { name } = findBudget(input, call)
    const budgets = budgetsOf(input.AccountId, call)
    budgets.delete(name)
    keepBudgets(call, budgets)
    return {}
  },
}

/** Checked as AWS checks it: https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Budget.html */
function toState(budget: Budgets.Budget | undefined, now: number): BudgetState {
  const { BudgetName = '', BudgetLimit, TimeUnit, BudgetType } = budget ?? {}

  if (!/^[^:\\]{1,100}$/.test(BudgetName) || BudgetName.trim() === '')
    throw invalid("Budget name can't contain ':' or '\\', and has 1 to 100 characters.")
  if (!(Number(BudgetLimit?.Amount) > 0) || BudgetLimit?.Unit !== 'USD')
    throw invalid('The budget limit must be a positive amount in USD.')
  if (budget?.FilterExpression && budget.CostFilters)
    throw invalid('CostFilters and FilterExpression cannot be used together.')
  if (budget?.Metrics && budget.CostTypes)
    throw invalid('CostTypes and Metrics cannot be used together.')
  return {
    name: BudgetName,
    limitUsd: Number(BudgetLimit.Amount),
    timeUnit: TimeUnit ?? 'MONTHLY',
    type: BudgetType ?? 'COST',
    createdAt: now,
    updatedAt: now,
    notifications: [],
    ...(budget?.FilterExpression && { filter: structuredClone(budget.FilterExpression) }),
    ...(budget?.Metrics && { metrics: [...budget.Metrics] }),
  }
}

const plain = ({ Notification, Subscribers = [] }: Budgets.NotificationWithSubscribers) => ({
  notification: asPlain(Notification),
  subscribers: Subscribers.map((each) => ({ ...each })),
})

function toBudget(state: BudgetState, call: Call): Budgets.Budget {
  const { name, limitUsd, timeUnit, type, filter, metrics, updatedAt } = state
  const { start, spent, expected } = spendOf(state, call)
  const usd = (amount: number) => ({ Amount: amount.toFixed(3), Unit: 'USD' })
  return {
    BudgetName: name,
    BudgetLimit: { Amount: String(limitUsd), Unit: 'USD' },
    BudgetType: type,
    TimeUnit: timeUnit,
    TimePeriod: { Start: new Date(start), End: new Date(Date.UTC(2087, 5, 15)) },
    CalculatedSpend: { ActualSpend: usd(spent), ForecastedSpend: usd(expected) },
    LastUpdatedTime: new Date(updatedAt),
    ...(filter && { FilterExpression: filter }),
    ...(metrics && { Metrics: metrics }),
  }
}
