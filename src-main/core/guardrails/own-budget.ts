import type { Budget, Notification } from '@aws-sdk/client-budgets'
import type { JsonObject } from '../changes/change.ts'
import type { StepContext } from '../steps/step.ts'
import { servicesIn } from '../usage/budgets/read-budgets.ts'

/** Budgets are one place for the whole account: https://docs.aws.amazon.com/general/latest/gr/billing.html */
export const budgetsRegion = 'us-east-1'
export const budgetName = 'Groundwork-Claude'

/** When somebody is told: AWS takes five notifications for a budget. */
export const tells: readonly Threshold[] = [
  { of: 'ACTUAL', percent: 50 },
  { of: 'ACTUAL', percent: 80 },
  { of: 'ACTUAL', percent: 100 },
  { of: 'FORECASTED', percent: 100 },
]
export type Threshold = { readonly of: 'ACTUAL' | 'FORECASTED'; readonly percent: number }

/** Who hears of a threshold, as it is sent to AWS. */
export type Subscriber = { readonly SubscriptionType: string; readonly Address: string }
/** A threshold as it is sent to AWS; somebody else may have set one in dollars. */
type SentNotification = {
  readonly NotificationType: string
  readonly ComparisonOperator: string
  readonly Threshold: number
  readonly ThresholdType: string
}
/** A notification as it stands, with who hears of it. */
export type HeldNotification = {
  readonly notification: SentNotification
  readonly subscribers: readonly Subscriber[]
}
export type HeldBudget = {
  readonly limitUsd: number
  /** Undefined: the whole account. */
  readonly services: readonly string[] | undefined
  /** The budget as it is sent to AWS to make it just like that again. */
  readonly sent: JsonObject
  readonly notifications: readonly HeldNotification[]
}

type Looking = Pick<StepContext, 'aws' | 'identity' | 'signal'>

/** The budget of this app, if it stands. Asking is free. */
export async function readOwnBudget(
  context: Looking,
  all: readonly Budget[],
): Promise<HeldBudget | undefined> {
  const budget = all.find(({ BudgetName }) => BudgetName === budgetName)
  if (!budget) return undefined
  const services = servicesIn(budget.FilterExpression)
  const { Notifications = [] } = await context.aws.call(
    'budgets',
    'DescribeNotificationsForBudget',
    { AccountId: context.identity.account, BudgetName: budgetName },
    { region: budgetsRegion, signal: context.signal },
  )
  return {
    limitUsd: Number(budget.BudgetLimit?.Amount),
    services: budget.FilterExpression ? services : undefined,
    sent: toSent(Number(budget.BudgetLimit?.Amount), budget.FilterExpression && services),
    notifications: await Promise.all(
      Notifications.map((notification) => readNotification(context, notification)),
    ),
  }
}

async function readNotification(
  { aws, identity, signal }: Looking,
  notification: Notification,
): Promise<HeldNotification> {
  const { Subscribers = [] } = await aws.call(
    'budgets',
    'DescribeSubscribersForNotification',
    { AccountId: identity.account, BudgetName: budgetName, Notification: notification },
    { region: budgetsRegion, signal },
  )
  const { NotificationType = '', ComparisonOperator = '', Threshold = 0 } = notification
  const { ThresholdType = 'PERCENTAGE' } = notification
  return {
    notification: { NotificationType, ComparisonOperator, Threshold, ThresholdType },
    subscribers: Subscribers.flatMap(({ SubscriptionType, Address }) =>
      SubscriptionType !== undefined && Address !== undefined ? { SubscriptionType, Address } : [],
    ),
  }
}

/** `FilterExpression` with `Metrics`; `CostFilters` and `CostTypes` are deprecated since 2025-04-18. */
export const toSent = (limitUsd: number, services: readonly string[] | undefined): JsonObject => ({
  BudgetName: budgetName,
  BudgetLimit: { Amount: String(limitUsd), Unit: 'USD' },
  TimeUnit: 'MONTHLY',
  BudgetType: 'COST',
  Metrics: ['UnblendedCost'],
  ...(services && {
    FilterExpression: { Dimensions: { Key: 'SERVICE', Values: [...services] } },
  }),
})

export const toNotification = ({ of, percent }: Threshold): SentNotification => ({
  NotificationType: of,
  ComparisonOperator: 'GREATER_THAN',
  Threshold: percent,
  ThresholdType: 'PERCENTAGE',
})

export const byMail = (Address: string): Subscriber => ({ SubscriptionType: 'EMAIL', Address })
export const byTopic = (Address: string): Subscriber => ({ SubscriptionType: 'SNS', Address })

/** Every address that AWS Budgets mails to by itself. */
export const mailedBy = ({ notifications }: Pick<HeldBudget, 'notifications'>): string[] => {
  const mails = notifications
    .flatMap(({ subscribers }) => subscribers)
    .filter(({ SubscriptionType }) => SubscriptionType === 'EMAIL')
  return [...new Set(mails.map(({ Address }) => Address))]
}

/** Whether anybody is told through this topic. */
export const tellsThrough = (
  { notifications }: Pick<HeldBudget, 'notifications'>,
  topicArn: string,
): boolean =>
  notifications.some(({ subscribers }) => subscribers.some(({ Address }) => Address === topicArn))
