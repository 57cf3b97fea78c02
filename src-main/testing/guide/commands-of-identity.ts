import { z } from '../../../shared/schema.ts'
import type { Account } from '../../practice/account.ts'
import { type GuideCommand, typed } from './guide-command.ts'
import { policyArn, userName } from './guide-world.ts'

const attachedTo = ({ iam }: Account, kind: 'users' | 'roles', name: string) =>
  iam[kind][name]?.attached.toSorted()
const Who = z.object({ Account: z.string(), Arn: z.string() })
const user = 'claude-bedrock-user'

/** Who signs in, and what they may do. In this order: each builds on those before. */
export const commandsOfIdentity: readonly GuideCommand[] = [
  {
    guide: 'aws sts get-caller-identity',
    on: 'used',
    commands: () => [typed('sts get-caller-identity')],
    same: async ([answer], { bench }) => {
      const { identity } = await bench.ask('readConnection', null)
      return [Who.parse(answer), { Account: identity?.account, Arn: identity?.arn }]
    },
  },
  {
    guide: 'aws iam create-user',
    on: 'twin',
    commands: () => [typed(`iam create-user --user-name ${userName}`)],
    same: (_, { twin, byApp }) => {
      const of = ({ iam }: Account) => {
        const { name, path, arn, groups, inline, tags } = iam.users[userName] ?? {}
        return { name, path, arn, groups, inline, tags }
      }
      return [of(twin.account), of(byApp)]
    },
  },
  {
    guide: 'aws iam create-access-key',
    on: 'twin',
    commands: () => [typed(`iam create-access-key --user-name ${userName}`)],
    same: (_, { twin, byApp }) => {
      const of = ({ iam }: Account) =>
        Object.values(iam.accessKeys)
          .filter(({ owner }) => owner.type === 'user' && owner.name === userName)
          .map(({ active }) => active)
      return [of(twin.account), of(byApp)]
    },
  },
  {
    guide: 'aws iam create-policy',
    on: 'twin',
    commands: ({ documents }) => [
      [
        ...typed('iam create-policy --policy-name ClaudeBedrockCursorAccess --policy-document'),
        documents.policy,
      ],
    ],
    same: (_, { twin, byApp }) => {
      const of = ({ iam }: Account) => {
        const { name, path, versions = {}, defaultVersion = '' } = iam.policies[policyArn] ?? {}
        return { name, path, document: JSON.parse(versions[defaultVersion]?.document ?? '{}') }
      }
      return [of(twin.account), of(byApp)]
    },
  },
  {
    guide: 'aws iam attach-user-policy (AmazonBedrockFullAccess)',
    on: 'twin',
    commands: () => [
      typed(`iam attach-user-policy --user-name ${userName} --policy-arn ${policyArn}`),
    ],
    same: (_, { twin, byApp }) => [
      attachedTo(twin.account, 'users', userName),
      attachedTo(byApp, 'users', userName),
    ],
  },
  {
    guide: 'aws iam attach-user-policy',
    on: 'twin',
    commands: () => [typed(`iam attach-user-policy --user-name ${user} --policy-arn ${policyArn}`)],
    same: (_, { twin, byApp }) => [
      attachedTo(twin.account, 'users', user)?.includes(policyArn),
      attachedTo(byApp, 'users', user)?.includes(policyArn),
    ],
  },
  {
    guide: 'aws iam detach-user-policy',
    on: 'twin',
    commands: () => [
      typed(
        `iam detach-user-policy --user-name ${user} --policy-arn arn:aws:iam::aws:policy/AmazonBedrockFullAccess`,
      ),
    ],
    same: (_, { twin, byApp }) => [
      attachedTo(twin.account, 'users', user),
      attachedTo(byApp, 'users', user),
    ],
  },
  {
    guide: 'aws iam attach-role-policy',
    on: 'twin',
    commands: () => [
      typed(`iam attach-role-policy --role-name ClaudeCodeRole --policy-arn ${policyArn}`),
    ],
    same: (_, { twin, byApp }) => [
      attachedTo(twin.account, 'roles', 'ClaudeCodeRole'),
      attachedTo(byApp, 'roles', 'ClaudeCodeRole'),
    ],
  },
]
