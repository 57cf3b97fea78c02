import type { PrincipalRef } from '../../../../shared/setup/choices.ts'
import type { PrincipalRow } from '../../../../shared/setup/review.ts'
import { ifAllowed } from '../../aws/if-allowed.ts'
import type { Change, JsonObject } from '../../changes/change.ts'
import type { StepContext } from '../../steps/step.ts'
import { existingPolicy } from '../existing-policy.ts'
import { detachPolicy, holder, iam, noun, writePolicy } from '../policy-changes.ts'
import { type HeldRight, heldRights, rightsByName } from './held-rights.ts'

export type Removal = { readonly changes: readonly Change[]; readonly notes: readonly string[] }

/**
 * Takes off what allows more of Bedrock than was chosen, and nothing else. What cannot be told apart, or holds for
 * others as well, is left with a sentence. `after`: the change that puts the narrow policy in force.
 */
export async function removeBroad(
  context: StepContext,
  principal: PrincipalRow,
  isOurs: (right: HeldRight) => boolean,
  after: string | undefined,
): Promise<Removal> {
  const held = await ifAllowed(() => heldRights(context, principal))
  const rights = (held ?? rightsByName(context, principal)).filter((right) => !isOurs(right))
  const broad = rights.filter(({ judgement }) => judgement.kind === 'broad')
  const own = broad.filter(({ on }) => on.kind === principal.kind)
  const groups = new Set(
    broad.filter(({ on }) => on.kind !== principal.kind).map(({ on }) => on.name),
  )
  const removals = [
    ...(await Promise.all(own.map((right) => removeOwn(context, principal, right, after)))),
    ...[...groups].map((group) =>
      leaveGroup(
        context,
        principal,
        group,
        rights.filter(({ on }) => on.kind === 'group' && on.name === group),
        after,
      ),
    ),
  ]
  return {
    changes: removals.flatMap(({ changes }) => changes),
    notes: removals.flatMap(({ notes }) => notes),
  }
}

async function removeOwn(
  context: StepContext,
  principal: PrincipalRef,
  right: HeldRight,
  after: string | undefined,
): Promise<Removal> {
  const { name, arn, document, judgement } = right
  if (judgement.kind !== 'broad') return { changes: [], notes: [] }
  if (!judgement.canBeParted)
    return {
      changes: [],
      notes: [
        `${name} allows more of Bedrock than was chosen, but cannot be taken apart. It stays; an administrator has to change it by hand.`,
      ],
    }
  const rest = judgement.rest && JSON.stringify(judgement.rest, null, 2)
  if (arn === undefined)
    return { changes: [inlineOff(context, principal, name, document, rest, after)], notes: [] }
  // What AWS's own Bedrock policies allow beside it serves Bedrock too.
  if (rest === undefined || /:iam::aws:policy\/AmazonBedrock/.test(arn))
    return {
      changes: [
        detachPolicy(context, { name, arn }, principal, {
          why: 'It allows every model, every Region and administration. With the narrow policy in place it is not needed.',
          after,
        }),
      ],
      notes: [],
    }
  return narrowManaged(context, { name, arn, rest }, after)
}

/** A policy with other rights in it keeps those. Where others hold it too, that is not ours to decide. */
async function narrowManaged(
  context: StepContext,
  { name, arn, rest }: { readonly name: string; readonly arn: string; readonly rest: string },
  after: string | undefined,
): Promise<Removal> {
  const existing = await existingPolicy(context, { arn, document: rest })
  const isAws = arn.includes(':iam::aws:')
  if (isAws || !existing || existing.attachments > 1)
    return {
      changes: [],
      notes: [
        `${name} allows all of Bedrock beside other things${isAws ? '' : `, and is attached to ${(existing?.attachments ?? 2) - 1} more`}. It stays; whoever answers for it has to take Bedrock out.`,
      ],
    }
  const changes = await writePolicy(
    context,
    { name, arn, document: rest, suffix: `-without-bedrock-${name}` },
    existing,
    `${name} allows all of Bedrock beside other things. The other things stay as they are.`,
  )
  return {
    changes: changes.map((change, index) =>
      index === 0 && after !== undefined ? { ...change, after: [...change.after, after] } : change,
    ),
    notes: [],
  }
}

/** Deletes an inline policy, or leaves in it what has nothing to do with Bedrock. */
function inlineOff(
  context: StepContext,
  principal: PrincipalRef,
  name: string,
  document: string,
  rest: string | undefined,
  after: string | undefined,
): Change {
  const at = { ...holder(principal), PolicyName: name }
  const put = (PolicyDocument: string): JsonObject => ({ ...at, PolicyDocument })
  const common = {
    after: after === undefined ? [] : [after],
    undo: [iam(context, `Put${noun(principal)}Policy`, put(document))],
    undoWords: 'Put it back as it was, from History.',
  }
  return rest === undefined
    ? {
        ...common,
        id: `delete-inline-${name}`,
        title: `Delete the inline policy ${name} of the ${principal.kind} ${principal.name}`,
        why: 'It allows all of Bedrock and nothing else. With the narrow policy in place it is not needed.',
        effect: iam(context, `Delete${noun(principal)}Policy`, at),
        alreadyDone: ['NoSuchEntityException'],
      }
    : {
        ...common,
        id: `narrow-inline-${name}`,
        title: `Take Bedrock out of the inline policy ${name} of the ${principal.kind} ${principal.name}`,
        why: 'It allows all of Bedrock beside other things. The other things stay as they are.',
        effect: iam(context, `Put${noun(principal)}Policy`, put(rest)),
      }
}

/** A user leaves a group that gives nothing but Bedrock; from any other the rights are not ours to take. */
function leaveGroup(
  context: StepContext,
  principal: PrincipalRef,
  group: string,
  rights: readonly HeldRight[],
  after: string | undefined,
): Removal {
  const isOnlyBedrock = rights.every(
    ({ judgement }) => judgement.kind === 'broad' && judgement.rest === undefined,
  )
  if (!isOnlyBedrock)
    return {
      changes: [],
      notes: [
        `${principal.name} may do all of Bedrock as a member of the group ${group}, which gives other rights too. It stays a member; an administrator has to take Bedrock out of the group.`,
      ],
    }
  const input = { UserName: principal.name, GroupName: group }
  return {
    changes: [
      {
        id: `leave-group-${group}`,
        title: `Take ${principal.name} out of the group ${group}`,
        why: 'The group gives all of Bedrock and nothing else. Its other members keep it.',
        effect: iam(context, 'RemoveUserFromGroup', input),
        after: after === undefined ? [] : [after],
        undo: [iam(context, 'AddUserToGroup', input)],
        undoWords: 'Make them a member again, from History.',
        alreadyDone: ['NoSuchEntityException'],
      },
    ],
    notes: [],
  }
}
