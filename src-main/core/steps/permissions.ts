import { ProblemError } from '../../../shared/problem.ts'
import type { Finding } from '../../../shared/setup/step.ts'
import { permissionSetOf } from '../policy/permission-set.ts'
import { attachPolicy, detachPolicy, writePolicy } from '../policy/policy-changes.ts'
import { broadBedrockPolicies, isAdministrator } from '../policy/principals.ts'
import {
  chosenPrincipal,
  existingPolicy,
  ifAllowed,
  ownPrincipal,
  wantedPolicy,
} from '../policy/wanted-policy.ts'
import { failure } from '../problems.ts'
import { finding } from './finding.ts'
import { checkPermissionSet, needsPermissionSet, planPermissionSet } from './permissions-by-set.ts'
import { permissionsFromOutside } from './permissions-from-outside.ts'
import type { Step, StepContext } from './step.ts'

/** The narrow policy exists, is attached to the chosen user or role, and AWS's broad ones are not. */
export const permissions: Step = {
  id: 'permissions',
  check: async (context) => {
    try {
      return await look(context)
    } catch (error) {
      if (!(error instanceof ProblemError) || error.problem.code !== 'permission.denied')
        throw error
      const seen = await permissionsFromOutside(context, error).catch(refusedOnly)
      const set = permissionSetOf(context.identity)
      if (seen) return seen
      if (set === undefined) throw error
      return needsPermissionSet(context, set, context.identity.arn, false)
    }
  },
  plan: async (context) => {
    const wanted = await wantedPolicy(context)
    const seen = await ifAllowed(async () => ({
      chosen: (await chosenPrincipal(context)).chosen,
      existing: await existingPolicy(context, wanted),
    }))
    const chosen = seen ? seen.chosen : ownPrincipal(context)
    const existing = seen?.existing
    if (!chosen) throw failure('input.invalid', { detail: 'Choose a user or role first.' })
    const permissionSet = permissionSetOf(chosen)
    if (permissionSet !== undefined) return planPermissionSet(context, wanted, permissionSet)
    const document = await writePolicy(context, wanted, existing)
    const last = document.at(-1)?.id
    const isAttached = chosen.attached.includes(wanted.name)
    const attachedHere = isAttached ? 1 : 0
    const attach = isAttached ? [] : [attachPolicy(context, wanted, chosen, last)]
    const detach = chosen.attached
      .filter((name) => broadBedrockPolicies.includes(name))
      .map((name) => detachPolicy(context, name, chosen, attach[0]?.id ?? last))
    const changes = [...document, ...attach, ...detach]
    return {
      title:
        changes.length === 0
          ? 'The permissions are as they should be'
          : `Let ${chosen.name} use the chosen models, and only those`,
      changes,
      notes: [
        ...(seen
          ? []
          : [
              `This sign-in may not see what ${chosen.name} has now. The plan is made for an administrator to carry out, who should also take off ${broadBedrockPolicies.join(' and ')} if attached.`,
            ]),
        ...(isAdministrator(chosen)
          ? [
              `${chosen.name} stays an administrator: AdministratorAccess is not taken off, so nothing will be refused.`,
            ]
          : []),
        ...(existing && !existing.isAsWanted && existing.attachments > attachedHere
          ? [
              `${wanted.name} is also attached to ${existing.attachments - attachedHere} other users, groups or roles. The new version holds for them too.`,
            ]
          : []),
      ],
    }
  },
}

function refusedOnly(error: unknown): undefined {
  if (error instanceof ProblemError && error.problem.code === 'permission.denied') return undefined
  throw error
}

async function look(context: StepContext): Promise<Finding> {
  const [wanted, { chosen }] = await Promise.all([wantedPolicy(context), chosenPrincipal(context)])
  if (!chosen)
    return finding('permissions', 'needs-you', 'Choose who may use Claude', context.now())
  if (permissionSetOf(chosen) !== undefined) return checkPermissionSet(context, wanted, chosen)
  const existing = await existingPolicy(context, wanted)
  const isAttached = chosen.attached.includes(wanted.name)
  const broad = chosen.attached.filter((name) => broadBedrockPolicies.includes(name))
  const evidence = [
    { label: 'User or role', value: chosen.arn },
    { label: 'Attached policies', value: chosen.attached.join(', ') || 'none' },
  ]
  if (isAdministrator(chosen))
    return finding(
      'permissions',
      'needs-you',
      `${chosen.name} is an administrator, which cannot be narrowed`,
      context.now(),
      {
        detail:
          'Choose the user or role that Claude Code signs in with. An administrator may always do everything.',
        evidence,
      },
    )
  if (existing?.isAsWanted && isAttached && broad.length === 0)
    return finding(
      'permissions',
      'done',
      `${chosen.name} has the narrow policy, and none of AWS’s broad ones`,
      context.now(),
      { evidence },
    )
  return finding(
    'permissions',
    'needs-you',
    `${chosen.name} does not have the narrow policy yet`,
    context.now(),
    {
      evidence,
      ...(broad.length > 0 && {
        detail: `${broad.join(' and ')} allows far more than is needed and will be taken off.`,
      }),
    },
  )
}
