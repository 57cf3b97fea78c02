import type * as Budgets from '@aws-sdk/client-budgets'
import type { Account } from '../../practice/account.ts'
import type { BudgetState } from '../../practice/account-budgets.ts'
import type { Ground } from './ground.ts'

/** A budget of an earlier Groundwork, on another computer. */
export function plantBudget({ practice: { account } }: Ground): void {
  keepBudget(account, [at(50, mail('ada')), at(80, mail('bob')), at(100, mail('ada'))])
}

const mail = (who: string) => ({
  SubscriptionType: 'EMAIL' as const,
  Address: `${who}@example.com`,
})
const at = (Threshold: number, subscriber: Budgets.Subscriber) => ({
  notification: {
    NotificationType: 'ACTUAL' as const,
    ComparisonOperator: 'GREATER_THAN' as const,
    Threshold,
    ThresholdType: 'PERCENTAGE' as const,
  },
  subscribers: [subscriber],
})

function keepBudget(account: Account, notifications: BudgetState['notifications']): void {
  account.budgets = {
    'Groundwork-Claude': {
      name: 'Groundwork-Claude',
      limitUsd: 100,
      timeUnit: 'MONTHLY',
      type: 'COST',
      createdAt: 0,
      updatedAt: 0,
      metrics: ['UnblendedCost'],
      notifications,
    },
  }
}

const topic = 'arn:aws:sns:us-east-1:111122223333:Groundwork-Claude'

/** The same through a topic that two people listen to, and that Budgets may publish to or not. */
export const plantTopic = (ground: Ground) => plant(ground, [letBudgets])
export const plantClosedTopic = (ground: Ground) => plant(ground, [])

const letBudgets = {
  Sid: 'AWSBudgetsSNSPublishingPermissions',
  Effect: 'Allow',
  Principal: { Service: 'budgets.amazonaws.com' },
  Action: 'SNS:Publish',
  Resource: topic,
  Condition: {
    StringEquals: { 'aws:SourceAccount': '111122223333' },
    ArnLike: { 'aws:SourceArn': 'arn:aws:budgets::111122223333:*' },
  },
}

function plant({ practice: { account } }: Ground, more: readonly object[]): void {
  const subscriber = { SubscriptionType: 'SNS' as const, Address: topic }
  keepBudget(account, [at(50, subscriber), at(80, subscriber), at(100, subscriber)])
  account.topics = {
    [topic]: {
      arn: topic,
      name: 'Groundwork-Claude',
      region: 'us-east-1',
      createdAt: 0,
      policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'ours',
            Effect: 'Allow',
            Principal: { AWS: 'arn:aws:iam::111122223333:root' },
            Action: 'SNS:Subscribe',
            Resource: topic,
          },
          ...more,
        ],
      }),
      displayName: 'Claude',
      messages: [],
      subscriptions: ['ada', 'bob'].map((who, index) => ({
        arn: `${topic}:0000000${index}-0000-4000-8000-000000000000`,
        protocol: 'email',
        endpoint: `${who}@example.com`,
        token: `${index}`,
        askedAt: 0,
        confirmedAt: 1,
      })),
    },
  }
}
