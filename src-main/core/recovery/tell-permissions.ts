import { ifAllowed } from '../aws/if-allowed.ts'
import { jobUserNames, readJobUser } from '../identity/read-job-user.ts'
import { chosenPrincipal } from '../policy/chosen-principal.ts'
import { existingPolicy, readVersion } from '../policy/existing-policy.ts'
import { wantedPolicies } from '../policy/wanted-policy.ts'
import type { StepContext } from '../steps/step.ts'
import { mayNotLook, row, rowsOr, type Told } from './chapter.ts'

/** The policies with the text that is in force, not the one that would be made now, and who holds them. */
export async function tellPermissions(context: StepContext): Promise<Told> {
  const { policies } = await wantedPolicies(context)
  const found = await Promise.all(
    policies.map(async (policy) => {
      const existing = await existingPolicy(context, policy)
      if (!existing) return []
      const [text, holders] = await Promise.all([
        readVersion(context, policy.arn, existing.defaultVersion),
        ifAllowed(() => holdersOf(context, policy.arn)),
      ])
      return [{ ...policy, text, holders }]
    }),
  )
  const there = found.flat()
  const { chosen } = await chosenPrincipal(context)
  const others = (chosen?.attached ?? []).filter((name) => !there.some((one) => one.name === name))
  return {
    rows: [
      ...rowsOr(
        there.map(({ arn, name, holders }) =>
          row(name, `${arn}; held by ${holders ? holders.join(', ') || 'nobody' : mayNotLook}`),
        ),
        'Policy',
        'none of the policies that the choices ask for is in the account',
      ),
      ...(others.length > 0 && chosen
        ? [row(`${chosen.name} also holds`, others.toSorted().join(', '))]
        : []),
    ],
    texts: there.map(({ name, text }) => ({
      title: `${name}, as it is in force`,
      text: JSON.stringify(JSON.parse(text), null, 2),
    })),
  }
}

/** Users, roles and groups that a policy is attached to. */
async function holdersOf({ aws, signal }: StepContext, PolicyArn: string): Promise<string[]> {
  const found: string[] = []
  let Marker: string | undefined
  do {
    const page = await aws.call(
      'iam',
      'ListEntitiesForPolicy',
      { PolicyArn, ...(Marker !== undefined && { Marker }) },
      { signal },
    )
    found.push(
      ...(page.PolicyUsers ?? []).map(({ UserName }) => `user ${UserName}`),
      ...(page.PolicyRoles ?? []).map(({ RoleName }) => `role ${RoleName}`),
      ...(page.PolicyGroups ?? []).map(({ GroupName }) => `group ${GroupName}`),
    )
    Marker = page.IsTruncated ? page.Marker : undefined
  } while (Marker !== undefined)
  return found.toSorted()
}

/** Claude's own user, and which keys it has: never a key itself. */
export async function tellJobUser(context: StepContext): Promise<Told> {
  const names = jobUserNames(context)
  const { arn, attached, keys, profileKey } = await readJobUser(context, names)
  if (arn === undefined) return { rows: [row('User', `there is no user ${names.userName}`)] }
  const held = keys.find(({ id }) => id === profileKey)
  return {
    rows: [
      row('User', arn),
      row('Policies', attached.toSorted().join(', ') || 'none'),
      row('Profile', names.profile),
      row('Access keys', `${keys.length} of 2`),
      row('Key in the profile', held ? `ends in ${held.id.slice(-4)}` : 'none of its keys'),
    ],
  }
}
