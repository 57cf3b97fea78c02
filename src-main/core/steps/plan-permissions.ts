import type { PrincipalRow } from '../../../shared/setup/review.ts'
import { ifAllowed } from '../aws/if-allowed.ts'
import type { Change } from '../changes/change.ts'
import { type Removal, removeBroad } from '../policy/broad/remove-broad.ts'
import { chosenPrincipal, ownPrincipal } from '../policy/chosen-principal.ts'
import { type ExistingPolicy, existingPolicy } from '../policy/existing-policy.ts'
import { permissionSetOf } from '../policy/permission-set.ts'
import { mostCharacters } from '../policy/policy.ts'
import { attachPolicy, detachPolicy, writePolicy } from '../policy/policy-changes.ts'
import { broadBedrockPolicies, isAdministrator } from '../policy/principals.ts'
import { isOf, type Wanted, type WantedPolicy, wantedPolicies } from '../policy/wanted-policy.ts'
import { failure } from '../problems.ts'
import { planPermissionSet } from './permissions-by-set.ts'
import type { StepContext, StepPlan } from './step.ts'

/** Writes and attaches the wanted policies, then takes off what allows more. */
export async function planPermissions(context: StepContext): Promise<StepPlan> {
  const wanted = await wantedPolicies(context)
  const seen = await ifAllowed(async () => (await chosenPrincipal(context)).chosen)
  const chosen = seen ?? ownPrincipal(context)
  if (!chosen) throw failure('input.invalid', { detail: 'Choose a user, role or group first.' })
  const permissionSet = permissionSetOf(chosen)
  if (permissionSet !== undefined) return planPermissionSet(context, wanted, permissionSet)
  const made = await Promise.all(
    wanted.policies.map((policy) => putInForce(context, policy, chosen, seen !== undefined)),
  )
  const added = made.flatMap(({ changes }) => changes)
  const narrow = made[0]?.changes.at(-1)?.id
  const removed = seen ? await removeBroad(context, chosen, isOf(wanted), narrow) : nothingRemoved
  const changes = [...added, ...surplusOff(context, wanted, chosen), ...removed.changes]
  return {
    title:
      changes.length === 0
        ? 'The permissions are as they should be'
        : `Let ${chosen.name} use the chosen models, and only those`,
    changes,
    notes: [
      ...(seen ? [] : [unseenNote(chosen)]),
      ...splitNote(wanted),
      ...(isAdministrator(chosen)
        ? [
            `${chosen.name} stays an administrator: AdministratorAccess is not taken off, so nothing will be refused.`,
          ]
        : []),
      ...made.flatMap(({ notes }) => notes),
      ...removed.notes,
    ],
  }
}

const nothingRemoved: Removal = { changes: [], notes: [] }

/** Creates or renews one policy and attaches it, as far as that is not so already. */
async function putInForce(
  context: StepContext,
  wanted: WantedPolicy,
  chosen: PrincipalRow,
  canLook: boolean,
) {
  const existing = canLook ? await existingPolicy(context, wanted) : undefined
  const written = await writePolicy(context, wanted, existing)
  const isAttached = chosen.attached.includes(wanted.name)
  const attach = isAttached ? [] : [attachPolicy(context, wanted, chosen, written.at(-1)?.id)]
  return {
    changes: [...written, ...attach],
    notes: othersNote(wanted, existing, isAttached ? 1 : 0),
  }
}

function surplusOff(
  context: StepContext,
  { isSurplus, policies: [{ arn, name: first }] }: Wanted,
  chosen: PrincipalRow,
): Change[] {
  return chosen.attached.filter(isSurplus).map((name) =>
    detachPolicy(context, { name, arn: arn.slice(0, -first.length) + name }, chosen, {
      why: 'It belongs to earlier choices and is not needed any more.',
      after: undefined,
    }),
  )
}

const unseenNote = ({ name }: PrincipalRow) =>
  `This sign-in may not see what ${name} has now. The plan is made for an administrator to carry out, who should also take off ${broadBedrockPolicies.join(' and ')} if attached.`

const splitNote = ({ policies }: Wanted) => {
  const parts = policies.filter(({ suffix }) => /^-\d+$/.test(suffix)).length
  return parts === 0
    ? []
    : [
        `The permissions come in ${parts + 1} policies, because IAM takes ${mostCharacters.toLocaleString('en-US')} characters in one. Every profile is in one of them with its model; together they say the same.`,
      ]
}

const othersNote = (
  { name }: WantedPolicy,
  existing: ExistingPolicy | undefined,
  attachedHere: number,
) =>
  existing && !existing.isAsWanted && existing.attachments > attachedHere
    ? [
        `${name} is also attached to ${existing.attachments - attachedHere} other users, groups or roles. The new version holds for them too.`,
      ]
    : []
