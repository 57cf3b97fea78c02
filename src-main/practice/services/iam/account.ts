import type * as Iam from '@aws-sdk/client-iam'
import type { Operation } from '../../operation.ts'
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
    const { PolicyArn = '' } = input
    const holding = <T extends { attached: string[]; name: string; id: string }>(
      holders: Record<string, T>,
    ) => Object.values(holders).filter(({ attached }) => attached.includes(PolicyArn))
    return {
      PolicyUsers: holding(iam.users).map(({ name, id }) => ({ UserName: name, UserId: id })),
      PolicyRoles: holding(iam.roles).map(({ name, id }) => ({ RoleName: name, RoleId: id })),
      PolicyGroups: holding(iam.groups).map(({ name, id }) => ({ GroupName: name, GroupId: id })),
      ...pageOf([], input).paging,
    }
  },
}
