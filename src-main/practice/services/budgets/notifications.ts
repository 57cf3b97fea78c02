import { isDeepStrictEqual } from 'node:util'
import type * as Budgets from '@aws-sdk/client-budgets'
import type { BudgetState } from '../../account-budgets.ts'
import { AwsError, type Call, type Operation } from '../../operation.ts'
import { checkSubscribers } from './check-subscribers.ts'
import { budgetsOf, findBudget, invalid, keepBudgets, mayModify, mayView } from './held-budgets.ts'

type Held = BudgetState['notifications'][number]

export const describeNotificationsForBudget: Operation<
  Budgets.DescribeNotificationsForBudgetRequest,
  Budgets.DescribeNotificationsForBudgetResponse
> = {
  permissions: mayView,
  run: (input, call) => ({
    Notifications: findBudget(input, call).notifications.map(({ notification }) => notification),
  }),
}

export const describeSubscribersForNotification: Operation<
  Budgets.DescribeSubscribersForNotificationRequest,
  Budgets.DescribeSubscribersForNotificationResponse
> = {
  permissions: mayView,
  run: (input, call) => ({
    Subscribers: findNotification(input, call).subscribers,
  }),
}

export const createNotification: Operation<
  Budgets.CreateNotificationRequest,
  Budgets.CreateNotificationResponse
> = {
  permissions: ({ BudgetName }, call) => mayModify(BudgetName, call),
  run: ({ AccountId, BudgetName, Notification, Subscribers }, call) => {
    const budget = findBudget({ AccountId, BudgetName }, call)
    checkNotifications([{ Notification, Subscribers }], budget.name, call)
    if (budget.notifications.length >= 5)
      throw new AwsError('CreationLimitExceededException', 'A budget can have 5 notifications.')
    if (budget.notifications.some(isFor(Notification)))
      throw new AwsError('DuplicateRecordException', 'The notification already exists.')
    keep(call, budget, [
      ...budget.notifications,
      {
        notification: asPlain(Notification),
        subscribers: (Subscribers ?? []).map((each) => ({ ...each })),
      },
    ])
    return {}
  },
}

export const deleteNotification: Operation<
  Budgets.DeleteNotificationRequest,
  Budgets.DeleteNotificationResponse
> = {
  permissions: ({ BudgetName }, call) => mayModify(BudgetName, call),
  run: (input, call) => {
    const budget = findBudget(input, call)
    const gone = findNotification(input, call)
    keep(
      call,
      budget,
      budget.notifications.filter((each) => each !== gone),
    )
    return {}
  },
}

export const createSubscriber: Operation<
  Budgets.CreateSubscriberRequest,
  Budgets.CreateSubscriberResponse
> = {
  permissions: ({ BudgetName }, call) => mayModify(BudgetName, call),
  run: (input, call) => {
    const held = findNotification(input, call)
    const added = input.Subscriber ? [input.Subscriber] : []
    if (held.subscribers.some(isSubscriber(input.Subscriber)))
      throw new AwsError('DuplicateRecordException', 'The subscriber already exists.')
    const Subscribers = [...held.subscribers, ...added]
    checkSubscribers(Subscribers, input.BudgetName ?? '', call, added)
    keepSubscribers(input, call, held, Subscribers)
    return {}
  },
}

export const deleteSubscriber: Operation<
  Budgets.DeleteSubscriberRequest,
  Budgets.DeleteSubscriberResponse
> = {
  permissions: ({ BudgetName }, call) => mayModify(BudgetName, call),
  run: (input, call) => {
    const held = findNotification(input, call)
    const isGone = isSubscriber(input.Subscriber)
    const left = held.subscribers.filter((each) => !isGone(each))
    if (left.length === held.subscribers.length)
      throw new AwsError('NotFoundException', 'The subscriber does not exist.')
    keepSubscribers(input, call, held, left)
    return {}
  },
}

const isSubscriber = (wanted: Budgets.Subscriber | undefined) => (each: Budgets.Subscriber) =>
  each.Address === wanted?.Address && each.SubscriptionType === wanted?.SubscriptionType

/** A notification goes with its last subscriber: https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_DeleteSubscriber.html */
function keepSubscribers(
  input: Parameters<typeof findBudget>[0],
  call: Call,
  held: Held,
  subscribers: readonly Budgets.Subscriber[],
): void {
  const budget = findBudget(input, call)
  keep(
    call,
    budget,
    budget.notifications.flatMap((each) => {
      if (each !== held) return [each]
      const left = subscribers.map((one) => ({ ...one }))
      return left.length > 0 ? [{ ...each, subscribers: left }] : []
    }),
  )
}

/** Every member is required; the server has checked that they are there. */
export const asPlain = (notification: Budgets.Notification | undefined): Budgets.Notification => ({
  NotificationType: undefined,
  ComparisonOperator: undefined,
  Threshold: undefined,
  ...notification,
})

/** At least one subscriber each, at most one SNS topic and ten e-mail addresses. */
export function checkNotifications(
  all: readonly Budgets.NotificationWithSubscribers[],
  budgetName: string,
  call: Call,
): void {
  for (const { Notification, Subscribers = [] } of all) {
    const threshold = Notification?.Threshold ?? -1
    if (threshold <= 0) throw invalid('The threshold must be greater than 0.')
    checkSubscribers(Subscribers, budgetName, call)
  }
}

/** AWS tells notifications apart by what they say, for want of an id. Percent is the default. */
const isFor =
  (wanted: Budgets.Notification | undefined) =>
  ({ notification }: Held) =>
    isDeepStrictEqual(meaning(notification), meaning(asPlain(wanted)))

const meaning = ({
  ThresholdType = 'PERCENTAGE',
  NotificationState,
  ...rest
}: Held['notification']) => ({
  ThresholdType,
  ...rest,
})

function findNotification(
  input: {
    readonly AccountId?: string | undefined
    readonly BudgetName?: string | undefined
    readonly Notification?: Budgets.Notification | undefined
  },
  call: Call,
): Held {
  const found = findBudget(input, call).notifications.find(isFor(input.Notification))
  if (!found) throw new AwsError('NotFoundException', 'The notification does not exist.')
  return found
}

function keep(call: Call, budget: BudgetState, notifications: readonly Held[]): void {
  const budgets = budgetsOf(call.account.id, call)
  budgets.set(budget.name, { ...budget, updatedAt: call.now(), notifications: [...notifications] })
  keepBudgets(call, budgets)
}
