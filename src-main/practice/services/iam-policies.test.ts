import * as iam from '@aws-sdk/client-iam'
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
