import { isDeepStrictEqual } from 'node:util'
import type { StopAsk } from '../../../shared/setup/guardrails.ts'
import type { Change } from '../changes/change.ts'
import { iam, writePolicy } from '../policy/policy-changes.ts'
import { failure } from '../problems.ts'
import type { StepContext } from '../steps/step.ts'
import { budgetCaller } from './call-there.ts'
import { budgetName, type Subscriber } from './own-budget.ts'
import {
  type HeldStop,
  stopName,
  stopPolicy,
  stopPolicyArn,
  stopRights,
  stopRightsName,
  stopTrust,
  toAction,
} from './own-stop.ts'
import type { StopParts } from './read-stop-parts.ts'

export type WantedStop = {
  readonly ask: StopAsk
  /** ARN of whom it holds for. */
  readonly arn: string
  readonly subscribers: readonly Subscriber[]
  readonly parts: StopParts
  /** What must be done before: the budget, and whoever is told. */
  readonly after: readonly string[]
}

/** The policy that denies, the role that may attach it, and the action that does so once the budget is used up. */
export async function planStop(
  context: StepContext,
  held: HeldStop | undefined,
  { ask, arn, subscribers, parts, after }: WantedStop,
): Promise<Change[]> {
  const { identity } = context
  const sent = toAction(identity, ask, subscribers)
  if (held && held.status !== 'STANDBY' && !isDeepStrictEqual(held.who, ask.who))
    throw failure('input.invalid', {
      title: `The stop is at work for the ${held.who.kind} ${held.who.name}`,
      detail: 'Lift it and arm it again first; then it can hold for somebody else.',
    })
  if (parts.role === 'other')
    throw failure('input.invalid', {
      title: `The role ${stopName} is used for something else`,
      detail: 'It trusts somebody else than AWS Budgets, and is left as it is. Delete it first.',
    })
  const policy = await writePolicy(
    context,
    { name: stopName, arn: stopPolicyArn(identity), document: stopPolicy, suffix: '-stop' },
    parts.policy,
  )
  const role = parts.role ? [] : [createRole(context)]
  const rights = stopRights(identity, ask.who, arn)
  const put =
    parts.rights !== undefined && isDeepStrictEqual(JSON.parse(parts.rights), JSON.parse(rights))
      ? []
      : [putRights(context, ask, rights, parts.rights, role)]
  const made = [...policy, ...role, ...put]
  const waits = [...after, ...made.map(({ id }) => id)]
  if (!held) return [...made, createStop(context, ask, sent, waits)]
  return isDeepStrictEqual(held.sent, sent)
    ? made
    : [...made, updateStop(context, ask, held, sent, waits)]
}

const createRole = (context: StepContext): Change => ({
  id: 'create-stop-role',
  title: `Create the role ${stopName} for AWS Budgets`,
  why: 'AWS Budgets does nothing by itself: it takes on this role, for this one budget alone.',
  effect: iam(context, 'CreateRole', {
    RoleName: stopName,
    AssumeRolePolicyDocument: stopTrust(context.identity),
    Description: 'Made by Groundwork: stops calls to Claude when the budget is used up.',
  }),
  after: [],
  undo: [iam(context, 'DeleteRole', { RoleName: stopName })],
  undoWords: 'Delete the role again, from History.',
})

function putRights(
  context: StepContext,
  { who }: StopAsk,
  document: string,
  before: string | undefined,
  role: readonly Change[],
): Change {
  const named = { RoleName: stopName, PolicyName: stopRightsName }
  const put = (PolicyDocument: string) =>
    iam(context, 'PutRolePolicy', { ...named, PolicyDocument })
  return {
    id: 'put-stop-rights',
    title: `Let the role ${stopName} attach and detach this one policy`,
    why: `To the ${who.kind} ${who.name} and to nobody else.`,
    effect: put(document),
    after: role.map(({ id }) => id),
    undo: [before === undefined ? iam(context, 'DeleteRolePolicy', named) : put(before)],
    undoWords: 'Take the right back, from History.',
    settleMs: 30_000,
    settlesOn: ['aws.notFound'],
  }
}

const price =
  'AWS bills a budget with an action by the day, beyond a free allowance (aws.amazon.com/aws-cost-management/aws-budgets/pricing)'
const whenDone = ({ who, approval }: StopAsk) =>
  approval === 'manual'
    ? `At 100 % AWS asks; once that is approved, the ${who.kind} ${who.name} can call no model any more.`
    : `At 100 % AWS attaches the policy by itself, and the ${who.kind} ${who.name} can call no model any more.`
/** IAM takes a while to know a new role everywhere, and AWS Budgets tries whether it can take it on. */
const settling = {
  settleMs: 60_000,
  settlesOn: ['permission.denied', 'aws.notFound', 'aws.refused'],
} as const

function createStop(
  context: StepContext,
  ask: StopAsk,
  sent: HeldStop['sent'],
  after: readonly string[],
): Change {
  const call = budgetCaller(context.identity.account)
  const id = 'create-stop'
  return {
    id,
    title: `Stop the ${ask.who.kind} ${ask.who.name} when the budget is used up`,
    why: whenDone(ask),
    cost: price,
    effect: call('CreateBudgetAction', { BudgetName: budgetName, ...sent }),
    after,
    undo: [
      call('DeleteBudgetAction', {
        BudgetName: budgetName,
        ActionId: { $output: [id, 'ActionId'] },
      }),
    ],
    undoWords: 'Delete it again, from History; where it is in force, it is lifted first.',
    ...settling,
  }
}

function updateStop(
  context: StepContext,
  ask: StopAsk,
  held: HeldStop,
  sent: HeldStop['sent'],
  after: readonly string[],
): Change {
  const update = ({ ActionType: _, ...changed }: HeldStop['sent']) =>
    budgetCaller(context.identity.account)('UpdateBudgetAction', {
      BudgetName: budgetName,
      ActionId: held.id,
      ...changed,
    })
  return {
    id: 'update-stop',
    title: 'Change whom the stop holds for, whether it asks, or whom it tells',
    why: whenDone(ask),
    effect: update(sent),
    after,
    undo: [update(held.sent)],
    undoWords: 'Set it back as it was, from History.',
    ...settling,
  }
}
