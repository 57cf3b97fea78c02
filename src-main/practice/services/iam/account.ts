import type * as Iam from '@aws-sdk/client-iam'
import { awsManagedPolicies } from '../../iam/aws-managed.ts'
import { heldUnder } from '../../iam/held-under.ts'
import { AwsError, type Operation } from '../../operation.ts'
import { pageOf } from './paging.ts'
import { onPolicy } from './permissions.ts'

export const listAccountAliases: Operation<
  Iam.ListAccountAliasesRequest,
  Iam.ListAccountAliasesResponse
> = {
  run: () => ({ AccountAliases: ['practice-account'], IsTruncated: false }),
}

export const getAccountSummary: Operation<object, Iam.GetAccountSummaryResponse> = {
  run: (_, { account: { iam } }) => ({
    SummaryMap: {
      Users: Object.keys(iam.users).length,
      Roles: Object.keys(iam.roles).length,
      Groups: Object.keys(iam.groups).length,
      Policies: Object.keys(iam.policies).length,
      AccountMFAEnabled: 1,
      AccountAccessKeysPresent: 0,
      VersionsPerPolicyQuota: 5,
      PolicySizeQuota: 6144,
    },
  }),
}

export const listEntitiesForPolicy: Operation<
  Iam.ListEntitiesForPolicyRequest,
  Iam.ListEntitiesForPolicyResponse
> = {
  permissions: onPolicy('ListEntitiesForPolicy'),
  run: (input, { account: { iam } }) => {
    const { PolicyArn = '', EntityFilter } = input
    if (!heldUnder(awsManagedPolicies, PolicyArn) && !heldUnder(iam.policies, PolicyArn))
      throw new AwsError('NoSuchEntityException', `Policy ${PolicyArn} was not found.`, 404)
    const holding = (kind: 'User' | 'Role' | 'Group', holders: Record<string, Holder>) =>
      Object.values(holders)
        .filter(() => EntityFilter === undefined || EntityFilter === kind)
        .filter(({ path }) => path.startsWith(input.PathPrefix ?? '/'))
        .filter((holder) => holds(holder, PolicyArn, input.PolicyUsageFilter))
        .map(({ name, id }) => ({ kind, name, id }))
    const { page, paging } = pageOf(
      [
        ...holding('User', iam.users),
        ...holding('Role', iam.roles),
        ...holding('Group', iam.groups),
      ],
      input,
    )
    const of = (wanted: string) => page.filter(({ kind }) => kind === wanted)
    return {
      PolicyUsers: of('User').map(({ name, id }) => ({ UserName: name, UserId: id })),
      PolicyRoles: of('Role').map(({ name, id }) => ({ RoleName: name, RoleId: id })),
      PolicyGroups: of('Group').map(({ name, id }) => ({ GroupName: name, GroupId: id })),
      ...paging,
    }
  },
}

type Holder = {
  readonly id: string
  readonly name: string
  readonly path: string
  readonly attached: readonly string[]
  readonly boundary?: string
}

const holds = (
  { attached, boundary }: Holder,
  arn: string,
  usage: Iam.PolicyUsageType | undefined,
) =>
  (usage !== 'PermissionsBoundary' && attached.includes(arn)) ||
  (usage !== 'PermissionsPolicy' && boundary === arn)
