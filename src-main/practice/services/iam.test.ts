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

  it('tells who holds it, attached or as a boundary', async () => {
    const PolicyArn = 'arn:aws:iam::aws:policy/AdministratorAccess'
    const holders = async (input: Partial<iam.ListEntitiesForPolicyRequest>) => {
      const { PolicyUsers = [] } = await admin().send(
        new iam.ListEntitiesForPolicyCommand({ PolicyArn, ...input }),
      )
      return PolicyUsers.map((user) => user.UserName)
    }
    await admin().send(
      new iam.PutUserPermissionsBoundaryCommand({ UserName, PermissionsBoundary: PolicyArn }),
    )
    expect(await holders({})).toEqual(['admin', UserName])
    expect(await holders({ PolicyUsageFilter: 'PermissionsPolicy' })).toEqual(['admin'])
    expect(await holders({ EntityFilter: 'Role' })).toEqual([])
    const { Policy } = await admin().send(new iam.GetPolicyCommand({ PolicyArn }))
    expect(Policy).toMatchObject({ AttachmentCount: 1, PermissionsBoundaryUsageCount: 1 })
    await admin().send(new iam.DeleteUserPermissionsBoundaryCommand({ UserName }))
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
    const lastUse = async () => {
      const { AccessKeyId } = AccessKey ?? {}
      const { UserName, AccessKeyLastUsed } = await admin().send(
        new iam.GetAccessKeyLastUsedCommand({ AccessKeyId }),
      )
      expect(UserName).toBe('newcomer')
      return AccessKeyLastUsed?.ServiceName
    }
    expect(await lastUse()).toBe('N/A')
    expect((await sts.send(new GetCallerIdentityCommand({}))).Arn).toMatch(/user\/newcomer$/)
    expect(await lastUse()).toBe('sts')
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

describe('names', () => {
  it('differ by more than case', async () => {
    await expect(
      admin().send(new iam.CreateUserCommand({ UserName: 'ADMIN' })),
    ).rejects.toMatchObject({ name: 'EntityAlreadyExistsException' })
  })

  it('are never what every object has', async () => {
    for (const name of ['constructor', '__proto__']) {
      await expect(admin().send(new iam.GetUserCommand({ UserName: name }))).rejects.toMatchObject({
        name: 'NoSuchEntityException',
      })
      await expect(
        admin().send(new iam.AttachUserPolicyCommand({ UserName, PolicyArn: name })),
      ).rejects.toMatchObject({ name: 'NoSuchEntityException' })
    }
    await expect(
      admin().send(new iam.CreateUserCommand({ UserName: '__proto__' })),
    ).rejects.toMatchObject({ name: 'ValidationError' })
  })
})

describe('documents', () => {
  const put = (statement: object) =>
    admin().send(
      new iam.PutUserPolicyCommand({
        UserName,
        PolicyName: 'tried',
        PolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'iam:GetUser', Resource: '*', ...statement }],
        }),
      }),
    )
  it.each([
    ['a bare resource', { Resource: 'somewhere' }],
    ['an action without service', { Action: 'GetUser' }],
    ['an empty list', { Action: [] }],
    ['a Sid with a space', { Sid: 'my statement' }],
    ['an operator nobody knows', { Condition: { StringSounds: { 'aws:username': 'x' } } }],
  ])('with %s are refused', async (_, statement) => {
    await expect(put(statement)).rejects.toMatchObject({ name: 'MalformedPolicyDocumentException' })
  })

  it('of managed policies are of the current version', async () => {
    const PolicyDocument = document('x').replace('2012-10-17', '2008-10-17')
    await expect(
      admin().send(new iam.CreatePolicyCommand({ PolicyName: 'Old', PolicyDocument })),
    ).rejects.toMatchObject({ name: 'MalformedPolicyDocumentException' })
  })

  it('of trust name a principal', async () => {
    const create = (AssumeRolePolicyDocument: string) =>
      admin().send(new iam.CreateRoleCommand({ RoleName: 'tried', AssumeRolePolicyDocument }))
    await expect(create(document('x'))).rejects.toMatchObject({
      name: 'MalformedPolicyDocumentException',
    })
    await expect(create('{')).rejects.toMatchObject({ name: 'MalformedPolicyDocumentException' })
  })
})

describe('narrow rights in IAM itself', () => {
  const own = () => client(practice.keys.user)
  const allow = (statement: object) =>
    admin().send(
      new iam.PutUserPolicyCommand({
        UserName,
        PolicyName: 'narrow',
        PolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', ...statement }],
        }),
      }),
    )
  const forget = () =>
    admin().send(new iam.DeleteUserPolicyCommand({ UserName, PolicyName: 'narrow' }))
  const denied = { name: 'AccessDenied' }

  it('end at the user they name', async () => {
    await allow({ Action: 'iam:GetUser', Resource: `arn:aws:iam::*:user/\${aws:username}` })
    expect((await own().send(new iam.GetUserCommand({}))).User?.UserName).toBe(UserName)
    await expect(
      own().send(new iam.GetUserCommand({ UserName: 'developer' })),
    ).rejects.toMatchObject(denied)
    await forget()
  })

  it('end at the policy they let attach', async () => {
    const readOnly = 'arn:aws:iam::aws:policy/IAMReadOnlyAccess'
    await allow({
      Action: ['iam:AttachUserPolicy', 'iam:DetachUserPolicy'],
      Resource: '*',
      Condition: { ArnEquals: { 'iam:PolicyARN': readOnly } },
    })
    const attach = (PolicyArn: string) =>
      own().send(new iam.AttachUserPolicyCommand({ UserName: 'developer', PolicyArn }))
    await expect(attach('arn:aws:iam::aws:policy/AdministratorAccess')).rejects.toMatchObject(
      denied,
    )
    await attach(readOnly)
    expect(practice.account.iam.users.developer?.attached).toEqual([readOnly])
    await own().send(
      new iam.DetachUserPolicyCommand({ UserName: 'developer', PolicyArn: readOnly }),
    )
    await forget()
  })

  it('end at the tag they ask for', async () => {
    await allow({
      Action: 'iam:GetRole',
      Resource: '*',
      Condition: { StringEquals: { 'iam:ResourceTag/team': 'claude' } },
    })
    const RoleName = 'ClaudeCodeRole'
    const look = () => own().send(new iam.GetRoleCommand({ RoleName }))
    await expect(look()).rejects.toMatchObject(denied)
    const Tags = [{ Key: 'team', Value: 'claude' }]
    await admin().send(new iam.TagRoleCommand({ RoleName, Tags }))
    expect((await look()).Role?.Tags).toEqual(Tags)
    expect((await admin().send(new iam.ListRoleTagsCommand({ RoleName }))).Tags).toEqual(Tags)
    await admin().send(new iam.UntagRoleCommand({ RoleName, TagKeys: ['team'] }))
    await expect(look()).rejects.toMatchObject(denied)
    await forget()
  })

  it('end at the boundary', async () => {
    await allow({ Action: 'iam:*', Resource: '*' })
    const PermissionsBoundary = 'arn:aws:iam::aws:policy/IAMReadOnlyAccess'
    await admin().send(new iam.PutUserPermissionsBoundaryCommand({ UserName, PermissionsBoundary }))
    await own().send(new iam.ListUsersCommand({}))
    await expect(
      own().send(new iam.DeleteUserCommand({ UserName: 'developer' })),
    ).rejects.toMatchObject({ ...denied, message: expect.stringContaining('permissions boundary') })
    await admin().send(new iam.DeleteUserPermissionsBoundaryCommand({ UserName }))
    await forget()
  })
})
