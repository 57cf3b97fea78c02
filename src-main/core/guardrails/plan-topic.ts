import type { Change } from '../changes/change.ts'
import { callThere } from './call-there.ts'
import { type HeldTopic, listenersOf, topicArn, topicName, topicPolicy } from './own-topic.ts'
import { createTopic, openTopic, subscribe, subscribeCall, unsubscribe } from './topic-changes.ts'

/** Changes, and what they leave alone and why. */
export type Part = { readonly changes: readonly Change[]; readonly notes: readonly string[] }
export const nothing: Part = { changes: [], notes: [] }

/** The topic with the policy that Budgets needs, and whoever is to listen. */
export function planTopic(
  account: string,
  held: HeldTopic | null,
  emails: readonly string[],
): Part {
  const arn = topicArn({ account })
  if (!held) {
    const created = createTopic(account)
    return {
      changes: [
        created,
        ...emails.map((email) => ({
          ...subscribe(arn, email, [created.id]),
          undo: [],
          undoWords: 'It goes with the topic.',
        })),
      ],
      notes: [confirmation],
    }
  }
  const listeners = listenersOf(held)
  const added = emails.filter((email) => !listeners.some(({ endpoint }) => endpoint === email))
  const dropped = listeners.filter(({ endpoint }) => !emails.includes(endpoint))
  return {
    changes: [
      ...(held.letsBudgets ? [] : [openTopic(account, held)]),
      ...added.map((email) => subscribe(arn, email, [])),
      ...dropped.flatMap((each) =>
        each.arn === undefined ? [] : [unsubscribe(arn, each.endpoint, each.arn)],
      ),
    ],
    notes: [
      ...(added.length > 0 ? [confirmation] : []),
      ...dropped.flatMap(({ arn: known, endpoint }) =>
        known === undefined ? [stillWaits(endpoint)] : [],
      ),
    ],
  }
}

const confirmation =
  'Each address gets a mail of AWS with a link. Until it is pressed, within 48 hours, nothing is told to that address.'

/** https://docs.aws.amazon.com/sns/latest/dg/sns-delete-subscription-topic.html */
const stillWaits = (email: string) =>
  `${email} has not confirmed: AWS takes nobody off the topic who has not. It lapses by itself 48 hours after it was asked for.`

/** The mail with the link once more, to whoever has not pressed it. */
export function planAskAgain(held: HeldTopic | null): Part {
  if (!held) return nothing
  const waiting = listenersOf(held).filter(({ arn }) => arn === undefined)
  return {
    changes: waiting.map(({ endpoint }) => ({
      ...subscribe(held.arn, endpoint, []),
      id: `ask-again-${endpoint}`,
      title: `Mail the link to ${endpoint} once more`,
      undo: [],
      undoWords: 'There is nothing to take back.',
    })),
    notes: waiting.length > 0 ? [confirmation] : [],
  }
}

/** A topic that something else listens to, too, is left alone. */
export function planTopicRemoval(
  account: string,
  { arn, policy, letsBudgets, displayName, subscriptions }: HeldTopic,
  after: readonly string[],
): Part {
  const other = subscriptions.find(({ protocol }) => protocol !== 'email')
  if (other)
    return {
      changes: [],
      notes: [`The topic ${topicName} stays: ${other.endpoint} listens to it, too.`],
    }
  return {
    changes: [
      {
        id: 'delete-topic',
        title: `Delete the topic ${topicName}`,
        why: 'Nobody is told through it any more.',
        effect: callThere('sns', 'DeleteTopic', { TopicArn: arn }),
        after,
        undo: [
          callThere('sns', 'CreateTopic', {
            Name: topicName,
            Attributes: {
              DisplayName: displayName,
              // Without it the budget could not tell through it again.
              Policy: letsBudgets ? policy : topicPolicy(account, policy),
            },
          }),
          ...subscriptions.map(({ endpoint }) => subscribeCall(arn, endpoint)),
        ],
        undoWords: 'Make it again, from History; every address has to confirm once more.',
      },
    ],
    notes: [],
  }
}
