import { isDeepStrictEqual } from 'node:util'
import type { Subscription } from '@aws-sdk/client-sns'
import { z } from '../../../shared/schema.ts'
import { orAbsent } from '../settle/look.ts'
import type { StepContext } from '../steps/step.ts'
import { budgetsRegion } from './own-budget.ts'

export const topicName = 'Groundwork-Claude'

type Looking = Pick<StepContext, 'aws' | 'identity' | 'signal'>

/** The topic of this app, if it stands. */
export type HeldTopic = {
  readonly arn: string
  readonly policy: string
  readonly displayName: string
  /** Whether AWS Budgets may publish to it for this account. */
  readonly letsBudgets: boolean
  readonly subscriptions: readonly HeldSubscription[]
}
export type HeldSubscription = {
  readonly protocol: string
  readonly endpoint: string
  /** Absent until the link in the mail has been pressed: AWS tells no ARN before. */
  readonly arn?: string
}

export const topicArn = ({ account }: Pick<StepContext['identity'], 'account'>): string =>
  `arn:aws:sns:${budgetsRegion}:${account}:${topicName}`

/** Null where there is none. Asking is free. */
export async function readOwnTopic({ aws, identity, signal }: Looking): Promise<HeldTopic | null> {
  const TopicArn = topicArn(identity)
  const options = { region: budgetsRegion, signal }
  const found = await orAbsent(aws.call('sns', 'GetTopicAttributes', { TopicArn }, options))
  if (!found) return null
  const { Policy = '{}', DisplayName = '' } = found.Attributes ?? {}
  const subscriptions: Subscription[] = []
  let NextToken: string | undefined
  do {
    const page = await aws.call(
      'sns',
      'ListSubscriptionsByTopic',
      { TopicArn, ...(NextToken !== undefined && { NextToken }) },
      options,
    )
    subscriptions.push(...(page.Subscriptions ?? []))
    NextToken = page.NextToken
  } while (NextToken !== undefined)
  const wanted = letBudgets(identity.account)
  return {
    arn: TopicArn,
    policy: Policy,
    displayName: DisplayName,
    letsBudgets: statementsIn(Policy).some((each) => isDeepStrictEqual(each, wanted)),
    subscriptions: subscriptions.map(({ Protocol = '', Endpoint = '', SubscriptionArn = '' }) => ({
      protocol: Protocol,
      endpoint: Endpoint,
      ...(SubscriptionArn.startsWith('arn:') && { arn: SubscriptionArn }),
    })),
  }
}

/** For budgets of this account alone: https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html */
const letBudgets = (account: string) => ({
  Sid: 'AWSBudgetsSNSPublishingPermissions',
  Effect: 'Allow',
  Principal: { Service: 'budgets.amazonaws.com' },
  Action: 'SNS:Publish',
  Resource: topicArn({ account }),
  Condition: {
    StringEquals: { 'aws:SourceAccount': account },
    ArnLike: { 'aws:SourceArn': `arn:aws:budgets::${account}:*` },
  },
})

const Policy = z.looseObject({ Statement: z.array(z.unknown()) })

function readPolicy(text: string) {
  try {
    return Policy.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

const statementsIn = (policy: string): readonly unknown[] => readPolicy(policy)?.Statement ?? []

/** What the topic's policy has to say; what it says already stays in it. */
export function topicPolicy(account: string, held?: string): string {
  const known = held === undefined ? undefined : readPolicy(held)
  const own = letBudgets(account)
  const others = (known?.Statement ?? []).filter(
    (each) => !z.looseObject({ Sid: z.literal(own.Sid) }).safeParse(each).success,
  )
  return JSON.stringify({ Version: '2012-10-17', ...known, Statement: [...others, own] })
}

/** Whoever listens by mail. */
export const listenersOf = ({ subscriptions }: HeldTopic): readonly HeldSubscription[] =>
  subscriptions.filter(({ protocol }) => protocol === 'email')
