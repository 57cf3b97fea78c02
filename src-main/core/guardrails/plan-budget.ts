import { isDeepStrictEqual } from 'node:util'
import type { GuardrailsAsk } from '../../../shared/setup/guardrails.ts'
import type { AwsCall, Change, JsonObject } from '../changes/change.ts'
import type { StepContext, StepPlan } from '../steps/step.ts'
import {
  budgetName,
  budgetsRegion,
  type HeldBudget,
  type Threshold,
  tells,
  toNotification,
  toSent,
  toSubscribers,
} from './own-budget.ts'

type Wanted = Extract<GuardrailsAsk, { action: 'set' }>
type Caller = (operation: string, input: JsonObject) => AwsCall

const late =
  'AWS updates budgets a few times a day, so a mail can come 8 to 24 hours late. A budget tells; it stops nothing.'

/** Makes the wanted budget, or changes just what differs of the one that stands. */
export function planBudget(
  context: StepContext,
  ask: GuardrailsAsk,
  held: HeldBudget | undefined,
  services: readonly string[],
): StepPlan {
  const call = callerOf(context)
  if (ask.action === 'remove') return planRemoval(call, held)
  const sent = toSent(ask.limitUsd, ask.covers === 'claude' ? services : undefined)
  if (!held)
    return {
      title: 'Tell somebody before it gets expensive',
      changes: [create(call, sent, ask)],
      notes: [late],
    }
  const changes = [...update(call, held, sent), ...tellOthers(call, held, ask)]
  return {
    title: changes.length === 0 ? 'The budget is as it should be' : 'Change the budget',
    changes,
    ...(changes.length > 0 && { notes: [late] }),
  }
}

const callerOf =
  ({ identity }: StepContext): Caller =>
  (operation, input) => ({
    kind: 'aws-call',
    service: 'budgets',
    operation,
    input: { AccountId: identity.account, ...input },
    region: budgetsRegion,
    expect: 'success',
  })

const named = { BudgetName: budgetName }

function create(call: Caller, sent: JsonObject, { limitUsd, emails }: Wanted): Change {
  return {
    id: 'create-budget',
    title: `Create the budget ${budgetName} of $${limitUsd} a month`,
    why: `AWS mails ${emails.join(' and ')} at 50, 80 and 100 % of it, and when it expects more than 100 %.`,
    cost: 'Free: AWS charges for budget actions only',
    effect: call('CreateBudget', {
      Budget: sent,
      NotificationsWithSubscribers: tells.map((threshold) => ({
        Notification: toNotification(threshold),
        Subscribers: toSubscribers(emails),
      })),
    }),
    after: [],
    undo: [call('DeleteBudget', named)],
    undoWords: 'Delete the budget again, from History.',
  }
}

function update(call: Caller, held: HeldBudget, sent: JsonObject): Change[] {
  if (isDeepStrictEqual(held.sent, sent)) return []
  return [
    {
      id: 'update-budget',
      title: `Change the limit or what counts of ${budgetName}`,
      why: 'The budget then says what you asked for, and counts every service of Claude that is known.',
      effect: call('UpdateBudget', { NewBudget: sent }),
      after: [],
      undo: [call('UpdateBudget', { NewBudget: held.sent })],
      undoWords: 'Set it back as it was, from History.',
    },
  ]
}

const isSame = (one: Threshold, other: Threshold) =>
  one.of === other.of && one.percent === other.percent
const keyOf = ({ of, percent }: Threshold) => `${of.toLowerCase()}-${percent}`
const wordsOf = ({ of, percent }: Threshold) =>
  `${percent} % ${of === 'ACTUAL' ? 'used' : 'expected'}`

/** Missing thresholds are made; of the others, new addresses come first, so that none is ever without one. */
function tellOthers(call: Caller, { notifications }: HeldBudget, { emails }: Wanted): Change[] {
  return tells.flatMap((threshold): Change[] => {
    const known = notifications.find((each) => isSame(each.threshold, threshold))
    if (!known) return [tell(call, threshold, emails)]
    const added = emails
      .filter((email) => !known.emails.includes(email))
      .map((email) => subscribe(call, threshold, email))
    const after = added.map(({ id }) => id)
    const dropped = known.emails
      .filter((email) => !emails.includes(email))
      .map((email) => unsubscribe(call, threshold, email, after))
    return [...added, ...dropped]
  })
}

function tell(call: Caller, threshold: Threshold, emails: readonly string[]): Change {
  const at = { ...named, Notification: toNotification(threshold) }
  return {
    id: `tell-${keyOf(threshold)}`,
    title: `Tell ${emails.join(' and ')} at ${wordsOf(threshold)}`,
    why: 'Mail by AWS itself, without this app and without a confirmation.',
    effect: call('CreateNotification', { ...at, Subscribers: toSubscribers(emails) }),
    after: [],
    undo: [call('DeleteNotification', at)],
    undoWords: 'Tell nobody at this threshold any more, from History.',
  }
}

const subscriber = (threshold: Threshold, Address: string): JsonObject => ({
  ...named,
  Notification: toNotification(threshold),
  Subscriber: { SubscriptionType: 'EMAIL', Address },
})

function subscribe(call: Caller, threshold: Threshold, email: string): Change {
  return {
    id: `subscribe-${keyOf(threshold)}-${email}`,
    title: `Tell ${email} too at ${wordsOf(threshold)}`,
    why: 'Mail by AWS itself, without this app and without a confirmation.',
    effect: call('CreateSubscriber', subscriber(threshold, email)),
    after: [],
    undo: [call('DeleteSubscriber', subscriber(threshold, email))],
    undoWords: 'Take the address off again, from History.',
  }
}

function unsubscribe(
  call: Caller,
  threshold: Threshold,
  email: string,
  after: readonly string[],
): Change {
  return {
    id: `unsubscribe-${keyOf(threshold)}-${email}`,
    title: `Tell ${email} no more at ${wordsOf(threshold)}`,
    why: 'The address is not among those you gave.',
    effect: call('DeleteSubscriber', subscriber(threshold, email)),
    after,
    undo: [call('CreateSubscriber', subscriber(threshold, email))],
    undoWords: 'Tell this address again, from History.',
  }
}

function planRemoval(call: Caller, held: HeldBudget | undefined): StepPlan {
  if (!held) return { title: 'There is no budget to remove', changes: [] }
  return {
    title: 'Remove the budget',
    changes: [
      {
        id: 'delete-budget',
        title: `Delete the budget ${budgetName}`,
        why: 'Nobody is told of what Claude costs any more.',
        effect: call('DeleteBudget', named),
        after: [],
        undo: [
          call('CreateBudget', {
            Budget: held.sent,
            NotificationsWithSubscribers: held.notifications.map((each) => ({
              Notification: each.notification,
              Subscribers: each.subscribers.map((one) => ({ ...one })),
            })),
          }),
        ],
        undoWords: 'Make it just as it was, from History.',
      },
    ],
  }
}
