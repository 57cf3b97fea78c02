import type * as Iam from '@aws-sdk/client-iam'
import { isTaken } from '../../iam/held-under.ts'
import type { Operation } from '../../operation.ts'
import { uniqueId } from '../../scenarios/identities.ts'
import { alreadyExists, deleteConflict, findGroup, findUser } from './answers.ts'
import { describeGroup, describeUser } from './describe.ts'
import { checkName } from './names.ts'
import { pageOf } from './paging.ts'
import { onGroup, onPath, onUser } from './permissions.ts'

export const createGroup: Operation<Iam.CreateGroupRequest, Iam.CreateGroupResponse> = {
  permissions: onGroup('CreateGroup'),
  run: ({ GroupName = '', Path = '/' }, { account, now, requestId }) => {
    checkName('groupName', GroupName, 128)
    if (isTaken(account.iam.groups, GroupName)) throw alreadyExists('Group', GroupName)
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
  permissions: onPath('ListGroups', 'group'),
  run: (input, { account }) => {
    const groups = Object.values(account.iam.groups)
      .filter(({ path }) => path.startsWith(input.PathPrefix ?? '/'))
      .sort((a, b) => a.name.localeCompare(b.name))
    const { page, paging } = pageOf(groups, input)
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
  permissions: onUser('ListGroupsForUser'),
  run: (input, { account }) => {
    const { groups } = findUser(account, input.UserName ?? '')
    const { page, paging } = pageOf(groups, input)
    return { Groups: page.map((name) => describeGroup(findGroup(account, name))), ...paging }
  },
}
