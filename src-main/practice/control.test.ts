import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { CreateUserCommand, IAMClient } from '@aws-sdk/client-iam'
import { GetAccessKeyInfoCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Practice, startPractice } from './start.ts'

let practice: Practice
beforeEach(async () => {
  practice = await startPractice({ scenario: 'fresh' })
})
afterEach(() => practice.stop())

function steer(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  return fetch(`${practice.endpoint}/_practice/${path}`, {
    method,
    headers: { 'x-practice-control': '1', ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
}

function whoAmI(timeoutMs = 5000) {
  const { endpoint, region, keys } = practice
  const client = new STSClient({
    endpoint,
    region,
    credentials: keys.admin,
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler({ requestTimeout: timeoutMs, throwOnRequestTimeout: true }),
  })
  return client.send(new GetCallerIdentityCommand({}))
}

/** `fetch` would not let a test choose its host. */
async function statusFor(host: string) {
  const headers = { 'x-practice-control': '1', host }
  const request = get(`${practice.endpoint}/_practice/account`, { headers })
  const [answer]: IncomingMessage[] = await once(request, 'response')
  answer?.resume()
  return answer?.statusCode
}

test('only a local tool may steer, never a page in a browser', async () => {
  expect((await steer('GET', 'account', undefined, { 'x-practice-control': '0' })).status).toBe(403)
  expect((await steer('GET', 'account', undefined, { origin: 'http://a.example' })).status).toBe(
    403,
  )
  expect(await statusFor('a.example')).toBe(403)
  expect(await statusFor(new URL(practice.endpoint).host)).toBe(200)
  expect((await steer('PUT', 'account')).status).toBe(404)
})

test('the account is shown without a single secret', async () => {
  const text = await (await steer('GET', 'account')).text()
  expect(JSON.parse(text)).toMatchObject({ id: '111122223333', scenario: 'fresh' })
  const keys = Object.values(practice.account.iam.accessKeys)
  expect(keys.length).toBeGreaterThan(0)
  for (const { id, secret } of keys) {
    expect(text).toContain(id)
    expect(text).not.toContain(secret)
  }
})

test('the clock moves, and a request signed today still passes', async () => {
  expect((await steer('POST', 'clock', { aheadMs: 86_400_000 })).status).toBe(200)
  expect(practice.account.clockAheadMs).toBe(86_400_000)
  await whoAmI()
  expect((await steer('POST', 'clock', { aheadMs: 'soon' })).status).toBe(400)
})

test('a planted fault fires as often as it was told, then no more', async () => {
  const fault = { service: 'sts', operation: 'GetCallerIdentity', kind: 'throttle', times: 2 }
  expect((await steer('POST', 'faults', fault)).status).toBe(200)
  await expect(whoAmI()).rejects.toMatchObject({ name: 'Throttling', message: 'Rate exceeded' })
  await expect(whoAmI()).rejects.toMatchObject({ name: 'Throttling' })
  await whoAmI()
})

test('every second call fails when told so, until the faults are taken away', async () => {
  const fault = { service: '*', operation: '*', kind: 'error500', everyNth: 2 }
  await steer('POST', 'faults', fault)
  await whoAmI()
  await expect(whoAmI()).rejects.toMatchObject({
    name: 'InternalFailure',
    $metadata: { httpStatusCode: 500 },
  })
  await whoAmI()
  await steer('DELETE', 'faults')
  await whoAmI()
})

test('a session can be made to end', async () => {
  await steer('POST', 'faults', { service: '*', operation: '*', kind: 'expired' })
  await expect(whoAmI()).rejects.toMatchObject({ name: 'ExpiredToken' })
})

test('a fault for one operation leaves the others alone', async () => {
  const { endpoint, region, keys } = practice
  await steer('POST', 'faults', { service: 'sts', operation: 'GetAccessKeyInfo', kind: 'denied' })
  await whoAmI()
  const client = new STSClient({ endpoint, region, credentials: keys.admin, maxAttempts: 1 })
  await expect(
    client.send(new GetAccessKeyInfoCommand({ AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' })),
  ).rejects.toMatchObject({ name: 'AccessDenied', $metadata: { httpStatusCode: 403 } })
})

test('the connection can break, hang or be slow', async () => {
  const plant = (kind: string, delayMs = 0) =>
    steer('POST', 'faults', { service: 'sts', operation: '*', kind, times: 1, delayMs })
  await plant('reset')
  await expect(whoAmI()).rejects.toMatchObject({ code: 'ECONNRESET' })
  await plant('timeout')
  await expect(whoAmI(50)).rejects.toMatchObject({ name: 'TimeoutError' })
  await plant('slow', 30)
  await whoAmI()
})

test('a fault can be meant for one input, and come only after the call had its effect', async () => {
  const { endpoint, region, keys, account } = practice
  const client = new IAMClient({ endpoint, region, credentials: keys.admin, maxAttempts: 1 })
  const createUser = (UserName: string) => client.send(new CreateUserCommand({ UserName }))
  const fault = { service: 'iam', operation: 'CreateUser', kind: 'reset', afterEffect: true }
  await steer('POST', 'faults', { ...fault, input: { UserName: 'ada' } })
  await createUser('grace')
  await expect(createUser('ada')).rejects.toMatchObject({ code: 'ECONNRESET' })
  expect(Object.keys(account.iam.users)).toEqual(expect.arrayContaining(['ada', 'grace']))
})

test('a fault of no known kind is refused', async () => {
  const answer = await steer('POST', 'faults', { service: 'sts', operation: '*', kind: 'flood' })
  expect(answer.status).toBe(400)
  expect(practice.account.faults).toEqual([])
})

test.each([
  ['no-payment-method', 'payment-method'],
  ['not-for-account', 'kept-back-model'],
  ['retention-mode', 'data-retention'],
  ['zero-quota', 'no-tokens'],
  ['denied-region', 'organisation-rule'],
] as const)('what %s suffers from is mended from outside, as %s', async (scenario, cause) => {
  const broken = await startPractice({ scenario })
  try {
    const mend = (body: unknown) =>
      fetch(`${broken.endpoint}/_practice/mend`, {
        method: 'POST',
        headers: { 'x-practice-control': '1' },
        body: JSON.stringify(body),
      })
    expect((await mend({ cause: 'everything' })).status).toBe(400)
    expect((await mend({ cause })).status).toBe(200)
    const { bedrock, quotas, iam } = broken.account
    expect([
      bedrock.gates ?? {},
      quotas?.isNewAccount ?? false,
      iam.serviceControlPolicies,
    ]).toEqual([{}, false, []])
  } finally {
    await broken.stop()
  }
})
