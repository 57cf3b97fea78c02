import * as budgets from '@aws-sdk/client-budgets'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  AccountId,
  BudgetName,
  type BudgetsBench,
  openBudgetsBench,
} from '../../testing/budgets-bench.ts'
import { documentOf } from '../../testing/document-of.ts'

let bench: BudgetsBench
beforeEach(async () => {
  bench = await openBudgetsBench()
})
afterEach(() => bench.practice.stop())

describe('a topic of a notification', () => {
  const Address = `arn:aws:sns:us-east-1:${AccountId}:claude-cost`
  const notify = (address = Address) =>
    bench.client.send(
      new budgets.CreateNotificationCommand({
        AccountId,
        BudgetName,
        Notification: {
          NotificationType: 'ACTUAL',
          ComparisonOperator: 'GREATER_THAN',
          Threshold: 50,
        },
        Subscribers: [{ SubscriptionType: 'SNS', Address: address }],
      }),
    )
  const plantTopic = (SourceAccount: string) => {
    bench.practice.account.topics = {
      [Address]: {
        arn: Address,
        name: 'claude-cost',
        region: 'us-east-1',
        createdAt: 0,
        displayName: '',
        subscriptions: [],
        messages: [],
        policy: documentOf({
          Effect: 'Allow',
          Principal: { Service: 'budgets.amazonaws.com' },
          Action: 'SNS:Publish',
          Resource: Address,
          Condition: { StringEquals: { 'aws:SourceAccount': SourceAccount } },
        }),
      },
    }
  }

  it('is taken only where its policy lets Budgets publish for this account', async () => {
    await bench.makeBudget()
    await expect(notify('claude-cost')).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Please comply with SNS ARN format',
    })
    await expect(notify()).rejects.toThrow('Invalid topic ARN')
    plantTopic('999988887777')
    await expect(notify()).rejects.toThrow('Invalid topic ARN')
    plantTopic(AccountId)
    await notify()
    expect(bench.practice.account.budgets?.[BudgetName]?.notifications).toMatchObject([
      { subscribers: [{ SubscriptionType: 'SNS', Address }] },
    ])
  })
})
