import * as iam from '@aws-sdk/client-iam'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Practice, type PracticeKey, startPractice } from '../start.ts'

let practice: Practice
beforeAll(async () => {
  practice = await startPractice({ scenario: 'fresh' })
})
afterAll(() => practice.stop())

const client = (credentials: PracticeKey) =>
  new iam.IAMClient({
    endpoint: practice.endpoint,
    region: 'us-east-1',
    credentials,
    maxAttempts: 1,
  })
const admin = () => client(practice.keys.admin)
const document = (version: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: { Sid: version, Effect: 'Allow', Action: 'iam:GetUser', Resource: '*' },
  })
const UserName = 'claude-bedrock-user'

describe('a managed policy', () => {
  it('lives through create, attach, use, detach and delete', async () => {
    const own = client(practice.keys.user)
    const ask = () => own.send(new iam.GetUserCommand({ UserName }))
    await expect(ask()).rejects.toMatchObject({ name: 'AccessDenied' })
    const { Policy } = await admin().send(
      new iam.CreatePolicyCommand({ PolicyName: 'Reader', PolicyDocument: document('one') }),
    )
    const PolicyArn = Policy?.Arn
    await admin().send(new iam.AttachUserPolicyCommand({ UserName, PolicyArn }))
    expect((await ask()).User?.UserName).toBe(UserName)
    await expect(admin().send(new iam.DeletePolicyCommand({ PolicyArn }))).rejects.toMatchObject({
      name: 'DeleteConflictException',
    })
    await admin().send(new iam.DetachUserPolicyCommand({ UserName, PolicyArn }))
    await expect(ask()).rejects.toMatchObject({ name: 'AccessDenied' })
    await admin().send(new iam.DeletePolicyCommand({ PolicyArn }))
    await expect(admin().send(new iam.GetPolicyCommand({ PolicyArn }))).rejects.toMatchObject({
      name: 'NoSuchEntityException',
    })
  })

  it('has five versions at most and never uses a number twice', async () => {
    const { Policy } = await admin().send(
      new iam.CreatePolicyCommand({ PolicyName: 'Versions', PolicyDocument: document('v1') }),
    )
    const PolicyArn = Policy?.Arn
    const add = (name: string) =>
      admin().send(
        new iam.CreatePolicyVersionCommand({
          PolicyArn,
          PolicyDocument: document(name),
          SetAsDefault: true,
        }),
      )
    for (const name of ['v2', 'v3', 'v4', 'v5']) await add(name)
    await expect(add('v6')).rejects.toMatchObject({ name: 'LimitExceededException' })
    await admin().send(new iam.DeletePolicyVersionCommand({ PolicyArn, VersionId: 'v1' }))
    expect((await add('v6')).PolicyVersion?.VersionId).toBe('v6')
    const { PolicyVersion } = await admin().send(
      new iam.GetPolicyVersionCommand({ PolicyArn, VersionId: 'v6' }),
    )
    expect(decodeURIComponent(PolicyVersion?.Document ?? '')).toBe(document('v6'))
    expect(PolicyVersion?.IsDefaultVersion).toBe(true)
  })

  it('is refused when it is malformed, too long or already there', async () => {
    const create = (PolicyName: string, PolicyDocument: string) =>
      admin().send(new iam.CreatePolicyCommand({ PolicyName, PolicyDocument }))
    await expect(create('Bad', '{"Statement":[{"Effect":"Maybe"}]}')).rejects.toMatchObject({
      name: 'MalformedPolicyDocumentException',
    })
    await expect(create('Long', document('x'.repeat(6200)))).rejects.toMatchObject({
      name: 'LimitExceededException',
    })
    await expect(create('Versions', document('x'))).rejects.toMatchObject({
      name: 'EntityAlreadyExistsException',
    })
  })
})

describe('users, roles and groups', () => {
  it('gives a new user keys that work until they are switched off', async () => {
    await admin().send(new iam.CreateUserCommand({ UserName: 'newcomer' }))
    const { AccessKey } = await admin().send(
      new iam.CreateAccessKeyCommand({ UserName: 'newcomer' }),
    )
    const sts = new STSClient({
      endpoint: practice.endpoint,
      region: 'us-east-1',
      credentials: {
        accessKeyId: AccessKey?.AccessKeyId ?? '',
        secretAccessKey: AccessKey?.SecretAccessKey ?? '',
      },
    })
    expect((await sts.send(new GetCallerIdentityCommand({}))).Arn).toMatch(/user\/newcomer$/)
    await admin().send(
      new iam.UpdateAccessKeyCommand({
        UserName: 'newcomer',
        AccessKeyId: AccessKey?.AccessKeyId,
        Status: 'Inactive',
      }),
    )
    await expect(sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
      name: 'InvalidClientTokenId',
    })
  })

  it('pages through users', async () => {
    const names: string[] = []
    const pages = iam.paginateListUsers({ client: admin(), pageSize: 1 }, {})
    for await (const { Users = [] } of pages)
      names.push(...Users.map((user) => user.UserName ?? ''))
    expect(names).toEqual(Object.keys(practice.account.iam.users).sort())
  })

  it('passes a group’s policies on to its members', async () => {
    const PolicyArn = 'arn:aws:iam::aws:policy/IAMReadOnlyAccess'
    const GroupName = 'claude-users'
    await admin().send(new iam.AttachGroupPolicyCommand({ GroupName, PolicyArn }))
    await admin().send(new iam.AddUserToGroupCommand({ GroupName, UserName }))
    const { Roles } = await client(practice.keys.user).send(new iam.ListRolesCommand({}))
    expect(Roles?.map(({ RoleName }) => RoleName)).toContain('ClaudeCodeRole')
    await admin().send(new iam.RemoveUserFromGroupCommand({ GroupName, UserName }))
    await expect(
      client(practice.keys.user).send(new iam.ListRolesCommand({})),
    ).rejects.toMatchObject({ name: 'AccessDenied' })
  })
})

describe('simulation', () => {
  it('answers as real calls do', async () => {
    const arn = `arn:aws:iam::${practice.account.id}:user/${UserName}`
    const simulate = async () => {
      const { EvaluationResults } = await admin().send(
        new iam.SimulatePrincipalPolicyCommand({
          PolicySourceArn: arn,
          ActionNames: ['iam:GetUser', 'iam:DeleteUser'],
          ResourceArns: [arn],
        }),
      )
      return EvaluationResults?.map(({ EvalDecision }) => EvalDecision)
    }
    expect(await simulate()).toEqual(['implicitDeny', 'implicitDeny'])
    await admin().send(
      new iam.PutUserPolicyCommand({ UserName, PolicyName: 'self', PolicyDocument: document('x') }),
    )
    expect(await simulate()).toEqual(['allowed', 'implicitDeny'])
    await admin().send(new iam.DeleteUserPolicyCommand({ UserName, PolicyName: 'self' }))
  })

  it('names what it would have to know', async () => {
    const { EvaluationResults } = await admin().send(
      new iam.SimulateCustomPolicyCommand({
        PolicyInputList: [
          JSON.stringify({
            Version: '2012-10-17',
            Statement: {
              Effect: 'Allow',
              Action: 'bedrock:InvokeModel',
              Resource: '*',
              Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
            },
          }),
        ],
        ActionNames: ['bedrock:InvokeModel'],
      }),
    )
    expect(EvaluationResults?.[0]).toMatchObject({
      EvalDecision: 'implicitDeny',
      MissingContextValues: ['aws:RequestedRegion'],
    })
  })
})
