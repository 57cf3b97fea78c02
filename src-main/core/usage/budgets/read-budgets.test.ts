import {
  type Budget,
  BudgetsClient,
  CreateBudgetCommand,
  type NotificationType,
} from '@aws-sdk/client-budgets'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Practice } from '../../../practice/start.ts'
import { type AppBench, openAppBench } from '../../../testing/app-bench.ts'

let bench: AppBench
let practice: Practice
beforeEach(async () => {
  bench = await openAppBench()
  practice = await bench.practice('month-of-use')
  await bench.ask('connect', {
    kind: 'practice',
    scenario: 'month-of-use',
    profile: 'practice-admin',
  })
})
afterEach(() => bench.close())

const at = (Threshold: number, NotificationType: NotificationType = 'ACTUAL') => ({
  Notification: { NotificationType, ComparisonOperator: 'GREATER_THAN' as const, Threshold },
  Subscribers: [{ SubscriptionType: 'EMAIL' as const, Address: 'ada@example.com' }],
})
const service = (name: string): Pick<Budget, 'FilterExpression'> => ({
  FilterExpression: {
    And: [
      { Dimensions: { Key: 'SERVICE', Values: [name] } },
      { Dimensions: { Key: 'REGION', Values: ['eu-central-1'] } },
    ],
  },
})
const create = (BudgetName: string, more: Partial<Budget> = {}) =>
  new BudgetsClient({
    endpoint: practice.endpoint,
    region: 'us-east-1',
    credentials: practice.keys.admin,
  }).send(
    new CreateBudgetCommand({
      AccountId: '111122223333',
      Budget: {
        BudgetName,
        BudgetLimit: { Amount: '200', Unit: 'USD' },
        TimeUnit: 'MONTHLY',
        BudgetType: 'COST',
        ...more,
      },
      NotificationsWithSubscribers: [at(80), at(100, 'FORECASTED')],
    }),
  )

describe('the budgets of the account', () => {
  it('are those of Claude and those of everything, with when they tell somebody', async () => {
    await create('Claude', service('Claude Opus 5.5 (Amazon Bedrock Edition)'))
    await create('Storage', service('Amazon Simple Storage Service'))
    await create('Year', { TimeUnit: 'ANNUALLY' })
    await create('All')
    const { budgets, mayLook } = await bench.ask('readBudgets', null)
    expect(mayLook).toBe(true)
    expect(budgets.map(({ name, covers }) => [name, covers])).toEqual([
      ['Claude', 'claude'],
      ['All', 'account'],
    ])
    expect(budgets[0]).toMatchObject({
      limitUsd: 200,
      thresholds: [
        { percent: 80, of: 'actual' },
        { percent: 100, of: 'forecast' },
      ],
    })
    expect(budgets[0]?.actualUsd).toBeGreaterThan(0)
    expect(budgets[1]?.actualUsd).toBeGreaterThan(budgets[0]?.actualUsd ?? 0)
  })

  it('are not shown to who may not see them, and nothing else fails for it', async () => {
    await bench.ask('connect', {
      kind: 'practice',
      scenario: 'cloudwatch-only',
    })
    expect(await bench.ask('readBudgets', null)).toEqual({ budgets: [], mayLook: false })
  })
})
