import { isDeepStrictEqual } from 'node:util'
import type { GuardrailsAsk } from '../../../shared/setup/guardrails.ts'
import type { Change, JsonObject } from '../changes/change.ts'
import { type BudgetCaller, budgetCaller } from './call-there.ts'
import {
  budgetName,
  type HeldBudget,
  type Subscriber,
  tells,
  toNotification,
  toSent,
} from './own-budget.ts'
import { nameOf, planTelling, type Telling } from './plan-telling.ts'

export type Wanted = Extract<GuardrailsAsk, { action: 'set' }>

/** Makes the wanted budget, or changes just what differs of the one that stands. */
export function planBudget(
  account: string,
  { limitUsd, covers }: Wanted,
  held: HeldBudget | undefined,
  services: readonly string[],
  telling: Telling,
): Change[] {
  const call = budgetCaller(account)
  const sent = toSent(limitUsd, covers === 'claude' ? services : undefined)
  return held
    ? [...update(call, held, sent), ...planTelling(call, held, telling)]
    : [create(call, sent, limitUsd, telling)]
}

function create(
  call: BudgetCaller,
  sent: JsonObject,
  limitUsd: number,
  { subscribers, after, settling }: Telling,
): Change {
  return {
    id: 'create-budget',
    title: `Create the budget ${budgetName} of $${limitUsd} a month`,
    why: `AWS tells ${subscribers.map(nameOf).join(' and ')} at 50, 80 and 100 % of it, and when it expects more than 100 %.`,
    cost: 'Free: AWS charges for budget actions only',
    effect: call('CreateBudget', {
      Budget: sent,
      NotificationsWithSubscribers: tells.map((threshold) => ({
        Notification: toNotification(threshold),
        Subscribers: subscribers.map(asJson),
      })),
    }),
    after,
    undo: [call('DeleteBudget', { BudgetName: budgetName })],
    undoWords: 'Delete the budget again, from History.',
    ...settling,
  }
}

const asJson = (subscriber: Subscriber): JsonObject => ({ ...subscriber })

function update(call: BudgetCaller, held: HeldBudget, sent: JsonObject): Change[] {
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

/** The budget as it stands is made again when that is taken back. */
export function planBudgetRemoval(
  account: string,
  held: HeldBudget,
  after: readonly string[],
): Change {
  const call = budgetCaller(account)
  return {
    id: 'delete-budget',
    title: `Delete the budget ${budgetName}`,
    why: 'Nobody is told of what Claude costs any more.',
    effect: call('DeleteBudget', { BudgetName: budgetName }),
    after,
    undo: [
      call('CreateBudget', {
        Budget: held.sent,
        NotificationsWithSubscribers: held.notifications.map((each) => ({
          Notification: each.notification,
          Subscribers: each.subscribers.map(asJson),
        })),
      }),
    ],
    undoWords: 'Make it just as it was, from History.',
  }
}
