import type * as Iam from '@aws-sdk/client-iam'
import { awsManagedPolicies } from '../../iam/aws-managed.ts'
import { heldUnder, isTaken } from '../../iam/held-under.ts'
import { AwsError, type Call, type Operation } from '../../operation.ts'
import { uniqueId } from '../../scenarios/identities.ts'
import { alreadyExists, deleteConflict, findUser } from './answers.ts'
import { describeUser } from './describe.ts'
import { checkName, toTags } from './names.ts'
import { pageOf } from './paging.ts'
import { onPath, onUser } from './permissions.ts'

export const createUser: Operation<Iam.CreateUserRequest, Iam.CreateUserResponse> = {
  permissions: onUser('CreateUser'),
  run: ({ UserName = '', Path = '/', Tags, PermissionsBoundary }, { account, now, requestId }) => {
    checkName('userName', UserName, 64)
    if (isTaken(account.iam.users, UserName)) throw alreadyExists('User', UserName)
    if (PermissionsBoundary !== undefined) checkBoundary(account, PermissionsBoundary)
    const user = {
      id: uniqueId('AIDA', requestId),
      name: UserName,
      path: Path,
      arn: `arn:aws:iam::${account.id}:user${Path}${UserName}`,
      createdAt: now(),
      attached: [],
      inline: {},
      tags: toTags(Tags),
      groups: [],
      ...(PermissionsBoundary !== undefined && { boundary: PermissionsBoundary }),
    }
    account.iam.users[UserName] = user
    return { User: describeUser(user) }
  },
}

export const getUser: Operation<Iam.GetUserRequest, Iam.GetUserResponse> = {
  permissions: onUser('GetUser'),
  run: ({ UserName }, { account, caller }) => {
    if (UserName === undefined && caller.kind !== 'user')
      throw new AwsError(
        'ValidationError',
        'Must specify userName when calling with non-User credentials',
      )
    return { User: describeUser(findUser(account, UserName ?? caller.name)) }
  },
}

export const listUsers: Operation<Iam.ListUsersRequest, Iam.ListUsersResponse> = {
  permissions: onPath('ListUsers', 'user'),
  run: (input, { account }) => {
    const users = Object.values(account.iam.users)
      .filter(({ path }) => path.startsWith(input.PathPrefix ?? '/'))
      .sort((a, b) => a.name.localeCompare(b.name))
    const { page, paging } = pageOf(users, input)
    return { Users: page.map(describeUser), ...paging }
  },
}

export const deleteUser: Operation<Iam.DeleteUserRequest, object> = {
  permissions: onUser('DeleteUser'),
  run: ({ UserName = '' }, { account }) => {
    const { attached, inline, groups } = findUser(account, UserName)
    const hasKeys = Object.values(account.iam.accessKeys).some(
      ({ owner }) => owner.type === 'user' && owner.name === UserName,
    )
    if (attached.length > 0 || hasKeys || groups.length > 0 || Object.keys(inline).length > 0)
      throw deleteConflict(
        'Cannot delete entity, must remove its policies, groups and access keys first.',
      )
    delete account.iam.users[UserName]
    return {}
  },
}

export const putUserPermissionsBoundary: Operation<Iam.PutUserPermissionsBoundaryRequest, object> =
  {
    permissions: onUser('PutUserPermissionsBoundary'),
    run: ({ UserName = '', PermissionsBoundary = '' }, { account }) => {
      checkBoundary(account, PermissionsBoundary)
      findUser(account, UserName).boundary = PermissionsBoundary
      return {}
    },
  }

export const deleteUserPermissionsBoundary: Operation<
  Iam.DeleteUserPermissionsBoundaryRequest,
  object
> = {
  permissions: onUser('DeleteUserPermissionsBoundary'),
  run: ({ UserName = '' }, { account }) => {
    delete findUser(account, UserName).boundary
    return {}
  },
}

function checkBoundary({ iam }: Call['account'], arn: string): void {
  if (heldUnder(iam.policies, arn) || heldUnder(awsManagedPolicies, arn)) return
  throw new AwsError('NoSuchEntityException', `Scope ARN: ${arn} does not exist.`, 404)
}
