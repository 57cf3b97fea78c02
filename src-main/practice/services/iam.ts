import * as shapes from '@aws-sdk/client-iam'
import type { Service } from '../operation.ts'
import * as accessKeys from './iam/access-keys.ts'
import * as account from './iam/account.ts'
import { findGroup, findOwnPolicy, findRole, findUser } from './iam/answers.ts'
import * as groups from './iam/groups.ts'
import { holderOperations } from './iam/holders.ts'
import { onGroup, onPolicy, onRole, onUser } from './iam/permissions.ts'
import * as policies from './iam/policies.ts'
import * as roles from './iam/roles.ts'
import * as simulate from './iam/simulate.ts'
import { tagOperations } from './iam/tags.ts'
import * as users from './iam/users.ts'
import * as versions from './iam/versions.ts'
import { named } from './named.ts'

export const service: Service = {
  signingName: 'iam',
  iamPrefix: 'iam',
  protocol: 'query',
  apiVersion: '2010-05-08',
  shapes,
  operations: {
    ...named({ ...users, ...accessKeys, ...policies, ...versions }),
    ...named({ ...roles, ...groups, ...simulate, ...account }),
    ...holderOperations<{ UserName?: string }>({
      noun: 'User',
      inlineLimit: 2048,
      find: (held, { UserName = '' }) => findUser(held, UserName),
      name: ({ UserName }) => ({ UserName }),
      on: onUser,
    }),
    ...holderOperations<{ RoleName?: string }>({
      noun: 'Role',
      inlineLimit: 10_240,
      find: (held, { RoleName = '' }) => findRole(held, RoleName),
      name: ({ RoleName }) => ({ RoleName }),
      on: onRole,
    }),
    ...holderOperations<{ GroupName?: string }>({
      noun: 'Group',
      inlineLimit: 5120,
      find: (held, { GroupName = '' }) => findGroup(held, GroupName),
      name: ({ GroupName }) => ({ GroupName }),
      on: onGroup,
    }),
    ...tagOperations<{ UserName?: string }>(
      'User',
      (held, { UserName = '' }) => findUser(held, UserName),
      onUser,
    ),
    ...tagOperations<{ RoleName?: string }>(
      'Role',
      (held, { RoleName = '' }) => findRole(held, RoleName),
      onRole,
    ),
    ...tagOperations<{ PolicyArn?: string }>(
      'Policy',
      (held, { PolicyArn = '' }) => findOwnPolicy(held, PolicyArn),
      onPolicy,
    ),
  },
}
