import { ProblemError } from '../../../shared/problem.ts'
import type { PrincipalRow } from '../../../shared/setup/review.ts'
import type { Finding } from '../../../shared/setup/step.ts'
import { chosenPrincipal } from '../policy/chosen-principal.ts'
import { existingPolicy } from '../policy/existing-policy.ts'
import { permissionSetOf } from '../policy/permission-set.ts'
import { broadBedrockPolicies, isAdministrator } from '../policy/principals.ts'
import { type Wanted, wantedPolicies } from '../policy/wanted-policy.ts'
import { finding } from './finding.ts'
import { checkPermissionSet, needsPermissionSet } from './permissions-by-set.ts'
import { permissionsFromOutside } from './permissions-from-outside.ts'
import { planPermissions } from './plan-permissions.ts'
import type { Step, StepContext } from './step.ts'

/** The narrow policy exists, is attached to the chosen user, role or group, and no broader one is. */
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
  plan: planPermissions,
}

function refusedOnly(error: unknown): undefined {
  if (error instanceof ProblemError && error.problem.code === 'permission.denied') return undefined
  throw error
}

async function look(context: StepContext): Promise<Finding> {
  const [wanted, { chosen }] = await Promise.all([
    wantedPolicies(context),
    chosenPrincipal(context),
  ])
  if (!chosen)
    return finding('permissions', 'needs-you', 'Choose who may use Claude', context.now())
  if (permissionSetOf(chosen) !== undefined) return checkPermissionSet(context, wanted, chosen)
  const broad = chosen.attached.filter((name) => broadBedrockPolicies.includes(name))
  const open = [
    ...(await missingOf(context, wanted, chosen)),
    ...chosen.attached.filter(wanted.isSurplus).map((name) => `${name} is not needed any more.`),
  ]
  const evidence = [
    { label: 'User, role or group', value: chosen.arn },
    { label: 'Attached policies', value: chosen.attached.join(', ') || 'none' },
  ]
  const told = (status: Finding['status'], title: string, detail?: string) =>
    finding('permissions', status, title, context.now(), {
      evidence,
      ...(detail && { detail }),
    })
  if (isAdministrator(chosen))
    return told(
      'needs-you',
      `${chosen.name} is an administrator, which cannot be narrowed`,
      'Choose the user or role that Claude Code signs in with. An administrator may always do everything.',
    )
  if (open.length === 0 && broad.length === 0)
    return told('done', `${chosen.name} has the narrow policy, and none of AWS’s broad ones`)
  const isNarrow = !open.some((words) => words.startsWith(wanted.policies[0].name))
  return told(
    'needs-you',
    isNarrow && broad.length === 0
      ? `${chosen.name} has the narrow policy, but not all that was chosen`
      : `${chosen.name} does not have the narrow policy yet`,
    [
      ...(isNarrow ? open : []),
      ...(broad.length > 0
        ? [`${broad.join(' and ')} allows far more than is needed and will be taken off.`]
        : []),
    ].join(' '),
  )
}

/** What of the wanted policies is not there, not in force or not attached: a sentence each. */
async function missingOf(
  context: StepContext,
  { policies }: Wanted,
  { attached }: PrincipalRow,
): Promise<string[]> {
  const found = await Promise.all(
    policies.map(async (policy) => ({ policy, existing: await existingPolicy(context, policy) })),
  )
  return found.flatMap(({ policy: { name }, existing }) => {
    if (!existing) return [`${name} does not exist yet.`]
    if (!existing.isAsWanted) return [`${name} says something else.`]
    return attached.includes(name) ? [] : [`${name} is not attached.`]
  })
}
