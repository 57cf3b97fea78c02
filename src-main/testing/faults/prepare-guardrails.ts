import type * as Budgets from '@aws-sdk/client-budgets'
import {
  stopName,
  stopPolicy,
  stopPolicyArn,
  stopRights,
  stopRightsName,
  stopTrust,
} from '../../core/guardrails/own-stop.ts'
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

/** Somebody has not pressed the link in AWS's mail. */
export function plantWaitingTopic(ground: Ground): void {
  plantTopic(ground)
  const held = ground.practice.account.topics?.[topic]
  for (const one of held?.subscriptions.slice(1) ?? []) {
    delete one.confirmedAt
    one.askedAt = ground.now()
  }
}

/** A stop that AWS has carried out. */
export function plantStopInForce(ground: Ground): void {
  keepStop(ground, 'EXECUTION_SUCCESS')
  const { account } = ground.practice
  account.iam.users[stopped.name]?.attached.push(stopPolicyArn({ account: account.id }))
}

const stopped = { kind: 'user' as const, name: 'claude-bedrock-user' }

/** A budget that stops somebody at its end, as an earlier Groundwork on another computer made it. */
export const plantStop = (ground: Ground) => keepStop(ground, 'STANDBY')

function keepStop(ground: Ground, status: Budgets.ActionStatus): void {
  plantBudget(ground)
  const { account } = ground.practice
  const own = { account: account.id }
  const who = stopped
  const arn = stopPolicyArn(own)
  const roleArn = `arn:aws:iam::${account.id}:role/${stopName}`
  const about = { name: stopName, path: '/', createdAt: 0, tags: {} }
  account.iam.policies[arn] = {
    ...about,
    id: 'ANPAPRACTICESTOP00001',
    arn,
    updatedAt: 0,
    defaultVersion: 'v1',
    versions: { v1: { document: stopPolicy, createdAt: 0 } },
    lastVersion: 1,
  }
  account.iam.roles[stopName] = {
    ...about,
    id: 'AROAPRACTICESTOP00001',
    arn: roleArn,
    attached: [],
    inline: {
      [stopRightsName]: stopRights(own, who, account.iam.users[who.name]?.arn ?? ''),
    },
    trust: stopTrust(own),
    maxSessionSeconds: 3600,
  }
  for (const [name, budget] of Object.entries(account.budgets ?? {}))
    account.budgets = {
      [name]: {
        ...budget,
        limitUsd: 1_000_000,
        actions: [
          {
            id: '00000000-0000-4000-8000-000000000001',
            of: 'ACTUAL',
            threshold: { ActionThresholdValue: 100, ActionThresholdType: 'PERCENTAGE' },
            attaches: { policyArn: arn, users: [who.name], roles: [], groups: [] },
            roleArn,
            approval: 'AUTOMATIC',
            subscribers: [mail('ada')],
            status,
            armedAt: 0,
          },
        ],
      },
    }
}
