import { ProblemError } from '../../../shared/problem.ts'
import type { PrincipalRow } from '../../../shared/setup/review.ts'
import type { Finding } from '../../../shared/setup/step.ts'
import { ifAllowed } from '../aws/if-allowed.ts'
import { type HeldRight, heldRights, rightsByName } from '../policy/broad/held-rights.ts'
import { removeBroad } from '../policy/broad/remove-broad.ts'
import { chosenPrincipal } from '../policy/chosen-principal.ts'
import { existingPolicy } from '../policy/existing-policy.ts'
import { limitsOf } from '../policy/limits/limits-of.ts'
import { permissionSetOf } from '../policy/permission-set.ts'
import { isOf, type Wanted, wantedPolicies } from '../policy/wanted-policy.ts'
import { problemOf } from '../problems.ts'
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
  const [missing, held, removal, limits] = await Promise.all([
    missingOf(context, wanted, chosen),
    ifAllowed(() => heldRights(context, chosen)),
    removeBroad(context, chosen, isOf(wanted), undefined),
    ifAllowed(() => limitsOf(context, chosen, wanted)),
  ])
  const rights = held ?? rightsByName(context, chosen)
  const broad = rights.filter((right) => right.judgement.kind === 'broad' && !isOf(wanted)(right))
  const open = [
    ...missing,
    ...chosen.attached.filter(wanted.isSurplus).map((name) => `${name} is not needed any more.`),
  ]
  const evidence = [
    { label: 'User, role or group', value: chosen.arn },
    { label: 'Policies', value: rights.map(rightInWords(chosen)).join(', ') || 'none' },
  ]
  const told = (status: Finding['status'], title: string, detail?: string) =>
    finding('permissions', status, title, context.now(), {
      evidence,
      ...(detail && { detail }),
    })
  if (rights.some(({ judgement }) => judgement.kind === 'administrator'))
    return told(
      'needs-you',
      `${chosen.name} is an administrator, which cannot be narrowed`,
      'Choose the user or role that Claude Code signs in with. An administrator may always do everything.',
    )
  const [limit] = limits ?? []
  if (open.length === 0 && broad.length === 0)
    return limit
      ? finding(
          'permissions',
          'needs-admin',
          `${chosen.name} has the narrow policy, but it is held back`,
          context.now(),
          {
            evidence,
            problem: problemOf(
              limit.by === 'boundary' ? 'permission.boundary' : 'permission.deniedByOrganization',
              { detail: limit.words },
            ),
          },
        )
      : told('done', `${chosen.name} has the narrow policy, and none of AWS’s broad ones`)
  const isNarrow = !open.some((words) => words.startsWith(wanted.policies[0].name))
  const isLeftToAdmin = open.length === 0 && removal.changes.length === 0
  return told(
    isLeftToAdmin ? 'needs-admin' : 'needs-you',
    titleOf(chosen.name, isNarrow, broad.length > 0),
    [
      ...(isNarrow ? open : []),
      ...(broad.length > 0
        ? [
            `${distinctNames(broad)} ${broad.length === 1 ? 'allows' : 'allow'} far more than is needed${isLeftToAdmin ? '.' : ' and will be taken off as far as possible.'}`,
          ]
        : []),
      ...removal.notes,
      ...(limits ?? []).map(({ words }) => words),
    ].join(' '),
  )
}

function titleOf(name: string, isNarrow: boolean, hasBroad: boolean): string {
  if (!isNarrow) return `${name} does not have the narrow policy yet`
  return hasBroad
    ? `${name} has the narrow policy, but may still do far more`
    : `${name} has the narrow policy, but not all that was chosen`
}

const distinctNames = (rights: readonly HeldRight[]) =>
  new Intl.ListFormat('en').format([...new Set(rights.map(({ name }) => name))])

const rightInWords =
  ({ kind }: PrincipalRow) =>
  ({ name, arn, on }: HeldRight) =>
    `${name}${on.kind === kind ? '' : ` (group ${on.name})`}${arn === undefined ? ' (inline)' : ''}`

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
