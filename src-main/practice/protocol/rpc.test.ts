import * as cloudwatch from '@aws-sdk/client-cloudwatch'
import * as costs from '@aws-sdk/client-cost-explorer'
import * as iam from '@aws-sdk/client-iam'
import {
  AwsJson1_0Protocol,
  AwsQueryProtocol,
  AwsSmithyRpcV2CborProtocol,
} from '@aws-sdk/core/protocols'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AwsError, type Operation, type Service } from '../operation.ts'
import type { ServiceTable } from '../services.ts'
import { type Practice, startPractice } from '../start.ts'

/** What the handlers below were given, to compare with what the client was told to send. */
const seen: unknown[] = []

function handle<Output>(make: (input: never) => Output): Operation<never, Output> {
  return {
    run: (input) => {
      seen.push(input)
      return make(input)
    },
  }
}

const at = new Date('2026-11-20T10:00:00Z')

const createPolicy = handle((input: iam.CreatePolicyRequest) => {
  if (input.PolicyName === 'taken')
    throw new AwsError('EntityAlreadyExistsException', 'A policy called <taken> & so on exists')
  return {
    Policy: { PolicyName: input.PolicyName, Tags: input.Tags, CreateDate: at, IsAttachable: true },
  }
})
const getMetricData = handle((input: cloudwatch.GetMetricDataInput) => {
  if (input.NextToken)
    throw new AwsError('InvalidParameterValueException', 'The token is not one of ours')
  return { MetricDataResults: [{ Id: 'a', Timestamps: [at], Values: [1.5, 3e9] }] }
})
const getCostAndUsage = handle((input: costs.GetCostAndUsageRequest) => ({
  GroupDefinitions: input.GroupBy,
  DimensionValueAttributes: [{ Value: 'x', Attributes: { description: 'ü' } }],
}))
function service(
  shapes: Readonly<Record<string, unknown>>,
  rest: Omit<Service, 'shapes' | 'iamPrefix'>,
): ServiceTable {
  const { signingName } = rest
  const made = { service: { ...rest, iamPrefix: signingName, shapes } }
  return { [signingName]: [() => Promise.resolve(made)] }
}

const services: ServiceTable = {
  ...service(iam, {
    signingName: 'iam',
    protocol: 'query',
    apiVersion: '2010-05-08',
    operations: { CreatePolicy: createPolicy },
  }),
  ...service(cloudwatch, {
    signingName: 'monitoring',
    protocol: 'aws-json-1.0',
    apiVersion: '2010-08-01',
    targetPrefix: 'GraniteServiceVersion20100801',
    operations: { GetMetricData: getMetricData },
  }),
  ...service(costs, {
    signingName: 'ce',
    protocol: 'aws-json-1.1',
    apiVersion: '2017-10-25',
    targetPrefix: 'AWSInsightsIndexService',
    operations: { GetCostAndUsage: getCostAndUsage },
  }),
}

let practice: Practice
beforeAll(async () => {
  practice = await startPractice({ scenario: 'fresh', services })
})
afterAll(() => practice.stop())

function settings() {
  const { endpoint, region, keys } = practice
  return { endpoint, region, credentials: keys.admin, maxAttempts: 1 }
}

