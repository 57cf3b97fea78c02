import * as control from '@aws-sdk/client-bedrock'
import * as runtime from '@aws-sdk/client-bedrock-runtime'
import { AttachUserPolicyCommand, CreatePolicyCommand, IAMClient } from '@aws-sdk/client-iam'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { narrowPolicy } from '../scenarios/narrow-policy.ts'
import { type Practice, type PracticeKey, startPractice } from '../start.ts'

let practice: Practice
const open = async (scenario: Parameters<typeof startPractice>[0]['scenario']) => {
  await practice?.stop()
  practice = await startPractice({ scenario })
}
beforeEach(() => open('month-of-use'))
afterEach(() => practice.stop())

const options = (credentials: PracticeKey, region = 'eu-central-1') => ({
  endpoint: practice.endpoint,
  region,
  credentials,
  maxAttempts: 1,
})
const user = (region?: string) =>
  new runtime.BedrockRuntimeClient(options(practice.keys.user, region))
const admin = () => new runtime.BedrockRuntimeClient(options(practice.keys.admin))
const opus = 'eu.anthropic.claude-opus-5-5'
const body = (more: object = {}) =>
  JSON.stringify({
    anthropic_version: 'bedrock-2023-05-31',
    max_tokens: 5,
    messages: [{ role: 'user', content: 'Say hello.' }],
    ...more,
  })
const invoke = (client: runtime.BedrockRuntimeClient, modelId: string, more?: object) =>
  client.send(new runtime.InvokeModelCommand({ modelId, body: body(more) }))

describe('a refusal', () => {
  const refusal = async (call: Promise<unknown>) => {
    const error = await call.then(
      () => undefined,
      (reason: Error) => reason,
    )
    return `${error?.name}: ${error?.message}`
  }

  it('of a bare id asks for an inference profile', async () => {
    expect(await refusal(invoke(admin(), 'anthropic.claude-opus-5-5'))).toMatch(
      /ValidationException: .*on-demand throughput/,
    )
  })
  it('of an unknown id, a wrong body or sampling settings is a validation error', async () => {
    expect(await refusal(invoke(admin(), 'anthropic.claude-2'))).toMatch(
      /ValidationException: .*identifier is invalid/,
    )
    expect(await refusal(invoke(admin(), opus, { max_tokens: 0 }))).toMatch(
      /ValidationException: max_tokens/,
    )
    expect(await refusal(invoke(admin(), opus, { temperature: 1 }))).toMatch(
      /ValidationException: `temperature` is deprecated/,
    )
  })
  it('of a prompt that is too long, or of what the model does not take, counts as an error', async () => {
    const long = { messages: [{ role: 'user', content: 'x'.repeat(810_000) }] }
    const haiku = 'eu.anthropic.claude-haiku-4-5-20251001-v1:0'
    practice.account.bedrock.agreements['anthropic.claude-haiku-4-5-20251001-v1:0'] = 0
    expect(await refusal(invoke(admin(), haiku, long))).toMatch(/prompt is too long/)
    expect(practice.account.usage.calls.map(({ outcome }) => outcome)).toEqual(['clientError'])
  })
  it('of global routing by the organisation names the Region-less model', async () => {
    practice.account.iam.serviceControlPolicies = [
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Action: '*', Resource: '*' },
          {
            Effect: 'Deny',
            Action: 'bedrock:*',
            Resource: '*',
            Condition: { StringEquals: { 'aws:RequestedRegion': 'unspecified' } },
          },
        ],
      }),
    ]
    expect(await refusal(invoke(admin(), 'global.anthropic.claude-opus-5-5'))).toMatch(
      /arn:aws:bedrock:::foundation-model.*service control policy/,
    )
  })
  it('without the form names the form', async () => {
    await open('fresh')
    expect(await refusal(invoke(admin(), opus))).toMatch(
      /ResourceNotFoundException: Model use case details/,
    )
  })
  it('without Marketplace rights comes after a while of working', async () => {
    delete practice.account.bedrock.agreements['anthropic.claude-opus-5-5']
    await invoke(user(), opus)
    practice.account.clockAheadMs = 16 * 60_000
    expect(await refusal(invoke(user(), opus))).toMatch(/AccessDeniedException: .*aws-marketplace/)
  })
  it('subscribes by itself for a caller who may', async () => {
    delete practice.account.bedrock.agreements['anthropic.claude-opus-5-5']
    await invoke(admin(), opus)
    expect(practice.account.bedrock.agreements['anthropic.claude-opus-5-5']).toBeDefined()
  })
  it('of another model, Region, scope or action is what the narrow policy leaves', async () => {
    for (const denied of [
      () => invoke(user(), 'eu.anthropic.claude-opus-5'),
      () => invoke(user(), 'global.anthropic.claude-opus-5-5'),
      () => invoke(user('eu-west-1'), opus),
      () => invoke(user(), 'amazon.nova-lite-v1:0'),
    ])
      expect(await refusal(denied())).toMatch(/AccessDeniedException/)
    const own = new control.BedrockClient(options(practice.keys.user))
    expect(await refusal(own.send(new control.GetUseCaseForModelAccessCommand({})))).toMatch(
      /AccessDeniedException/,
    )
  })
  it('by the organisation in one destination refuses the whole request and names the Region', async () => {
    practice.account.iam.serviceControlPolicies = [
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Action: '*', Resource: '*' },
          {
            Effect: 'Deny',
            Action: 'bedrock:*',
            Resource: '*',
            Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-south-2' } },
          },
        ],
      }),
    ]
    expect(await refusal(invoke(admin(), opus))).toMatch(/eu-south-2.*service control policy/)
  })
  it('needs the second hop too: a policy with the profile alone is not enough', async () => {
    await open('fresh')
    practice.account.bedrock.useCaseForm = '{}'
    const iam = new IAMClient(options(practice.keys.admin))
    const onlyProfiles = {
      ...narrowPolicy,
      Statement: narrowPolicy.Statement.filter(({ Sid }) => Sid.startsWith('UseProfile')),
    }
    const { Policy } = await iam.send(
      new CreatePolicyCommand({ PolicyName: 'Half', PolicyDocument: JSON.stringify(onlyProfiles) }),
    )
    await iam.send(
      new AttachUserPolicyCommand({ UserName: 'claude-bedrock-user', PolicyArn: Policy?.Arn }),
    )
    expect(await refusal(invoke(user(), opus))).toMatch(
      /foundation-model\/anthropic.claude-opus-5-5/,
    )
  })
  it('throttles every other call where the scenario says so, and counts it', async () => {
    await open('throttled')
    const throttles = () =>
      practice.account.usage.calls.filter(({ outcome }) => outcome === 'throttled').length
    const before = throttles()
    const results = []
    for (let count = 0; count < 4; count += 1) results.push(await refusal(invoke(user(), opus)))
    expect(results.filter((result) => result.startsWith('ThrottlingException'))).toHaveLength(2)
    expect(throttles() - before).toBe(2)
  })
})
