import { CostExplorerClient, GetTagsCommand } from '@aws-sdk/client-cost-explorer'
import {
  AssumeRoleCommand,
  GetAccessKeyInfoCommand,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Practice, type PracticeKey, startPractice } from './start.ts'

let practice: Practice
beforeEach(async () => {
  practice = await startPractice({ scenario: 'fresh' })
})
afterEach(() => practice.stop())

function whoIs(credentials: PracticeKey) {
  const { endpoint, region } = practice
  const client = new STSClient({ endpoint, region, credentials, maxAttempts: 1 })
  return client.send(new GetCallerIdentityCommand({}))
}

test('an unknown key, a wrong secret and a key switched off are refused as IAM services do', async () => {
  const { admin } = practice.keys
  await expect(whoIs({ ...admin, accessKeyId: 'AKIANOBODY' })).rejects.toMatchObject({
    name: 'InvalidClientTokenId',
    $metadata: { httpStatusCode: 403 },
  })
  await expect(whoIs({ ...admin, secretAccessKey: 'guess' })).rejects.toMatchObject({
    name: 'SignatureDoesNotMatch',
    $metadata: { httpStatusCode: 403 },
  })
  const key = practice.account.iam.accessKeys[admin.accessKeyId]
  if (key) key.active = false
  await expect(whoIs(admin)).rejects.toMatchObject({ name: 'InvalidClientTokenId' })
})

test('the key of a deleted user is unknown', async () => {
  delete practice.account.iam.users.admin
  await expect(whoIs(practice.keys.admin)).rejects.toMatchObject({ name: 'InvalidClientTokenId' })
})

test('JSON services have other names for the same refusals', async () => {
  const { endpoint, keys } = practice
  const client = (credentials: PracticeKey) =>
    new CostExplorerClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 })
  const command = () =>
    new GetTagsCommand({ TimePeriod: { Start: '2026-11-01', End: '2026-11-02' } })
  await expect(
    client({ ...keys.admin, accessKeyId: 'AKIANOBODY' }).send(command()),
  ).rejects.toMatchObject({ name: 'UnrecognizedClientException' })
  await expect(
    client({ ...keys.admin, secretAccessKey: 'guess' }).send(command()),
  ).rejects.toMatchObject({ name: 'InvalidSignatureException' })
})

test('a body changed after it was signed does not pass', async () => {
  const { endpoint, region, keys } = practice
  const client = new STSClient({ endpoint, region, credentials: keys.admin, maxAttempts: 1 })
  client.middlewareStack.add(
    (next) => (args) => {
      Object.assign(args.request as object, {
        body: 'Version=2011-06-15&Action=GetCallerIdentity',
      })
      return next(args)
    },
    { step: 'finalizeRequest', priority: 'low', override: true },
  )
  await expect(client.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
    name: 'SignatureDoesNotMatch',
  })
})

test('a signature of another day has expired', async () => {
  const { endpoint, region, keys } = practice
  const client = new STSClient({
    endpoint,
    region,
    credentials: keys.admin,
    maxAttempts: 1,
    systemClockOffset: -86_400_000,
  })
  await expect(client.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
    name: 'SignatureDoesNotMatch',
    message: expect.stringContaining('Signature expired'),
  })
})

test('a call nobody allowed is denied with who, what and why', async () => {
  const { endpoint, region, keys } = practice
  const client = new STSClient({ endpoint, region, credentials: keys.user, maxAttempts: 1 })
  const command = new GetAccessKeyInfoCommand({ AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' })
  await expect(client.send(command)).rejects.toMatchObject({
    name: 'AccessDenied',
    message:
      'User: arn:aws:iam::111122223333:user/claude-bedrock-user is not authorized to perform: sts:GetAccessKeyInfo on resource: * because no identity-based policy allows the sts:GetAccessKeyInfo action',
  })
})

test('a role lets in whom its trust names, and a stranger is told nothing about it', async () => {
  const { account, endpoint, region, keys } = practice
  const arn = 'arn:aws:iam::111122223333:role/reader'
  const trust = (principal: string) =>
    JSON.stringify({
      Statement: {
        Effect: 'Allow',
        Principal: { AWS: principal },
        Action: 'sts:AssumeRole',
      },
    })
  const userArn = 'arn:aws:iam::111122223333:user/claude-bedrock-user'
  account.iam.roles.reader = {
    id: 'AROAREADER',
    name: 'reader',
    path: '/',
    arn,
    createdAt: 0,
    attached: [],
    inline: {},
    tags: {},
    trust: trust(userArn),
    maxSessionSeconds: 3600,
  }
  const assume = (credentials: PracticeKey) =>
    new STSClient({ endpoint, region, credentials, maxAttempts: 1 }).send(
      new AssumeRoleCommand({ RoleArn: arn, RoleSessionName: 'me' }),
    )
  const { Credentials, AssumedRoleUser } = await assume(keys.user)
  expect(AssumedRoleUser?.Arn).toBe('arn:aws:sts::111122223333:assumed-role/reader/me')
  const session = {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  }
  expect(await whoIs(session)).toMatchObject({
    Arn: AssumedRoleUser?.Arn,
    UserId: 'AROAREADER:me',
  })
  await expect(assume(keys.admin)).rejects.toMatchObject({ name: 'AccessDenied' })

  account.iam.roles.reader.trust = trust('arn:aws:iam::111122223333:root')
  await expect(assume(keys.user)).rejects.toMatchObject({ name: 'AccessDenied' })
  await expect(assume(keys.admin)).resolves.toBeDefined()
})
