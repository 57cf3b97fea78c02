import * as budgets from '@aws-sdk/client-budgets'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Practice, startPractice } from '../start.ts'

const AccountId = '111122223333'
const BudgetName = 'Claude'
let practice: Practice
let client: budgets.BudgetsClient
beforeEach(async () => {
  practice = await startPractice({ scenario: 'month-of-use' })
  client = clientOf('admin')
})
afterEach(() => practice.stop())

const clientOf = (who: 'admin' | 'user') =>
  new budgets.BudgetsClient({
    endpoint: practice.endpoint,
    region: 'us-east-1',
    credentials: practice.keys[who],
    maxAttempts: 1,
  })
const at = (Threshold: number, NotificationType: budgets.NotificationType = 'ACTUAL') => ({
  Notification: {
    NotificationType,
    ComparisonOperator: 'GREATER_THAN' as const,
    Threshold,
    ThresholdType: 'PERCENTAGE' as const,
  },
  Subscribers: [{ SubscriptionType: 'EMAIL' as const, Address: 'ada@example.com' }],
})
const budget = (more: Partial<budgets.Budget> = {}): budgets.Budget => ({
  BudgetName,
  BudgetLimit: { Amount: '100', Unit: 'USD' },
  TimeUnit: 'MONTHLY',
  BudgetType: 'COST',
  ...more,
})
const create = (more: Partial<budgets.Budget> = {}, NotificationsWithSubscribers = [at(50)]) =>
  client.send(
    new budgets.CreateBudgetCommand({
      AccountId,
      Budget: budget(more),
      NotificationsWithSubscribers,
    }),
  )
const describeIt = async () =>
  (await client.send(new budgets.DescribeBudgetCommand({ AccountId, BudgetName }))).Budget

describe('a budget', () => {
  it('is kept with its limit and its notifications, and tells what was spent through its filter', async () => {
    const services = ['Claude Opus 5.5 (Amazon Bedrock Edition)']
    await create({}, [at(50), at(80), at(100), at(100, 'FORECASTED')])
    await create({
      BudgetName: 'Opus',
      FilterExpression: { Dimensions: { Key: 'SERVICE', Values: services } },
      Metrics: ['UnblendedCost'],
    })
    const { Budgets = [] } = await client.send(new budgets.DescribeBudgetsCommand({ AccountId }))
    const [all, opus] = Budgets.map(({ CalculatedSpend }) =>
      Number(CalculatedSpend?.ActualSpend?.Amount),
    )
    expect(opus).toBeGreaterThan(0)
    expect(all).toBeGreaterThan(opus ?? 0)
    const { Notifications = [] } = await client.send(
      new budgets.DescribeNotificationsForBudgetCommand({ AccountId, BudgetName }),
    )
    expect(Notifications.map(({ Threshold }) => Threshold)).toEqual([50, 80, 100, 100])
    const { Subscribers } = await client.send(
      new budgets.DescribeSubscribersForNotificationCommand({
        AccountId,
        BudgetName,
        Notification: at(80).Notification,
      }),
    )
    expect(Subscribers).toEqual(at(80).Subscribers)
  })

  it('keeps its notifications when it is changed, and is gone when deleted', async () => {
    await create()
    await client.send(
      new budgets.UpdateBudgetCommand({
        AccountId,
        NewBudget: budget({ BudgetLimit: { Amount: '250', Unit: 'USD' } }),
      }),
    )
    expect((await describeIt())?.BudgetLimit?.Amount).toBe('250')
    await client.send(
      new budgets.DeleteNotificationCommand({
        AccountId,
        BudgetName,
        Notification: at(50).Notification,
      }),
    )
    await client.send(new budgets.DeleteBudgetCommand({ AccountId, BudgetName }))
    await expect(describeIt()).rejects.toThrow(budgets.NotFoundException)
    expect(practice.account.budgets).toBeUndefined()
  })

  it.each([
    ['of the same name', {}, [at(50)], budgets.DuplicateRecordException],
    [
      'with a colon in its name',
      { BudgetName: 'a:b' },
      [at(50)],
      budgets.InvalidParameterException,
    ],
    [
      'without a positive limit',
      { BudgetName: 'b', BudgetLimit: { Amount: '0', Unit: 'USD' } },
      [at(50)],
      budgets.InvalidParameterException,
    ],
    [
      'with an address that is none',
      { BudgetName: 'b' },
      [{ ...at(50), Subscribers: [{ SubscriptionType: 'EMAIL' as const, Address: 'ada' }] }],
      budgets.InvalidParameterException,
    ],
    [
      'with six notifications',
      { BudgetName: 'b' },
      [1, 2, 3, 4, 5, 6].map((each) => at(each)),
      budgets.CreationLimitExceededException,
    ],
    [
      'with old and new filters together',
      {
        BudgetName: 'b',
        CostFilters: { Service: ['x'] },
        FilterExpression: { Dimensions: { Key: 'SERVICE' as const, Values: ['x'] } },
      },
      [at(50)],
      budgets.InvalidParameterException,
    ],
  ])('is refused %s', async (_, more, notifications, error) => {
    await create()
    await expect(create(more, notifications)).rejects.toThrow(error)
  })

  it('asks for the rights on the budget itself', async () => {
    await create()
    await expect(
      clientOf('user').send(new budgets.DescribeBudgetCommand({ AccountId, BudgetName })),
    ).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(
        `budgets:ViewBudget on resource: arn:aws:budgets::${AccountId}:budget/Claude`,
      ),
    })
  })
})
