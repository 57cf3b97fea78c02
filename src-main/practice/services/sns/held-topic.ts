import type { SubscriptionState, TopicState } from '../../account-telling.ts'
import { heldUnder } from '../../iam/held-under.ts'
import { AwsError, type Call, type Permission } from '../../operation.ts'

type Here = Pick<Call, 'account' | 'region'>

export const topicArn = (name: string, { account, region }: Here): string =>
  `arn:aws:sns:${region}:${account.id}:${name}`

/** Throws what SNS answers to an ARN that is none, that is of another Region, or that it has nothing under. */
export function findTopic(arn: string | undefined, call: Here): TopicState {
  checkArn('TopicArn', arn)
  if (arn?.split(':')[3] !== call.region) throw invalid('TopicArn')
  const found = heldUnder(call.account.topics ?? {}, arn)
  if (found) return found
  throw new AwsError('NotFoundException', 'Topic does not exist', 404)
}

export function checkArn(member: string, arn = ''): void {
  const parts = arn.split(':').length
  if (parts < 6)
    throw invalid(`${member} Reason: An ARN must have at least 6 elements, not ${parts}`)
}

export const invalid = (what: string): AwsError =>
  new AwsError('InvalidParameterException', `Invalid parameter: ${what}`)

/** AWS spells its actions in capitals when it refuses them. */
export const onTopic =
  (action: string) =>
  ({ TopicArn = '*' }: { readonly TopicArn?: string | undefined }): Permission[] => [
    { action: `SNS:${action}`, resource: TopicArn },
  ]
export const onAll = (action: string) => (): Permission[] => [
  { action: `SNS:${action}`, resource: '*' },
]

/** In the practice account people read their mail within two minutes, but for those whose address can have none. */
const readsMailAfterMs = 2 * 60_000
/** https://aws.amazon.com/about-aws/whats-new/2023/05/amazon-sns-automatic-deletion-unconfirmed-subscriptions/ */
const lapsesAfterMs = 48 * 3_600_000

export function isConfirmed(subscription: SubscriptionState, now: number): boolean {
  const { askedAt, confirmedAt, endpoint } = subscription
  const hasRead = now - askedAt >= readsMailAfterMs && !endpoint.endsWith('.invalid')
  return confirmedAt !== undefined || hasRead
}

/** What is confirmed, and what still waits; the rest AWS has deleted by itself. */
export const subscriptionsOf = ({ subscriptions }: TopicState, now: number): SubscriptionState[] =>
  subscriptions.filter((each) => isConfirmed(each, now) || now - each.askedAt < lapsesAfterMs)

/** A subscription's ARN is its topic's and an id of its own. */
export function findSubscription(arn: string | undefined, call: Call) {
  checkArn('SubscriptionArn', arn)
  const topic = heldUnder(call.account.topics ?? {}, (arn ?? '').split(':').slice(0, 6).join(':'))
  const subscription = topic && subscriptionsOf(topic, call.now()).find((each) => each.arn === arn)
  return topic && subscription && { topic, subscription }
}
