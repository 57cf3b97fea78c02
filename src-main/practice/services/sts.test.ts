import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
  STSClient,
} from '@aws-sdk/client-sts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Practice, type PracticeKey, startPractice } from '../start.ts'

let practice: Practice
beforeAll(async () => {
  practice = await startPractice({ scenario: 'fresh' })
})
afterAll(() => practice.stop())

function client(credentials: PracticeKey) {
  const { endpoint, region } = practice
  return new STSClient({ endpoint, region, credentials, maxAttempts: 1 })
}

test('the access key tells who you are, whatever you may do', async () => {
  const { Account, Arn, UserId } = await client(practice.keys.user).send(
    new GetCallerIdentityCommand({}),
  )
  expect(Account).toBe('111122223333')
  expect(Arn).toBe('arn:aws:iam::111122223333:user/claude-bedrock-user')
  expect(UserId).toMatch(/^AIDA/)
})

test('a session key works with its token, not without, and not after it ran out', async () => {
  const { Credentials } = await client(practice.keys.admin).send(
    new GetSessionTokenCommand({ DurationSeconds: 900 }),
  )
  const session = {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  }
  const who = () => client(session).send(new GetCallerIdentityCommand({}))
  expect((await who()).Arn).toBe('arn:aws:iam::111122223333:user/admin')
  const { sessionToken: _, ...bare } = session
  await expect(client(bare).send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
    name: 'InvalidClientTokenId',
  })
  practice.account.clockAheadMs = 901_000
  await expect(who()).rejects.toMatchObject({
    name: 'ExpiredToken',
    $metadata: { httpStatusCode: 403 },
  })
  practice.account.clockAheadMs = 0
})

test('a missing required parameter is a validation error in the words of AWS', async () => {
  const command = new AssumeRoleCommand({ RoleArn: undefined, RoleSessionName: 'me' })
  await expect(client(practice.keys.admin).send(command)).rejects.toMatchObject({
    name: 'ValidationError',
    message:
      "1 validation error detected: Value null at 'roleArn' failed to satisfy constraint: Member must not be null",
  })
})

test('in the scenario of an expired session every call of its user says so', async () => {
  const expired = await startPractice({ scenario: 'expired-session' })
  const { endpoint, region, keys } = expired
  expect(keys.user.sessionToken).toBeDefined()
  const sts = new STSClient({ endpoint, region, credentials: keys.user, maxAttempts: 1 })
  await expect(sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
    name: 'ExpiredToken',
  })
  await expired.stop()
})
