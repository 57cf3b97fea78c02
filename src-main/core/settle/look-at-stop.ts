import { isDeepStrictEqual } from 'node:util'
import type { Action } from '@aws-sdk/client-budgets'
import type { JsonObject } from '../changes/change.ts'
import { type Look, orAbsent, type Seen, seenIf, text } from './look.ts'

type At = Parameters<Look>[0]

async function actionsOf({ call, aws, account, signal }: At): Promise<Action[]> {
  const held = await orAbsent(
    aws.call(
      'budgets',
      'DescribeBudgetActionsForBudget',
      { AccountId: account, BudgetName: text(call, 'BudgetName') ?? '' },
      { region: call.region, signal },
    ),
  )
  return held?.Actions ?? []
}

/** Whether an action is as it was sent: AWS answers with more than that. */
const isAsSent = (input: JsonObject) => (action: Action) =>
  (['Definition', 'ActionThreshold', 'Subscribers', 'ApprovalModel'] as const).every((member) =>
    isDeepStrictEqual(withoutEmpty(action[member]), withoutEmpty(input[member])),
  )

/** AWS names the kinds that an action has nobody of, too. */
const withoutEmpty = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value ?? null, (_, held: unknown) =>
      Array.isArray(held) && held.length === 0 ? undefined : held,
    ),
  )

const told = (action: Action | undefined): Seen =>
  action
    ? { is: 'so', output: { ActionId: action.ActionId, Status: action.Status } }
    : { is: 'not-so' }

/** AWS draws its id, so it is looked for by what it does. With how far it has come, because one in force is lifted first. */
export const lookAtCreatedStop: Look = async (at) =>
  told((await actionsOf(at)).find(isAsSent(at.call.input)))

const isNamed =
  ({ call }: At) =>
  ({ ActionId }: Action) =>
    ActionId === text(call, 'ActionId')
const own = async (at: At) => (await actionsOf(at)).find(isNamed(at))

/** One that was removed and made once more has another id, and is looked for by what it does as well. */
export const lookAtUpdatedStop: Look = async (at) => {
  const all = await actionsOf(at)
  const named = all.filter(isNamed(at))
  return told((named.length > 0 ? named : all).find(isAsSent(at.call.input)))
}

export const lookAtDeletedStop: Look = async (at) => seenIf((await own(at)) === undefined)

/** What each order leads to. One that is armed again may have gone on to stop somebody by now. */
const leadsTo: Readonly<Record<string, readonly string[]>> = {
  APPROVE_BUDGET_ACTION: ['EXECUTION_SUCCESS'],
  RETRY_BUDGET_ACTION: ['EXECUTION_SUCCESS', 'REVERSE_SUCCESS'],
  REVERSE_BUDGET_ACTION: ['REVERSE_SUCCESS'],
  RESET_BUDGET_ACTION: ['STANDBY', 'PENDING', 'EXECUTION_SUCCESS'],
}

export const lookAtExecutedStop: Look = async (at) => {
  const status = (await own(at))?.Status
  return seenIf(leadsTo[text(at.call, 'ExecutionType') ?? '']?.includes(status ?? '') === true)
}
