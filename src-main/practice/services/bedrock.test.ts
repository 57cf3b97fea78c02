import * as control from '@aws-sdk/client-bedrock'
import * as runtime from '@aws-sdk/client-bedrock-runtime'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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
