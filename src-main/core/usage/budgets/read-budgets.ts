import type { Budget, Expression, Notification } from '@aws-sdk/client-budgets'
import type { UsageBudget, UsageBudgets } from '../../../../shared/usage/budget.ts'
import { ifAllowed } from '../../aws/if-allowed.ts'
import type { StepContext } from '../../steps/step.ts'
import { isBedrock, modelOfService } from '../spend/model-of-service.ts'

type Looking = Pick<StepContext, 'aws' | 'identity' | 'signal'>

/** Budgets stand in one place for the whole account: https://docs.aws.amazon.com/general/latest/gr/billing.html */
const region = 'us-east-1'

/** The monthly cost budgets that count Claude's use, alone or with the rest of the account. Asking is free. */
export async function readBudgets(
  context: Looking,
  known?: readonly Budget[],
): Promise<UsageBudgets> {
  const all = known ?? (await ifAllowed(() => listBudgets(context)))
  if (!all) return { budgets: [], mayLook: false }
  const ours = all.flatMap((budget) => {
    const covers = coverOf(budget)
    return covers && budget.TimeUnit === 'MONTHLY' && budget.BudgetType === 'COST'
      ? [{ budget, covers }]
      : []
  })
  const budgets = await Promise.all(
    ours.map(async ({ budget, covers }) =>
      toBudget(budget, covers, await tellsAt(context, budget)),
    ),
  )
  return { budgets, mayLook: true }
}

/** Every budget of the account. */
export async function listBudgets({ aws, identity, signal }: Looking): Promise<Budget[]> {
  const found: Budget[] = []
  let NextToken: string | undefined
  do {
    const page = await aws.call(
      'budgets',
      'DescribeBudgets',
      { AccountId: identity.account, ...(NextToken !== undefined && { NextToken }) },
      { region, signal },
    )
    found.push(...(page.Budgets ?? []))
    NextToken = page.NextToken
  } while (NextToken !== undefined)
  return found
}

async function tellsAt(
  { aws, identity, signal }: Looking,
  { BudgetName }: Budget,
): Promise<Notification[]> {
  const read = await ifAllowed(() =>
    aws.call(
      'budgets',
      'DescribeNotificationsForBudget',
      { AccountId: identity.account, BudgetName },
      { region, signal },
    ),
  )
  return read?.Notifications ?? []
}

/** Undefined for a budget that is about something else. */
function coverOf({
  FilterExpression,
  CostFilters = {},
}: Budget): UsageBudget['covers'] | undefined {
  const services = [...servicesIn(FilterExpression), ...(CostFilters.Service ?? [])]
  if (services.some((name) => isBedrock(name) || modelOfService(name))) return 'claude'
  const isFiltered = FilterExpression !== undefined || Object.keys(CostFilters).length > 0
  return isFiltered ? undefined : 'account'
}

/** The services a filter asks for; what it leaves out is none of them. */
export function servicesIn({ Dimensions, And = [], Or = [] }: Expression = {}): string[] {
  const own = Dimensions?.Key === 'SERVICE' ? (Dimensions.Values ?? []) : []
  return [...own, ...[...And, ...Or].flatMap((each) => servicesIn(each))]
}

function toBudget(
  { BudgetName = '', BudgetLimit, CalculatedSpend }: Budget,
  covers: UsageBudget['covers'],
  notifications: readonly Notification[],
): UsageBudget {
  const limitUsd = Number(BudgetLimit?.Amount)
  const forecast = Number(CalculatedSpend?.ForecastedSpend?.Amount)
  return {
    name: BudgetName,
    covers,
    limitUsd,
    actualUsd: Number(CalculatedSpend?.ActualSpend?.Amount ?? 0),
    ...(Number.isFinite(forecast) && { forecastUsd: forecast }),
    thresholds: notifications.map(({ Threshold = 0, ThresholdType, NotificationType }) => ({
      percent: ThresholdType === 'ABSOLUTE_VALUE' ? (Threshold / limitUsd) * 100 : Threshold,
      of: NotificationType === 'FORECASTED' ? 'forecast' : 'actual',
    })),
  }
}
