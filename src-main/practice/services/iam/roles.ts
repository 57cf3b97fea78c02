import type * as Iam from '@aws-sdk/client-iam'
import { isTaken } from '../../iam/held-under.ts'
import type { Operation } from '../../operation.ts'
import { uniqueId } from '../../scenarios/identities.ts'
import { alreadyExists, deleteConflict, findRole } from './answers.ts'
import { describeRole } from './describe.ts'
import { checkDescription, checkTrust } from './documents.ts'
import { checkName, toTags } from './names.ts'
import { pageOf } from './paging.ts'
import { onPath, onRole } from './permissions.ts'

export const createRole: Operation<Iam.CreateRoleRequest, Iam.CreateRoleResponse> = {
  permissions: onRole('CreateRole'),
  run: (input, { account, now, requestId }) => {
    const { RoleName = '', Path = '/', AssumeRolePolicyDocument = '', Description } = input
    checkName('roleName', RoleName, 64)
    checkDescription(Description)
    checkTrust(AssumeRolePolicyDocument)
    if (isTaken(account.iam.roles, RoleName)) throw alreadyExists('Role', RoleName)
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
  permissions: onPath('ListRoles', 'role'),
  run: (input, { account }) => {
    const roles = Object.values(account.iam.roles)
      .filter(({ path }) => path.startsWith(input.PathPrefix ?? '/'))
      .sort((a, b) => a.name.localeCompare(b.name))
    const { page, paging } = pageOf(roles, input)
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
