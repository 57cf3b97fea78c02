import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { useCaseForm } from '../../testing/app-bench.ts'
import { openExecutorBench } from '../../testing/executor-bench.ts'
import { prepareInput } from '../aws/operation-shape.ts'
import type { AwsCall, JsonObject } from '../changes/change.ts'

const account = '111122223333'
const arn = `arn:aws:iam::${account}:policy/Looked`
const UserName = 'claude-bedrock-user'
const modelId = 'anthropic.claude-sonnet-5-5'
const documentFor = (action: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }],
  })

let bench: Awaited<ReturnType<typeof openExecutorBench>>
beforeAll(async () => {
  bench = await openExecutorBench('fresh')
})
afterAll(() => bench.close())

const call = (service: AwsCall['service'], operation: string, input: JsonObject): AwsCall => ({
  kind: 'aws-call',
  service,
  operation,
  input,
  region: 'eu-central-1',
  expect: 'success',
})
const iam = (operation: string, input: JsonObject) => call('iam', operation, input)
const look = (at: AwsCall) => bench.world.see(at, account)

/** In the order in which they work on each other. */
const story = (): Promise<AwsCall[]> =>
  bench.aws
    .call('bedrock', 'ListFoundationModelAgreementOffers', { modelId })
    .then(({ offers }) => [
      call('bedrock', 'PutUseCaseForModelAccess', { formData: JSON.stringify(useCaseForm) }),
      call('bedrock', 'CreateFoundationModelAgreement', {
        modelId,
        offerToken: offers?.[0]?.offerToken ?? '',
      }),
      call('bedrock', 'DeleteFoundationModelAgreement', { modelId }),
      iam('CreatePolicy', { PolicyName: 'Looked', PolicyDocument: documentFor('iam:GetUser') }),
      iam('CreatePolicyVersion', {
        PolicyArn: arn,
        PolicyDocument: documentFor('iam:GetRole'),
        SetAsDefault: true,
      }),
      iam('SetDefaultPolicyVersion', { PolicyArn: arn, VersionId: 'v1' }),
      iam('DeletePolicyVersion', { PolicyArn: arn, VersionId: 'v2' }),
      iam('CreatePolicyVersion', { PolicyArn: arn, PolicyDocument: documentFor('iam:GetRole') }),
      iam('DeletePolicyVersion', { PolicyArn: arn, VersionId: 'v3' }),
      iam('AttachUserPolicy', { UserName, PolicyArn: arn }),
      iam('DetachUserPolicy', { UserName, PolicyArn: arn }),
      iam('DeletePolicy', { PolicyArn: arn }),
    ])

describe('looking at the world', () => {
  it('tells before each call that it has not had its effect, and afterwards that it has', async () => {
    const seen: string[] = []
    for (const each of await story()) {
      const before = await look(each)
      const input = await prepareInput(each.service, each.operation, each.input)
      await bench.aws.send(each.service, each.operation, input)
      const after = await look(each)
      seen.push(`${each.operation}: ${before.is}, then ${after.is}`)
    }
    expect(seen).toEqual((await story()).map(({ operation }) => `${operation}: not-so, then so`))
  }, 20_000)

  it('finds the number IAM gave a version, so that it can be taken back', async () => {
    await bench.aws.call('iam', 'CreatePolicy', {
      PolicyName: 'Looked',
      PolicyDocument: documentFor('iam:GetUser'),
    })
    const version = { PolicyArn: arn, PolicyDocument: documentFor('iam:GetRole') }
    await bench.aws.call('iam', 'CreatePolicyVersion', version)
    expect(await look(iam('CreatePolicyVersion', version))).toMatchObject({
      output: { PolicyVersion: { VersionId: 'v2' } },
    })
    expect(await look(iam('CreatePolicyVersion', { ...version, SetAsDefault: true }))).toEqual({
      is: 'not-so',
    })
    expect(
      await look(iam('CreatePolicy', { PolicyName: 'Looked', PolicyDocument: documentFor('x:Y') })),
    ).toEqual({ is: 'not-so' })
  })

  it('says so where it may not look', async () => {
    bench.practice.account.faults.push({
      service: 'iam',
      operation: 'ListAttachedUserPolicies',
      kind: 'denied',
    })
    const seen = await look(iam('AttachUserPolicy', { UserName: 'admin', PolicyArn: arn }))
    expect(seen).toMatchObject({ is: 'unseen', why: expect.stringContaining('AWS said no') })
  })
})
