import type * as Iam from '@aws-sdk/client-iam'
import type { Operation } from '../../operation.ts'
import { uniqueId } from '../../scenarios/identities.ts'
import {
  alreadyExists,
  deleteConflict,
  findGroup,
  findRole,
  findUser,
  onGroup,
  onRole,
} from './answers.ts'
import { describeGroup, describeRole, describeUser } from './describe.ts'
import { checkName, toTags } from './names.ts'
import { pageOf } from './paging.ts'

export const createRole: Operation<Iam.CreateRoleRequest, Iam.CreateRoleResponse> = {
  permissions: onRole('CreateRole'),
  run: (input, { account, now, requestId }) => {
    const { RoleName = '', Path = '/', AssumeRolePolicyDocument = '', Description } = input
    checkName('roleName', RoleName, 64)
    if (account.iam.roles[RoleName]) throw alreadyExists('Role', RoleName)
    const role = {
      id: uniqueId('AROA', requestId),
      name: RoleName,
      path: Path,
      arn: `arn:aws:iam::${account.id}:role${Path}${RoleName}`,
      createdAt: now(),
      attached: [],
      inline: {},
      tags: toTags(input.Tags),
      trust: AssumeRolePolicyDocument,
      maxSessionSeconds: input.MaxSessionDuration ?? 3600,
      ...(Description !== undefined && { description: Description }),
    }
    account.iam.roles[RoleName] = role
    return { Role: describeRole(role) }
  },
}

export const getRole: Operation<Iam.GetRoleRequest, Iam.GetRoleResponse> = {
  permissions: onRole('GetRole'),
  run: ({ RoleName = '' }, { account }) => ({ Role: describeRole(findRole(account, RoleName)) }),
}

export const listRoles: Operation<Iam.ListRolesRequest, Iam.ListRolesResponse> = {
  run: (input, { account }) => {
    const { page, paging } = pageOf(Object.values(account.iam.roles), input)
    return { Roles: page.map(describeRole), ...paging }
  },
}

export const deleteRole: Operation<Iam.DeleteRoleRequest, object> = {
  permissions: onRole('DeleteRole'),
  run: ({ RoleName = '' }, { account }) => {
    const { attached, inline } = findRole(account, RoleName)
    if (attached.length > 0 || Object.keys(inline).length > 0)
      throw deleteConflict('Cannot delete entity, must detach all policies first.')
    delete account.iam.roles[RoleName]
    return {}
  },
}

export const createGroup: Operation<Iam.CreateGroupRequest, Iam.CreateGroupResponse> = {
  permissions: onGroup('CreateGroup'),
  run: ({ GroupName = '', Path = '/' }, { account, now, requestId }) => {
    checkName('groupName', GroupName, 128)
    if (account.iam.groups[GroupName]) throw alreadyExists('Group', GroupName)
    const group = {
      id: uniqueId('AGPA', requestId),
      name: GroupName,
      path: Path,
      arn: `arn:aws:iam::${account.id}:group${Path}${GroupName}`,
      createdAt: now(),
      attached: [],
      inline: {},
    }
    account.iam.groups[GroupName] = group
    return { Group: describeGroup(group) }
  },
}

export const getGroup: Operation<Iam.GetGroupRequest, Iam.GetGroupResponse> = {
  permissions: onGroup('GetGroup'),
  run: (input, { account }) => {
    const group = findGroup(account, input.GroupName ?? '')
    const members = Object.values(account.iam.users).filter(({ groups }) =>
      groups.includes(group.name),
    )
    const { page, paging } = pageOf(members, input)
    return { Group: describeGroup(group), Users: page.map(describeUser), ...paging }
  },
}

export const listGroups: Operation<Iam.ListGroupsRequest, Iam.ListGroupsResponse> = {
  run: (input, { account }) => {
    const { page, paging } = pageOf(Object.values(account.iam.groups), input)
    return { Groups: page.map(describeGroup), ...paging }
  },
}

export const deleteGroup: Operation<Iam.DeleteGroupRequest, object> = {
  permissions: onGroup('DeleteGroup'),
  run: ({ GroupName = '' }, { account }) => {
    const { attached, inline } = findGroup(account, GroupName)
    const hasMembers = Object.values(account.iam.users).some(({ groups }) =>
      groups.includes(GroupName),
    )
    if (attached.length > 0 || hasMembers || Object.keys(inline).length > 0)
      throw deleteConflict('Cannot delete entity, must remove users and policies from group first.')
    delete account.iam.groups[GroupName]
    return {}
  },
}

export const addUserToGroup: Operation<Iam.AddUserToGroupRequest, object> = {
  permissions: onGroup('AddUserToGroup'),
  run: ({ GroupName = '', UserName = '' }, { account }) => {
    const { name } = findGroup(account, GroupName)
    const user = findUser(account, UserName)
    user.groups = [...new Set([...user.groups, name])]
    return {}
  },
}

export const removeUserFromGroup: Operation<Iam.RemoveUserFromGroupRequest, object> = {
  permissions: onGroup('RemoveUserFromGroup'),
  run: ({ GroupName = '', UserName = '' }, { account }) => {
    const { name } = findGroup(account, GroupName)
    const user = findUser(account, UserName)
    user.groups = user.groups.filter((group) => group !== name)
    return {}
  },
}

export const listGroupsForUser: Operation<
  Iam.ListGroupsForUserRequest,
  Iam.ListGroupsForUserResponse
> = {
  run: (input, { account }) => {
    const { groups } = findUser(account, input.UserName ?? '')
    const { page, paging } = pageOf(groups, input)
    return { Groups: page.map((name) => describeGroup(findGroup(account, name))), ...paging }
  },
}
