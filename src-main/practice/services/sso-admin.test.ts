import * as bedrock from '@aws-sdk/client-bedrock'
import * as iam from '@aws-sdk/client-iam'
import * as sso from '@aws-sdk/client-sso-admin'
import * as sts from '@aws-sdk/client-sts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Practice, startPractice } from '../start.ts'

let practice: Practice
beforeEach(async () => {
  practice = await startPractice({ scenario: 'identity-center' })
})
afterEach(() => practice.stop())

const optionsOf = (who: 'admin' | 'user') => ({
  endpoint: practice.endpoint,
  region: 'eu-central-1',
  credentials: practice.keys[who],
  maxAttempts: 1,
})
const client = (who: 'admin' | 'user' = 'admin') => new sso.SSOAdminClient(optionsOf(who))
const statement = (action: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Sid: 'One', Effect: 'Allow', Action: action, Resource: '*' }],
  })

async function findSet() {
  const { Instances } = await client().send(new sso.ListInstancesCommand({}))
  const InstanceArn = Instances?.[0]?.InstanceArn
  const { PermissionSets = [] } = await client().send(
    new sso.ListPermissionSetsCommand({ InstanceArn }),
  )
  for (const PermissionSetArn of PermissionSets) {
    const { PermissionSet } = await client().send(
      new sso.DescribePermissionSetCommand({ InstanceArn, PermissionSetArn }),
    )
    if (PermissionSet?.Name === 'ClaudeUsers') return { InstanceArn, PermissionSetArn }
  }
  throw new Error('The permission set is missing.')
}

describe('a sign-in through IAM Identity Center', () => {
  it('is a session of a role that only AWS changes', async () => {
    const { Arn } = await new sts.STSClient(optionsOf('user')).send(
      new sts.GetCallerIdentityCommand({}),
    )
    expect(Arn).toMatch(/assumed-role\/AWSReservedSSO_ClaudeUsers_[0-9a-f]{16}\/ada@example\.com$/)
    const RoleName = Arn?.split('/')[1]
    await expect(
      new iam.IAMClient(optionsOf('admin')).send(
        new iam.AttachRolePolicyCommand({
          RoleName,
          PolicyArn: 'arn:aws:iam::aws:policy/AmazonBedrockLimitedAccess',
        }),
      ),
    ).rejects.toMatchObject({ name: 'UnmodifiableEntityException' })
  })

  it('may do what its permission set says, once that is provisioned', async () => {
    const models = () =>
      new bedrock.BedrockClient(optionsOf('user')).send(
        new bedrock.GetFoundationModelCommand({ modelIdentifier: 'anthropic.claude-sonnet-5-5' }),
      )
    await expect(models()).rejects.toMatchObject({ name: 'AccessDeniedException' })
    const set = await findSet()
    await client().send(
      new sso.PutInlinePolicyToPermissionSetCommand({
        ...set,
        InlinePolicy: statement('bedrock:GetFoundationModel'),
      }),
    )
    await expect(models()).rejects.toMatchObject({ name: 'AccessDeniedException' })
    const { PermissionSetProvisioningStatus: status } = await client().send(
      new sso.ProvisionPermissionSetCommand({
        ...set,
        TargetType: 'AWS_ACCOUNT',
        TargetId: practice.account.id,
      }),
    )
    expect(status?.Status).toBe('IN_PROGRESS')
    expect((await models()).modelDetails?.modelId).toBe('anthropic.claude-sonnet-5-5')
    const later = await client().send(
      new sso.DescribePermissionSetProvisioningStatusCommand({
        InstanceArn: set.InstanceArn,
        ProvisionPermissionSetRequestId: status?.RequestId,
      }),
    )
    expect(later.PermissionSetProvisioningStatus?.Status).toBe('SUCCEEDED')
  })

  it('keeps its inline policy, gives it back and lets it be deleted', async () => {
    const set = await findSet()
    const read = async () =>
      (await client().send(new sso.GetInlinePolicyForPermissionSetCommand(set))).InlinePolicy
    expect(await read()).toBe('')
    const InlinePolicy = statement('bedrock:InvokeModel')
    await client().send(new sso.PutInlinePolicyToPermissionSetCommand({ ...set, InlinePolicy }))
    expect(await read()).toBe(InlinePolicy)
    await client().send(new sso.DeleteInlinePolicyFromPermissionSetCommand(set))
    expect(await read()).toBe('')
  })

  it('does not let its person look at permission sets', async () => {
    await expect(client('user').send(new sso.ListInstancesCommand({}))).rejects.toMatchObject({
      name: 'AccessDeniedException',
    })
  })
})
