import { randomBytes, randomUUID } from 'node:crypto'
import type * as Sns from '@aws-sdk/client-sns'
import type { SubscriptionState, TopicState } from '../../account-telling.ts'
import { AwsError, type Call, type Operation } from '../../operation.ts'
import {
  checkArn,
  findSubscription,
  findTopic,
  invalid,
  isConfirmed,
  onAll,
  onTopic,
  subscriptionsOf,
} from './held-topic.ts'

export const subscribe: Operation<Sns.SubscribeInput, Sns.SubscribeResponse> = {
  permissions: onTopic('Subscribe'),
  run: ({ TopicArn, Protocol = '', Endpoint = '', ReturnSubscriptionArn = false }, call) => {
    const topic = findTopic(TopicArn, call)
    checkProtocol(Protocol, Endpoint)
    const now = call.now()
    const known = subscriptionsOf(topic, now).find(
      ({ protocol, endpoint }) => protocol === Protocol && endpoint === Endpoint,
    )
    // Whoever has confirmed is not asked again; whoever has not gets the mail once more.
    if (known && isConfirmed(known, now)) return { SubscriptionArn: known.arn }
    const mail = { askedAt: now, token: randomBytes(32).toString('hex') }
    const asked = known ?? {
      arn: `${topic.arn}:${randomUUID()}`,
      protocol: Protocol,
      endpoint: Endpoint,
      ...mail,
    }
    if (known) {
      known.askedAt = mail.askedAt
      known.token = mail.token
    } else topic.subscriptions = [...subscriptionsOf(topic, now), asked]
    return { SubscriptionArn: ReturnSubscriptionArn ? asked.arn : 'pending confirmation' }
  },
}

const protocols = [
  'http',
  'https',
  'email',
  'email-json',
  'sms',
  'sqs',
  'application',
  'lambda',
  'firehose',
]

function checkProtocol(protocol: string, endpoint: string): void {
  if (!protocols.includes(protocol))
    throw invalid(`Amazon SNS does not support this protocol string: ${protocol}`)
  if (!protocol.startsWith('email'))
    throw new AwsError(
      'NotInPracticeAccount',
      `Subscribing by ${protocol} is not in the practice account yet.`,
      501,
    )
  if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(endpoint)) throw invalid('Email address')
}

export const confirmSubscription: Operation<
  Sns.ConfirmSubscriptionInput,
  Sns.ConfirmSubscriptionResponse
> = {
  permissions: onTopic('ConfirmSubscription'),
  run: ({ TopicArn, Token }, call) => {
    const topic = findTopic(TopicArn, call)
    const asked = subscriptionsOf(topic, call.now()).find(({ token }) => token === Token)
    if (!asked) throw invalid('Token')
    asked.confirmedAt ??= call.now()
    return { SubscriptionArn: asked.arn }
  },
}

export const unsubscribe: Operation<Sns.UnsubscribeInput, object> = {
  permissions: onAll('Unsubscribe'),
  run: ({ SubscriptionArn }, call) => {
    checkArn('SubscriptionArn', SubscriptionArn)
    const found = findSubscription(SubscriptionArn, call)
    if (!found) return {}
    if (!isConfirmed(found.subscription, call.now()))
      throw invalid(
        'SubscriptionArn Reason: Cannot unsubscribe a subscription that is pending confirmation',
      )
    found.topic.subscriptions = found.topic.subscriptions.filter(
      (each) => each !== found.subscription,
    )
    return {}
  },
}

export const listSubscriptions: Operation<
  Sns.ListSubscriptionsInput,
  Sns.ListSubscriptionsResponse
> = {
  permissions: onAll('ListSubscriptions'),
  run: (_, call) => ({
    Subscriptions: Object.values(call.account.topics ?? {})
      .filter(({ region }) => region === call.region)
      .flatMap((topic) => toList(topic, call)),
  }),
}

export const listSubscriptionsByTopic: Operation<
  Sns.ListSubscriptionsByTopicInput,
  Sns.ListSubscriptionsByTopicResponse
> = {
  permissions: onTopic('ListSubscriptionsByTopic'),
  run: ({ TopicArn }, call) => ({ Subscriptions: toList(findTopic(TopicArn, call), call) }),
}

export const getSubscriptionAttributes: Operation<
  Sns.GetSubscriptionAttributesInput,
  Sns.GetSubscriptionAttributesResponse
> = {
  permissions: onAll('GetSubscriptionAttributes'),
  run: ({ SubscriptionArn }, call) => {
    const found = findSubscription(SubscriptionArn, call)
    if (!found) throw new AwsError('NotFoundException', 'Subscription does not exist', 404)
    const { topic, subscription } = found
    return { Attributes: attributesOf(topic, subscription, call) }
  },
}

/** One that waits is told without its ARN: https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptionsByTopic.html */
const toList = (topic: TopicState, { account, now }: Call): Sns.Subscription[] =>
  subscriptionsOf(topic, now()).map((each) => ({
    SubscriptionArn: isConfirmed(each, now()) ? each.arn : 'PendingConfirmation',
    Owner: account.id,
    Protocol: each.protocol,
    Endpoint: each.endpoint,
    TopicArn: topic.arn,
  }))

function attributesOf(
  topic: TopicState,
  each: SubscriptionState,
  { account, now }: Call,
): Record<string, string> {
  return {
    SubscriptionArn: each.arn,
    TopicArn: topic.arn,
    Owner: account.id,
    Protocol: each.protocol,
    Endpoint: each.endpoint,
    PendingConfirmation: String(!isConfirmed(each, now())),
    ConfirmationWasAuthenticated: 'false',
    RawMessageDelivery: 'false',
  }
}
