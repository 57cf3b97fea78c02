import * as control from '@aws-sdk/client-bedrock'
import * as runtime from '@aws-sdk/client-bedrock-runtime'
import { AttachUserPolicyCommand, CreatePolicyCommand, IAMClient } from '@aws-sdk/client-iam'
import { NodeHttpHandler } from '@smithy/node-http-handler'
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
const bedrock = () => new control.BedrockClient(options(practice.keys.admin))
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
const read = (answer: { body: Uint8Array }) => JSON.parse(new TextDecoder().decode(answer.body))

describe('a call through a profile', () => {
  it('answers over HTTP/2 and over HTTP/1.1 and counts its tokens', async () => {
    const answer = read(await invoke(user(), opus))
    expect(answer).toMatchObject({ stop_reason: 'max_tokens', usage: { output_tokens: 5 } })
    const plain = new runtime.BedrockRuntimeClient({
      ...options(practice.keys.user),
      requestHandler: new NodeHttpHandler(),
    })
    expect(read(await invoke(plain, opus)).type).toBe('message')
    expect(practice.account.usage.calls).toHaveLength(2)
  })

  it('streams in real event-stream frames', async () => {
    const { body: stream } = await user().send(
      new runtime.InvokeModelWithResponseStreamCommand({ modelId: opus, body: body() }),
    )
    const types: string[] = []
    for await (const { chunk } of stream ?? [])
      types.push(JSON.parse(new TextDecoder().decode(chunk?.bytes)).type)
    expect(types[0]).toBe('message_start')
    expect(types.filter((type) => type === 'content_block_delta')).toHaveLength(5)
    expect(types.at(-1)).toBe('message_stop')
  })

  it('converses, whole and streamed', async () => {
    const input = {
      modelId: opus,
      messages: [{ role: 'user' as const, content: [{ text: 'Hello' }] }],
      inferenceConfig: { maxTokens: 4 },
    }
    const whole = await user().send(new runtime.ConverseCommand(input))
    expect(whole.output?.message?.content?.[0]?.text).toBe('This is the practice')
    expect(whole.usage?.outputTokens).toBe(4)
    const { stream } = await user().send(new runtime.ConverseStreamCommand(input))
    const kinds: string[] = []
    for await (const event of stream ?? []) kinds.push(Object.keys(event)[0] ?? '')
    expect(kinds[0]).toBe('messageStart')
    expect(kinds.at(-1)).toBe('metadata')
  })

  it('writes a long prefix to the cache and reads it the second time', async () => {
    const system = [
      { type: 'text', text: 'context '.repeat(1000), cache_control: { type: 'ephemeral' } },
    ]
    const first = read(await invoke(user(), opus, { system })).usage
    const second = read(await invoke(user(), opus, { system })).usage
    expect(first.cache_creation_input_tokens).toBe(2000)
    expect(second).toMatchObject({ cache_read_input_tokens: 2000, cache_creation_input_tokens: 0 })
  })
})

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
    const results = []
    for (let count = 0; count < 4; count += 1) results.push(await refusal(invoke(user(), opus)))
    expect(results.filter((result) => result.startsWith('ThrottlingException'))).toHaveLength(2)
    expect(
      practice.account.usage.calls.filter(({ outcome }) => outcome === 'throttled'),
    ).toHaveLength(2)
  })
})

describe('getting access', () => {
  const modelId = 'anthropic.claude-sonnet-5-5'
  const form = {
    companyName: 'Example',
    companyWebsite: 'https://example.com',
    intendedUsers: '0',
    industryOption: 'Technology',
    otherIndustryOption: '',
    useCases: 'Software',
  }

  it('goes from the form over the agreement to available', async () => {
    await open('fresh')
    const offers = await bedrock().send(
      new control.ListFoundationModelAgreementOffersCommand({ modelId }),
    )
    const offerToken = offers.offers?.[0]?.offerToken
    const agree = () =>
      bedrock().send(new control.CreateFoundationModelAgreementCommand({ modelId, offerToken }))
    const availability = () =>
      bedrock().send(new control.GetFoundationModelAvailabilityCommand({ modelId }))
    await expect(agree()).rejects.toThrow(/use case details/)
    await expect(
      bedrock().send(
        new control.PutUseCaseForModelAccessCommand({ formData: new TextEncoder().encode('{}') }),
      ),
    ).rejects.toThrow('Invalid form data')
    await bedrock().send(
      new control.PutUseCaseForModelAccessCommand({
        formData: new TextEncoder().encode(JSON.stringify(form)),
      }),
    )
    const { formData } = await bedrock().send(new control.GetUseCaseForModelAccessCommand({}))
    expect(JSON.parse(new TextDecoder().decode(formData))).toEqual(form)
    await agree()
    expect((await availability()).agreementAvailability?.status).toBe('PENDING')
    practice.account.clockAheadMs = 10_000
    expect(await availability()).toMatchObject({
      agreementAvailability: { status: 'AVAILABLE' },
      entitlementAvailability: 'AVAILABLE',
      authorizationStatus: 'AUTHORIZED',
      regionAvailability: 'AVAILABLE',
    })
  })

  it('lists profiles page by page, with destinations as seen from the source Region', async () => {
    const found: control.InferenceProfileSummary[] = []
    for await (const page of control.paginateListInferenceProfiles(
      { client: bedrock(), pageSize: 5 },
      {},
    ))
      found.push(...(page.inferenceProfileSummaries ?? []))
    const global = found.find(
      ({ inferenceProfileId }) => inferenceProfileId === 'global.anthropic.claude-opus-5-5',
    )
    expect(global?.models?.map((model) => model.modelArn)).toEqual([
      'arn:aws:bedrock:::foundation-model/anthropic.claude-opus-5-5',
      'arn:aws:bedrock:eu-central-1::foundation-model/anthropic.claude-opus-5-5',
    ])
    expect(found.some(({ inferenceProfileId }) => inferenceProfileId?.startsWith('us.'))).toBe(
      false,
    )
  })

  it('makes and deletes application profiles, from an ARN only', async () => {
    const create = (copyFrom: string) =>
      bedrock().send(
        new control.CreateInferenceProfileCommand({
          inferenceProfileName: 'team-a',
          modelSource: { copyFrom },
        }),
      )
    await expect(create('anthropic.claude-opus-5-5')).rejects.toThrow(/ARN/)
    const { inferenceProfileArn } = await create(
      `arn:aws:bedrock:eu-central-1:${practice.account.id}:inference-profile/${opus}`,
    )
    expect(read(await invoke(admin(), inferenceProfileArn ?? '')).type).toBe('message')
    await bedrock().send(
      new control.DeleteInferenceProfileCommand({
        inferenceProfileIdentifier: inferenceProfileArn,
      }),
    )
    await expect(invoke(admin(), inferenceProfileArn ?? '')).rejects.toThrow()
  })
})
