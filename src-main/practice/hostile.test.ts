import { connect } from 'node:net'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Practice, startPractice } from './start.ts'

const mistakes: unknown[] = []
let practice: Practice
beforeAll(async () => {
  practice = await startPractice({
    scenario: 'fresh',
    onUnexpected: (error) => mistakes.push(error),
  })
})
afterAll(() => practice.stop())

afterEach(async () => {
  const { endpoint, region, keys } = practice
  const client = new STSClient({ endpoint, region, credentials: keys.admin, maxAttempts: 1 })
  await client.send(new GetCallerIdentityCommand({}))
  expect(mistakes).toEqual([])
})

const credential = 'Credential=AKIAX/20261123/eu-central-1/sts/aws4_request'
describe('a request that nobody signed is refused in the protocol it looks like', () => {
  test.each<[string, string, RequestInit, number]>([
    ['nothing', '/', {}, 403],
    ['a form', '/', { method: 'POST', body: 'Action=GetCallerIdentity' }, 403],
    ['a target', '/', { method: 'POST', headers: { 'x-amz-target': 'A.B' } }, 400],
    [
      'CBOR',
      '/service/A/operation/B',
      { method: 'POST', headers: { 'smithy-protocol': 'rpc-v2-cbor' } },
      400,
    ],
    ['a path', '/foundation-models', {}, 403],
    ['a method', '/foundation-models', { method: 'OPTIONS' }, 403],
    ['a broken path', '/%', {}, 403],
    ['a bearer token', '/foundation-models', { headers: { authorization: 'Bearer abc' } }, 403],
    ['another scheme', '/', { headers: { authorization: 'Basic YTpi' } }, 403],
    [
      'half a signature',
      '/',
      { headers: { authorization: `AWS4-HMAC-SHA256 ${credential}` } },
      403,
    ],
    [
      'an unknown key',
      '/',
      {
        headers: {
          authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host, Signature=00`,
          'x-amz-date': 'x',
        },
      },
      403,
    ],
    [
      'a key named like an object',
      '/',
      {
        headers: {
          authorization:
            'AWS4-HMAC-SHA256 Credential=__proto__/1/r/s/aws4_request, SignedHeaders=host, Signature=00',
          'x-amz-date': 'x',
        },
      },
      403,
    ],
    ['a presigned address', '/?X-Amz-Signature=00', {}, 403],
    ['26 MB', '/', { method: 'POST', body: new Uint8Array(26 * 1024 * 1024) }, 413],
  ])('%s', async (_name, path, init, status) => {
    const answer = await fetch(`${practice.endpoint}${path}`, init)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/)
    await answer.arrayBuffer()
  })
})

describe('bytes that are no request at all end their own connection only', () => {
  test.each([
    ['noise', '\u0000\u0001\u0002\r\n\r\n'],
    ['a broken request line', 'GET\r\n\r\n'],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab',
    ],
    ['HTTP/2 noise', `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n${'x'.repeat(100)}`],
    ['a tunnel', 'CONNECT example.com:443 HTTP/1.1\r\nhost: example.com\r\n\r\n'],
  ])('%s', async (_name, bytes) => {
    const { port } = new URL(practice.endpoint)
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(bytes))
      socket.on('error', () => undefined)
      socket.resume()
      socket.on('close', () => resolve())
    })
  })

  test('a client that leaves in the middle of its body', async () => {
    const { port } = new URL(practice.endpoint)
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.end('POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\nhalf'),
      )
      socket.on('error', () => undefined)
      socket.resume()
      socket.on('close', () => resolve())
    })
  })
})
