import { ProblemError } from '../../../shared/problem.ts'
import type { PrincipalRef } from '../../../shared/setup/choices.ts'
import type { Identity } from '../../../shared/setup/connection.ts'
import type { PrincipalRow } from '../../../shared/setup/review.ts'
import { ifAllowed } from '../aws/if-allowed.ts'
import { readIdentity } from '../connect/read-identity.ts'
import { listProfiles } from '../files/list-profiles.ts'
import type { StepContext } from '../steps/step.ts'

/** AWS's own policies that let far more Bedrock through than the chosen models. */
export const broadBedrockPolicies = ['AmazonBedrockFullAccess', 'AmazonBedrockLimitedAccess']
/** Policies under which nothing is ever refused, so that narrowing makes no sense. */
export const administratorPolicies = ['AdministratorAccess', 'PowerUserAccess']
export const isAdministrator = ({ broad }: Pick<PrincipalRow, 'broad'>) =>
  broad.some((name) => administratorPolicies.includes(name))

const mostLookedInto = 40

/** Users and roles of the account that could get the policy, with what they hold now. AWS's own roles are left out. */
export const listPrincipals = (context: StepContext): Promise<PrincipalRow[]> =>
  context.remember('principals', 5_000, () => askForPrincipals(context))

async function askForPrincipals(context: StepContext): Promise<PrincipalRow[]> {
  const { aws, signal } = context
  const [users, roles, groups, profiles] = await Promise.all([
    aws.call('iam', 'ListUsers', { MaxItems: 200 }, { signal }),
    aws.call('iam', 'ListRoles', { MaxItems: 200 }, { signal }),
    // Whoever may see users and roles may not always see groups; they are then not offered.
    ifAllowed(() => listGroups(context)),
    identitiesOfProfiles(context),
  ])
  const refs: (PrincipalRef & { arn: string })[] = [
    ...(users.Users ?? []).map(({ UserName = '', Arn = '' }) => ({
      kind: 'user' as const,
      name: UserName,
      arn: Arn,
    })),
    ...(roles.Roles ?? [])
      .filter(({ Path = '' }) => !Path.startsWith('/aws-service-role/'))
      .map(({ RoleName = '', Arn = '' }) => ({ kind: 'role' as const, name: RoleName, arn: Arn })),
  ]
  const people = refs.map((ref) => ({
    ref,
    profile: profiles.find(({ identity }) => isPrincipal(identity, ref, context))?.name,
  }))
  const found = [
    ...people,
    ...(groups ?? []).map(({ members, ...ref }) => ({
      ref,
      members,
      // Nobody signs in as a group: what it may do is tried as one of its members.
      profile: people.find(
        ({ ref: { kind, name }, profile }) =>
          kind === 'user' && profile !== undefined && members.includes(name),
      )?.profile,
    })),
  ]
  // Of Identity Center's roles, which nobody can attach to, only those that sign in from this computer matter.
  const theirs = found.filter(
    ({ ref, profile }) => profile !== undefined || !ref.arn.includes(':role/aws-reserved/'),
  )
  // Who can sign in from this computer comes first, so that a long list never leaves them out.
  const ordered = theirs.toSorted(
    (a, b) => Number(b.profile !== undefined) - Number(a.profile !== undefined),
  )
  return Promise.all(
    ordered.slice(0, mostLookedInto).map(async ({ ref, profile, ...more }) => {
      const attached = await attachedTo(context, ref)
      return {
        ...ref,
        attached,
        broad: attached.filter((name) =>
          [...broadBedrockPolicies, ...administratorPolicies].includes(name),
        ),
        isYou: isPrincipal(context.identity, ref, context),
        ...more,
        ...(profile !== undefined && { profile }),
      }
    }),
  )
}

type FoundGroup = PrincipalRef & { readonly arn: string; readonly members: string[] }

async function listGroups({ aws, signal }: StepContext): Promise<FoundGroup[]> {
  const { Groups = [] } = await aws.call('iam', 'ListGroups', { MaxItems: 100 }, { signal })
  return Promise.all(
    Groups.map(async ({ GroupName = '', Arn = '' }) => {
      const { Users = [] } = await aws.call('iam', 'GetGroup', { GroupName }, { signal })
      const members = Users.flatMap(({ UserName }) => UserName ?? [])
      return { kind: 'group' as const, name: GroupName, arn: Arn, members }
    }),
  )
}

/** Names of the managed policies attached to a user, role or group. */
export async function attachedTo(
  { aws, signal }: StepContext,
  { kind, name }: PrincipalRef,
): Promise<string[]> {
  const { AttachedPolicies = [] } =
    kind === 'user'
      ? await aws.call('iam', 'ListAttachedUserPolicies', { UserName: name }, { signal })
      : kind === 'role'
        ? await aws.call('iam', 'ListAttachedRolePolicies', { RoleName: name }, { signal })
        : await aws.call('iam', 'ListAttachedGroupPolicies', { GroupName: name }, { signal })
  return AttachedPolicies.flatMap(({ PolicyName }) => PolicyName ?? [])
}

/** By name, because the ARN of a role's session does not tell the role's path. */
const isPrincipal = (
  { account, kind, name }: Identity,
  ref: PrincipalRef,
  { identity }: StepContext,
) => account === identity.account && kind === ref.kind && name === ref.name

/** Who each profile of the AWS files signs in as, asked of STS. One that cannot sign in is left out. */
async function identitiesOfProfiles(
  context: StepContext,
): Promise<{ name: string; identity: Identity }[]> {
  const profiles = (await listProfiles(context.places))
    .filter(({ kind }) => kind !== 'unusable')
    .slice(0, 12)
  const found = await Promise.all(
    profiles.map(async ({ name }) => {
      try {
        const identity = await context.remember(`identity ${name}`, 60_000, () =>
          readIdentity(context.aws, name),
        )
        return { name, identity }
      } catch (error) {
        if (error instanceof ProblemError) return []
        throw error
      }
    }),
  )
  return found.flat()
}

/**
 * Who gets the policy unless the person says otherwise: the profile made for Claude, else a profile's principal that is
 * no administrator, else oneself.
 */
export function defaultPrincipal(principals: readonly PrincipalRow[]): PrincipalRow | undefined {
  const people = principals.filter(({ kind }) => kind !== 'group')
  const narrowable = people.filter((each) => !isAdministrator(each))
  return (
    narrowable.find(({ profile }) => profile === 'claude-bedrock') ??
    narrowable.find(({ name }) => name.startsWith('claude')) ??
    narrowable.find(({ profile, isYou }) => isYou || profile !== undefined) ??
    narrowable[0] ??
    principals.find(({ isYou }) => isYou)
  )
}
