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
const UserName = 'claude-bedrock-user'

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
