import { isDeepStrictEqual } from 'node:util'
import { z } from '../../../shared/schema.ts'
import { servicesIn } from '../usage/budgets/read-budgets.ts'
import { type Look, orAbsent, seenIf, text } from './look.ts'

const Sent = z.object({
  BudgetName: z.string(),
  BudgetLimit: z.object({ Amount: z.string() }),
  FilterExpression: z.object({ Dimensions: z.object({ Values: z.array(z.string()) }) }).optional(),
})
const Notification = z.object({ NotificationType: z.string(), Threshold: z.number() })

const budgetNow = async ({ call, aws, account, signal }: Parameters<Look>[0], BudgetName: string) =>
  (
    await orAbsent(
      aws.call(
        'budgets',
        'DescribeBudget',
        { AccountId: account, BudgetName },
        { region: call.region, signal },
      ),
    )
  )?.Budget

/** The budget has the limit and the filter that were sent. */
const lookAtSent =
  (member: 'Budget' | 'NewBudget'): Look =>
  async (at) => {
    const sent = Sent.parse(at.call.input[member])
    const now = await budgetNow(at, sent.BudgetName)
    return seenIf(
      now !== undefined &&
        Number(now.BudgetLimit?.Amount) === Number(sent.BudgetLimit.Amount) &&
        isDeepStrictEqual(
          servicesIn(now.FilterExpression),
          sent.FilterExpression?.Dimensions.Values ?? [],
        ),
    )
  }
export const lookAtCreatedBudget = lookAtSent('Budget')
export const lookAtUpdatedBudget = lookAtSent('NewBudget')

export const lookAtDeletedBudget: Look = async (at) =>
  seenIf((await budgetNow(at, text(at.call, 'BudgetName') ?? '')) === undefined)

/** Whether the budget tells somebody at this threshold. */
export const lookAtNotification =
  (isThere: boolean): Look =>
  async ({ call, aws, account, signal }) => {
    const wanted = Notification.parse(call.input.Notification)
    const held = await orAbsent(
      aws.call(
        'budgets',
        'DescribeNotificationsForBudget',
        { AccountId: account, BudgetName: text(call, 'BudgetName') ?? '' },
        { region: call.region, signal },
      ),
    )
    const found = held?.Notifications?.some(
      ({ NotificationType, Threshold }) =>
        NotificationType === wanted.NotificationType && Threshold === wanted.Threshold,
    )
    return seenIf((found ?? false) === isThere)
  }

const Subscriber = z.object({ Address: z.string() })

/** Whether this address is told at this threshold. */
export const lookAtSubscriber =
  (isThere: boolean): Look =>
  async ({ call, aws, account, signal }) => {
    const { NotificationType, Threshold } = Notification.parse(call.input.Notification)
    const { Address } = Subscriber.parse(call.input.Subscriber)
    const held = await orAbsent(
      aws.send(
        'budgets',
        'DescribeSubscribersForNotification',
        {
          AccountId: account,
          BudgetName: text(call, 'BudgetName') ?? '',
          Notification: {
            NotificationType,
            Threshold,
            ComparisonOperator: 'GREATER_THAN',
            ThresholdType: 'PERCENTAGE',
          },
        },
        { region: call.region, signal },
      ),
    )
    const found = Held.safeParse(held).data?.Subscribers.some((each) => each.Address === Address)
    return seenIf((found ?? false) === isThere)
  }
const Held = z.object({ Subscribers: z.array(Subscriber) })
