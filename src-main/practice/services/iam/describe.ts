import type { IamGroup, IamRole, IamUser, ManagedPolicy } from '../../account.ts'
import type { Call } from '../../operation.ts'

type Account = Call['account']

export const describeTags = (tags: Readonly<Record<string, string>>) =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))

export const describeUser = (user: IamUser) => ({
  Path: user.path,
  UserName: user.name,
  UserId: user.id,
  Arn: user.arn,
  CreateDate: new Date(user.createdAt),
  Tags: describeTags(user.tags),
  ...(user.boundary !== undefined && {
    PermissionsBoundary: {
      PermissionsBoundaryType: 'PermissionsBoundaryPolicy' as const,
      PermissionsBoundaryArn: user.boundary,
    },
  }),
})

export const describeRole = (role: IamRole) => ({
  Path: role.path,
  RoleName: role.name,
  RoleId: role.id,
  Arn: role.arn,
  CreateDate: new Date(role.createdAt),
  AssumeRolePolicyDocument: encodeURIComponent(role.trust),
  MaxSessionDuration: role.maxSessionSeconds,
  Tags: describeTags(role.tags),
  ...(role.description !== undefined && { Description: role.description }),
})

export const describeGroup = (group: IamGroup) => ({
  Path: group.path,
  GroupName: group.name,
  GroupId: group.id,
  Arn: group.arn,
  CreateDate: new Date(group.createdAt),
})

/** How many users, roles and groups hold a policy. */
export const countAttachments = ({ iam }: Account, arn: string) =>
  [iam.users, iam.roles, iam.groups]
    .flatMap((holders) => Object.values(holders))
    .filter(({ attached }) => attached.includes(arn)).length

/** How many users and roles have a policy as their boundary. */
export const countBoundaries = ({ iam }: Account, arn: string) =>
  [iam.users, iam.roles]
    .flatMap((holders) => Object.values<{ boundary?: string }>(holders))
    .filter(({ boundary }) => boundary === arn).length

export const describePolicy = (account: Account, policy: ManagedPolicy) => ({
  PolicyName: policy.name,
  PolicyId: policy.id,
  Arn: policy.arn,
  Path: policy.path,
  DefaultVersionId: policy.defaultVersion,
  AttachmentCount: countAttachments(account, policy.arn),
  PermissionsBoundaryUsageCount: countBoundaries(account, policy.arn),
  IsAttachable: true,
  CreateDate: new Date(policy.createdAt),
  UpdateDate: new Date(policy.updatedAt),
  Tags: describeTags(policy.tags),
  ...(policy.description !== undefined && { Description: policy.description }),
})
