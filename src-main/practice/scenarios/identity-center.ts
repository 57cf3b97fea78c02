import type { AccessKey, IamRole, IdentityCenterState, ManagedPolicy } from '../account.ts'
import { accessKey, accountId, characters, policy, role } from './identities.ts'

const permissionSet = 'ClaudeUsers'
const instanceArn = 'arn:aws:sso:::instance/ssoins-7223f9d0c1a2b3c4'
const path = '/aws-reserved/sso.amazonaws.com/eu-central-1/'
const name = `AWSReservedSSO_${permissionSet}_0123456789abcdef`

const seesModels = 'SeeBedrockModels'

/** The account's own policy that the permission set names: enough to see what there is, not to use it. */
export const seeModelsPolicy = (createdAt: number): ManagedPolicy =>
  policy(
    seesModels,
    {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'SeeModels',
          Effect: 'Allow',
          Action: [
            'bedrock:ListInferenceProfiles',
            'bedrock:ListFoundationModels',
            'bedrock:GetFoundationModelAvailability',
            'bedrock:GetUseCaseForModelAccess',
          ],
          Resource: '*',
        },
      ],
    },
    createdAt,
  )

/** The role that AWS keeps in the account for the permission set ClaudeUsers. */
export const ssoRole = {
  name,
  create: (createdAt: number): IamRole => ({
    ...role(name, createdAt),
    path,
    arn: `arn:aws:iam::${accountId}:role${path}${name}`,
    attached: [
      'arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess',
      `arn:aws:iam::${accountId}:policy/${seesModels}`,
    ],
    trust: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: {
            Federated: `arn:aws:iam::${accountId}:saml-provider/AWSSSO_0123456789abcdef_DO_NOT_DELETE`,
          },
          Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
        },
      ],
    }),
  }),
}

/** A session of that role, good for eight hours. */
export const ssoKey = (scenario: string, now: number): AccessKey => ({
  ...accessKey(scenario, 'session', now),
  id: `ASIA${characters(`${scenario} session id`, 16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`,
  owner: { type: 'role', name, session: 'ada@example.com' },
  sessionToken: characters(
    `${scenario} token`,
    320,
    'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/',
  ),
  expiresAt: now + 8 * 3_600_000,
})

export const identityCenterOf = (createdAt: number): IdentityCenterState => ({
  instanceArn,
  identityStoreId: 'd-99671f2a3b',
  permissionSets: {
    [`arn:aws:sso:::permissionSet/${instanceArn.split('/').at(-1)}/ps-0123456789abcdef`]: {
      name: permissionSet,
      createdAt,
      role: name,
    },
    [`arn:aws:sso:::permissionSet/${instanceArn.split('/').at(-1)}/ps-fedcba9876543210`]: {
      name: 'AdministratorAccess',
      createdAt,
      role: 'AWSReservedSSO_AdministratorAccess_fedcba9876543210',
    },
  },
})
