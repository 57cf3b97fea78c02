import * as bedrock from '@aws-sdk/client-bedrock'
import { BedrockClient, ListInferenceProfilesCommand } from '@aws-sdk/client-bedrock'
import * as costs from '@aws-sdk/client-cost-explorer'
import { CostExplorerClient, GetCostAndUsageCommand } from '@aws-sdk/client-cost-explorer'
import * as sts from '@aws-sdk/client-sts'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Operation, Service } from './operation.ts'
import type { ServiceTable } from './services.ts'
import { type Practice, startPractice } from './start.ts'

const mistakes: unknown[] = []
const ok: Operation = { permissions: () => [], run: () => ({}) }

function service(made: Omit<Service, 'iamPrefix'>): ServiceTable {
  const loaded = { service: { ...made, iamPrefix: made.signingName } }
  return { [made.signingName]: [() => Promise.resolve(loaded)] }
}

let practice: Practice
beforeAll(async () => {
  practice = await startPractice({
    scenario: 'fresh',
    onUnexpected: (error) => mistakes.push(error),
    services: {
      ...service({
        signingName: 'sts',
        protocol: 'query',
        apiVersion: '2011-06-15',
        shapes: sts,
        operations: { GetCallerIdentity: ok, AssumeRole: ok },
      }),
      ...service({
        signingName: 'ce',
        protocol: 'aws-json-1.1',
        apiVersion: '2017-10-25',
        targetPrefix: 'AWSInsightsIndexService',
        shapes: costs,
        operations: { GetCostAndUsage: ok },
      }),
      ...service({
        signingName: 'bedrock',
        protocol: 'rest-json',
        apiVersion: '2023-04-20',
        shapes: bedrock,
        operations: { ListInferenceProfiles: ok, CreateInferenceProfile: ok },
      }),
    },
  })
})
afterAll(() => practice.stop())

function settings() {
  const { endpoint, region, keys } = practice
  return { endpoint, region, credentials: keys.admin, maxAttempts: 1 }
}

afterEach(async () => {
  await new STSClient(settings()).send(new GetCallerIdentityCommand({}))
  expect(mistakes).toEqual([])
})

type Tampering = {
  readonly method?: string
  readonly path?: string
  readonly headers?: Record<string, string>
  readonly body?: string | Uint8Array
}
type Tampered = { name: string; $metadata: { httpStatusCode: number } }

/** Sends what the client would never send, but signed as it signs. */
function tamper(change: Tampering) {
  return (next: (args: never) => Promise<unknown>) => (args: { request: unknown }) => {
    const request = args.request as { headers: Record<string, string> }
    const { headers, ...rest } = change
    Object.assign(request, rest)
    Object.assign(request.headers, headers)
    if (change.body !== undefined)
      request.headers['content-length'] = String(Buffer.byteLength(change.body))
    return next(args as never)
  }
}

async function sendTo(service: 'sts' | 'ce' | 'bedrock', change: Tampering): Promise<Tampered> {
  const middleware = tamper(change) as never
  const step = { step: 'build', priority: 'low' } as const
  if (service === 'sts') {
    const client = new STSClient(settings())
    client.middlewareStack.add(middleware, step)
    return client.send(new GetCallerIdentityCommand({})).catch((error) => error)
  }
  if (service === 'ce') {
    const client = new CostExplorerClient(settings())
    client.middlewareStack.add(middleware, step)
    const input = {
      TimePeriod: { Start: 'a', End: 'b' },
      Granularity: 'DAILY' as const,
      Metrics: [],
    }
    return client.send(new GetCostAndUsageCommand(input)).catch((error) => error)
  }
  const client = new BedrockClient(settings())
  client.middlewareStack.add(middleware, step)
  return client.send(new ListInferenceProfilesCommand({})).catch((error) => error)
}

const deep = `{"Filter":${'{"Not":'.repeat(5000)}{}${'}'.repeat(5000)}}`
describe('a signed request that fits no shape is refused by name', () => {
  test.each<[string, 'sts' | 'ce' | 'bedrock', Tampering, string, number]>([
    ['broken JSON', 'ce', { body: '{"a":' }, 'SerializationException', 400],
    ['a JSON list', 'ce', { body: '[]' }, 'SerializationException', 400],
    ['a JSON word', 'ce', { body: 'null' }, 'SerializationException', 400],
    ['a text for a list', 'ce', { body: '{"Metrics":"x"}' }, 'SerializationException', 400],
    ['a list for a structure', 'ce', { body: '{"TimePeriod":[]}' }, 'SerializationException', 400],
    ['endless nesting', 'ce', { body: deep }, 'SerializationException', 400],
    ['__proto__', 'ce', { body: '{"__proto__":{"x":1}}' }, 'ValidationException', 400],
    ['nothing', 'ce', { body: '' }, 'ValidationException', 400],
    [
      'no such target',
      'ce',
      { headers: { 'x-amz-target': 'A.B' } },
      'UnknownOperationException',
      400,
    ],
    [
      'an odd target',
      'ce',
      { headers: { 'x-amz-target': '...' } },
      'UnknownOperationException',
      400,
    ],
    [
      'a target of an object',
      'ce',
      { headers: { 'x-amz-target': 'AWSInsightsIndexService.constructor' } },
      'UnknownOperationException',
      400,
    ],
    ['no such path', 'bedrock', { path: '/nothing' }, 'UnknownOperationException', 404],
    [
      'a broken path',
      'bedrock',
      { path: '/inference-profiles/%zz' },
      'UnknownOperationException',
      404,
    ],
    ['a climbing path', 'bedrock', { path: '/../../etc/passwd' }, 'UnknownOperationException', 404],
    ['no such method', 'bedrock', { method: 'DELETE' }, 'UnknownOperationException', 404],
    [
      'a body for a REST call',
      'bedrock',
      { method: 'POST', body: '{"inferenceProfileName":1}' },
      'SerializationException',
      400,
    ],
    ['no action', 'sts', { body: 'Version=2011-06-15' }, 'MissingAction', 400],
    ['no such action', 'sts', { body: 'Action=Nothing' }, 'InvalidAction', 400],
    [
      'another version',
      'sts',
      { body: 'Action=GetCallerIdentity&Version=1999' },
      'InvalidAction',
      400,
    ],
    ['JSON in a form', 'sts', { body: '{"a":1}' }, 'MissingAction', 400],
    [
      'odd list numbers',
      'sts',
      { body: `Action=AssumeRole&Tags.member.x=1&${'A.'.repeat(9999)}=1` },
      'ValidationError',
      400,
    ],
    [
      '__proto__ in a form',
      'sts',
      { body: 'Action=AssumeRole&__proto__.x=1&Tags.__proto__=1' },
      'ValidationError',
      400,
    ],
    [
      'a text for a number',
      'sts',
      { body: 'Action=AssumeRole&RoleArn=a&RoleSessionName=b&DurationSeconds=x' },
      'ValidationError',
      400,
    ],
  ])('%s', async (_name, service, change, name, status) => {
    const failure = await sendTo(service, change)
    expect(failure.name).toBe(name)
    expect(failure.$metadata.httpStatusCode).toBe(status)
  })
})
