import * as analyzer from '@aws-sdk/client-accessanalyzer'
import * as bedrock from '@aws-sdk/client-bedrock'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AwsError, type Operation } from '../operation.ts'
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

const listModels = handle((input: bedrock.ListInferenceProfilesRequest) => ({
  inferenceProfileSummaries: [
    {
      inferenceProfileName: input.typeEquals ?? '',
      inferenceProfileId: String(input.maxResults),
      inferenceProfileArn: 'arn',
      models: [],
      status: 'ACTIVE',
      type: 'SYSTEM_DEFINED',
      updatedAt: at,
    },
  ],
}))
const getProfile = handle((input: bedrock.GetInferenceProfileRequest) => {
  throw new AwsError('ResourceNotFoundException', `No ${input.inferenceProfileIdentifier}`)
})
const putForm = handle((_: bedrock.PutUseCaseForModelAccessRequest) => ({}))
const validatePolicy = handle((input: analyzer.ValidatePolicyRequest) => ({
  findings: [],
  nextToken: input.policyDocument,
}))

const services: ServiceTable = {
  bedrock: [
    () =>
      Promise.resolve({
        service: {
          signingName: 'bedrock',
          iamPrefix: 'bedrock',
          shapes: bedrock,
          protocol: 'rest-json',
          apiVersion: '2023-04-20',
          operations: {
            ListInferenceProfiles: listModels,
            GetInferenceProfile: getProfile,
            PutUseCaseForModelAccess: putForm,
          },
        },
      }),
  ],
  'access-analyzer': [
    () =>
      Promise.resolve({
        service: {
          signingName: 'access-analyzer',
          iamPrefix: 'access-analyzer',
          shapes: analyzer,
          protocol: 'rest-json',
          apiVersion: '2019-11-01',
          operations: { ValidatePolicy: validatePolicy },
        },
      }),
  ],
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

test('members travel in the query', async () => {
  const answer = await new bedrock.BedrockClient(settings()).send(
    new bedrock.ListInferenceProfilesCommand({ typeEquals: 'SYSTEM_DEFINED', maxResults: 7 }),
  )
  expect(seen.at(-1)).toEqual({ typeEquals: 'SYSTEM_DEFINED', maxResults: 7 })
  expect(answer.inferenceProfileSummaries?.[0]).toMatchObject({
    inferenceProfileName: 'SYSTEM_DEFINED',
    inferenceProfileId: '7',
    updatedAt: at,
  })
})

test('members travel in the path, escaped', async () => {
  const id = 'arn:aws:bedrock:eu-central-1:111122223333:inference-profile/eu.x-v1:0'
  const command = new bedrock.GetInferenceProfileCommand({ inferenceProfileIdentifier: id })
  const failure = await new bedrock.BedrockClient(settings()).send(command).catch((e) => e)
  expect(failure).toBeInstanceOf(bedrock.ResourceNotFoundException)
  expect(failure).toMatchObject({ message: `No ${id}`, $metadata: { httpStatusCode: 404 } })
})

test('bytes travel in a member of the body', async () => {
  const formData = new TextEncoder().encode('{"companyName":"ü"}')
  await new bedrock.BedrockClient(settings()).send(
    new bedrock.PutUseCaseForModelAccessCommand({ formData }),
  )
  expect(seen.at(-1)).toEqual({ formData })
})

test('body and query travel together', async () => {
  const input = { policyDocument: '{}', policyType: 'IDENTITY_POLICY', maxResults: 3 } as const
  const answer = await new analyzer.AccessAnalyzerClient(settings()).send(
    new analyzer.ValidatePolicyCommand(input),
  )
  expect(seen.at(-1)).toEqual(input)
  expect(answer.nextToken).toBe('{}')
})
