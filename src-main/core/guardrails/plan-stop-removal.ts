import type { Change } from '../changes/change.ts'
import { iam } from '../policy/policy-changes.ts'
import type { StepContext } from '../steps/step.ts'
import { budgetCaller } from './call-there.ts'
import { executeStop } from './execute-stop.ts'
import { mustBeAtRest } from './must-be-at-rest.ts'
import { budgetName } from './own-budget.ts'
import {
  type HeldStop,
  stopName,
  stopPolicy,
  stopPolicyArn,
  stopRightsName,
  stopTrust,
} from './own-stop.ts'
import type { StopParts } from './read-stop-parts.ts'

/** Lifts the stop where it is in force, and takes away what it was made of. `aws.conflict` where AWS is at it. */
export function planStopRemoval(
  context: StepContext,
  held: HeldStop | undefined,
  { policy, role, rights }: StopParts,
): Change[] {
  if (held) mustBeAtRest(held)
  const lifted = held?.status === 'EXECUTION_SUCCESS' ? [executeStop(context, held, 'lift')] : []
  const deleted = held ? [deleteStop(context, held, lifted)] : []
  const after = deleted.map(({ id }) => id)
  const right = role !== 'own' || rights === undefined ? [] : [deleteRights(context, rights, after)]
  return [
    ...lifted,
    ...deleted,
    ...right,
    ...(role === 'own' ? [deleteRole(context, [...after, ...right.map(({ id }) => id)])] : []),
    // One that says something else by now is somebody else's.
    ...(policy?.isAsWanted && policy.otherVersions.length === 0
      ? [deletePolicy(context, after)]
      : []),
  ]
}

function deleteStop(context: StepContext, held: HeldStop, lifted: readonly Change[]): Change {
  const call = budgetCaller(context.identity.account)
  return {
    id: 'delete-stop',
    title: 'Stop nobody any more when the budget is used up',
    why: `The ${held.who.kind} ${held.who.name} can then call models however much is spent.`,
    effect: call('DeleteBudgetAction', { BudgetName: budgetName, ActionId: held.id }),
    after: lifted.map(({ id }) => id),
    undo: [call('CreateBudgetAction', { BudgetName: budgetName, ...held.sent })],
    undoWords: 'Make it again, from History.',
    // AWS deletes none that it is still lifting.
    settleMs: 60_000,
    settlesOn: ['aws.conflict'],
  }
}

const was = 'It was made for the stop alone.'
const back = 'Make it again, from History.'

function deleteRights(
  context: StepContext,
  PolicyDocument: string,
  after: readonly string[],
): Change {
  const named = { RoleName: stopName, PolicyName: stopRightsName }
  return {
    id: 'delete-stop-rights',
    title: `Take the right away from the role ${stopName}`,
    why: was,
    effect: iam(context, 'DeleteRolePolicy', named),
    after,
    undo: [iam(context, 'PutRolePolicy', { ...named, PolicyDocument })],
    undoWords: back,
  }
}

const deleteRole = (context: StepContext, after: readonly string[]): Change => ({
  id: 'delete-stop-role',
  title: `Delete the role ${stopName}`,
  why: was,
  effect: iam(context, 'DeleteRole', { RoleName: stopName }),
  after,
  undo: [
    iam(context, 'CreateRole', {
      RoleName: stopName,
      AssumeRolePolicyDocument: stopTrust(context.identity),
    }),
  ],
  undoWords: back,
})

const deletePolicy = (context: StepContext, after: readonly string[]): Change => ({
  id: 'delete-stop-policy',
  title: `Delete the policy ${stopName}`,
  why: was,
  effect: iam(context, 'DeletePolicy', { PolicyArn: stopPolicyArn(context.identity) }),
  after,
  undo: [iam(context, 'CreatePolicy', { PolicyName: stopName, PolicyDocument: stopPolicy })],
  undoWords: back,
})
