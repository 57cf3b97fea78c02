import type { Change } from '../changes/change.ts'
import { callThere } from './call-there.ts'
import { type HeldTopic, topicArn, topicName, topicPolicy } from './own-topic.ts'

export const createTopic = (account: string): Change => ({
  id: 'create-topic',
  title: `Create the topic ${topicName}`,
  why: 'AWS Budgets publishes to it, for budgets of this account alone; people and other programs listen to it (Amazon SNS).',
  cost: 'SNS bills what it sends, and a budget sends a handful of mails a month',
  effect: callThere('sns', 'CreateTopic', {
    Name: topicName,
    // Who the mails are from.
    Attributes: { DisplayName: 'Claude budget', Policy: topicPolicy(account) },
  }),
  after: [],
  undo: [callThere('sns', 'DeleteTopic', { TopicArn: topicArn({ account }) })],
  undoWords: 'Delete the topic again, with whoever listens to it, from History.',
})

export function openTopic(account: string, { arn, policy }: HeldTopic): Change {
  const set = (AttributeValue: string) =>
    callThere('sns', 'SetTopicAttributes', {
      TopicArn: arn,
      AttributeName: 'Policy',
      AttributeValue,
    })
  return {
    id: 'open-topic',
    title: `Let AWS Budgets publish to ${topicName}`,
    why: 'Without it AWS refuses to tell anybody through the topic. What else its policy says stays.',
    effect: set(topicPolicy(account, policy)),
    after: [],
    undo: [set(policy)],
    undoWords: 'Put the policy back as it was, from History.',
  }
}

/** With the ARN in the answer, because a list tells it only of those who have confirmed. */
export const subscribeCall = (TopicArn: string, Endpoint: string) =>
  callThere('sns', 'Subscribe', {
    TopicArn,
    Protocol: 'email',
    Endpoint,
    ReturnSubscriptionArn: true,
  })

export function subscribe(arn: string, email: string, after: readonly string[]): Change {
  const id = `listen-${email}`
  return {
    id,
    title: `Ask ${email} to listen to the topic`,
    why: 'AWS mails a link to the address. Until it is pressed, nothing is told there.',
    effect: subscribeCall(arn, email),
    after,
    undo: [
      callThere('sns', 'Unsubscribe', { SubscriptionArn: { $output: [id, 'SubscriptionArn'] } }),
    ],
    undoWords: 'Take the address off again, from History, once it has confirmed.',
  }
}

export const unsubscribe = (topic: string, email: string, SubscriptionArn: string): Change => ({
  id: `unlisten-${email}`,
  title: `Take ${email} off the topic`,
  why: 'The address is not among those you gave.',
  effect: callThere('sns', 'Unsubscribe', { SubscriptionArn }),
  after: [],
  undo: [subscribeCall(topic, email)],
  undoWords: 'Ask the address again, from History; it has to confirm once more.',
})