describe('query', () => {
  const document = '{"Statement": [{"Sid": "ä & <b>"}]}'
  test('lists and texts arrive and come back as they were', async () => {
    const input = {
      PolicyName: 'p',
      PolicyDocument: document,
      Tags: [
        { Key: 'a', Value: '1 & <2>' },
        { Key: 'b', Value: 'ü' },
      ],
    }
    const { Policy } = await new iam.IAMClient(settings()).send(new iam.CreatePolicyCommand(input))
    expect(seen.at(-1)).toEqual(input)
    expect(Policy).toEqual({
      PolicyName: 'p',
      Tags: input.Tags,
      CreateDate: at,
      IsAttachable: true,
    })
  })

  test('errors carry the class, status and words of AWS', async () => {
    const command = new iam.CreatePolicyCommand({ PolicyName: 'taken', PolicyDocument: document })
    const failure = await new iam.IAMClient(settings()).send(command).catch((error) => error)
    expect(failure).toBeInstanceOf(iam.EntityAlreadyExistsException)
    expect(failure).toMatchObject({
      message: 'A policy called <taken> & so on exists',
      Code: 'EntityAlreadyExists',
      $metadata: { httpStatusCode: 409, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    })
  })

  test('an operation AWS has and the practice account has not says so', async () => {
    await expect(
      new iam.IAMClient(settings()).send(new iam.ListSAMLProvidersCommand({})),
    ).rejects.toMatchObject({
      name: 'NotInPracticeAccount',
      message: 'ListSAMLProviders is not in the practice account yet.',
    })
  })
})

const cloudwatchProtocol = {
  defaultNamespace: 'com.amazonaws.cloudwatch',
  errorTypeRegistries: cloudwatch.errorTypeRegistries,
  awsQueryCompatible: true,
  serviceTarget: 'GraniteServiceVersion20100801',
  version: '2010-08-01',
  xmlNamespace: 'http://monitoring.amazonaws.com/doc/2010-08-01/',
}
describe.each([
  ['JSON 1.0', new AwsJson1_0Protocol(cloudwatchProtocol)],
  ['CBOR', new AwsSmithyRpcV2CborProtocol(cloudwatchProtocol)],
  ['query', new AwsQueryProtocol(cloudwatchProtocol)],
])('CloudWatch over %s', (_name, protocol) => {
  const client = () => new cloudwatch.CloudWatchClient({ ...settings(), protocol })
  const input = {
    StartTime: new Date('2026-11-19T00:00:00Z'),
    EndTime: at,
    MetricDataQueries: [
      {
        Id: 'a',
        MetricStat: {
          Metric: { Namespace: 'AWS/Bedrock', Dimensions: [{ Name: 'ModelId', Value: 'm' }] },
          Period: 300,
          Stat: 'Sum',
        },
        ReturnData: false,
      },
    ],
  }
  test('times and numbers arrive and come back as they were', async () => {
    const { MetricDataResults } = await client().send(new cloudwatch.GetMetricDataCommand(input))
    expect(seen.at(-1)).toEqual(input)
    expect(MetricDataResults?.[0]).toMatchObject({ Timestamps: [at], Values: [1.5, 3e9] })
  })

  test('errors have the class that the client knows', async () => {
    const command = new cloudwatch.GetMetricDataCommand({ ...input, NextToken: 'x' })
    const failure = await client()
      .send(command)
      .catch((error) => error)
    expect(failure).toBeInstanceOf(cloudwatch.InvalidParameterValueException)
    expect(failure.message).toBe('The token is not one of ours')
  })

  test('a missing parameter is named', async () => {
    const command = new cloudwatch.GetMetricDataCommand({ ...input, StartTime: undefined })
    await expect(client().send(command)).rejects.toMatchObject({
      message: 'The parameter StartTime is required.',
    })
  })
})

describe('JSON 1.1', () => {
  test('nested structures and maps arrive and come back as they were', async () => {
    const input: costs.GetCostAndUsageCommandInput = {
      TimePeriod: { Start: '2026-11-01', End: '2026-11-02' },
      Granularity: 'DAILY',
      Metrics: ['UnblendedCost'],
      Filter: { And: [{ Not: { Dimensions: { Key: 'SERVICE', Values: ['ü'] } } }] },
      GroupBy: [{ Type: 'DIMENSION', Key: 'SERVICE' }],
    }
    const answer = await new costs.CostExplorerClient(settings()).send(
      new costs.GetCostAndUsageCommand(input),
    )
    expect(seen.at(-1)).toEqual(input)
    expect(answer.GroupDefinitions).toEqual(input.GroupBy)
    expect(answer.DimensionValueAttributes?.[0]?.Attributes).toEqual({ description: 'ü' })
  })

  test('every missing member is named in one answer', async () => {
    const command = new costs.GetCostAndUsageCommand({
      TimePeriod: { Start: '2026-11-01', End: undefined },
      Granularity: undefined,
      Metrics: [],
    })
    await expect(new costs.CostExplorerClient(settings()).send(command)).rejects.toMatchObject({
      name: 'ValidationException',
      message:
        "2 validation errors detected: Value null at 'timePeriod.end' failed to satisfy constraint: Member must not be null; Value null at 'granularity' failed to satisfy constraint: Member must not be null",
    })
  })
})
