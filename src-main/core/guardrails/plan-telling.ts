import { isDeepStrictEqual } from 'node:util'
import type { Change, JsonObject } from '../changes/change.ts'
import type { BudgetCaller } from './call-there.ts'
import {
  budgetName,
  type HeldBudget,
  type HeldNotification,
  type Subscriber,
  type Threshold,
  tells,
  toNotification,
} from './own-budget.ts'

/** Who is to hear of each threshold. */
export type Telling = {
  readonly subscribers: readonly Subscriber[]
  /** This app's own topic: the only one that is taken off. */
  readonly ownTopic: string
  /** What must be done before AWS takes the topic. */
  readonly after: readonly string[]
  /** AWS may take a moment to know a new topic's policy. */
  readonly settling: Pick<Change, 'settleMs' | 'settlesOn'>
}

/** Missing thresholds are made; of the others, who is new comes first, so that none is ever without anybody. */
export function planTelling(call: BudgetCaller, held: HeldBudget, telling: Telling): Change[] {
  const { subscribers, ownTopic } = telling
  return tells.flatMap((threshold): Change[] => {
    const known = held.notifications.find((each) => isSame(each, threshold))
    if (!known) return [tell(call, threshold, telling)]
    const added = subscribers
      .filter((each) => !isAmong(each, known.subscribers))
      .map((each) => subscribe(call, threshold, each, telling))
    const after = added.map(({ id }) => id)
    const dropped = known.subscribers
      .filter((each) => each.SubscriptionType === 'EMAIL' || each.Address === ownTopic)
      .filter((each) => !isAmong(each, subscribers))
      .map((each) => unsubscribe(call, threshold, each, subscribers, after))
    return [...added, ...dropped]
  })
}

const isSame = ({ notification }: HeldNotification, threshold: Threshold) =>
  isDeepStrictEqual(notification, toNotification(threshold))
const isAmong = (one: Subscriber, all: readonly Subscriber[]) =>
  all.some((other) => isDeepStrictEqual(one, other))
const keyOf = ({ of, percent }: Threshold) => `${of.toLowerCase()}-${percent}`
const wordsOf = ({ of, percent }: Threshold) =>
  `${percent} % ${of === 'ACTUAL' ? 'used' : 'expected'}`

const isTopic = ({ SubscriptionType }: Subscriber) => SubscriptionType === 'SNS'
export const nameOf = (subscriber: Subscriber) =>
  isTopic(subscriber) ? 'the topic' : subscriber.Address
const idOf = (subscriber: Subscriber) => (isTopic(subscriber) ? 'topic' : subscriber.Address)
const whyOf = (subscriber: Subscriber | undefined) =>
  subscriber && isTopic(subscriber)
    ? 'Whoever listens to the topic is told by AWS itself, without this app.'
    : 'Mail by AWS itself, without this app and without a confirmation.'

function tell(
  call: BudgetCaller,
  threshold: Threshold,
  { subscribers, after, settling }: Telling,
): Change {
  const at = { BudgetName: budgetName, Notification: toNotification(threshold) }
  return {
    id: `tell-${keyOf(threshold)}`,
    title: `Tell ${subscribers.map(nameOf).join(' and ')} at ${wordsOf(threshold)}`,
    why: whyOf(subscribers[0]),
    effect: call('CreateNotification', {
      ...at,
      Subscribers: subscribers.map((each) => ({ ...each })),
    }),
    after,
    undo: [call('DeleteNotification', at)],
    undoWords: 'Tell nobody at this threshold any more, from History.',
    ...settling,
  }
}

const about = (threshold: Threshold, subscriber: Subscriber): JsonObject => ({
  BudgetName: budgetName,
  Notification: toNotification(threshold),
  Subscriber: { ...subscriber },
})

function subscribe(
  call: BudgetCaller,
  threshold: Threshold,
  subscriber: Subscriber,
  { after, settling }: Telling,
): Change {
  return {
    id: `subscribe-${keyOf(threshold)}-${idOf(subscriber)}`,
    title: `Tell ${nameOf(subscriber)} too at ${wordsOf(threshold)}`,
    why: whyOf(subscriber),
    effect: call('CreateSubscriber', about(threshold, subscriber)),
    after,
    undo: [call('DeleteSubscriber', about(threshold, subscriber))],
    undoWords: 'Take it off again, from History.',
    ...settling,
  }
}

function unsubscribe(
  call: BudgetCaller,
  threshold: Threshold,
  subscriber: Subscriber,
  wanted: readonly Subscriber[],
  after: readonly string[],
): Change {
  return {
    id: `unsubscribe-${keyOf(threshold)}-${idOf(subscriber)}`,
    title: `Tell ${nameOf(subscriber)} no more at ${wordsOf(threshold)}`,
    why: isTopic(subscriber)
      ? 'AWS Budgets mails by itself now.'
      : wanted.some(isTopic)
        ? 'The topic tells it now.'
        : 'The address is not among those you gave.',
    effect: call('DeleteSubscriber', about(threshold, subscriber)),
    after,
    undo: [call('CreateSubscriber', about(threshold, subscriber))],
    undoWords: 'Tell it again, from History.',
  }
}
