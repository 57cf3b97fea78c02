import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Practice, startPractice } from '../../practice/start.ts'
import { useCaseForm } from '../../testing/app-bench.ts'
import { createAws } from '../aws/create-aws.ts'
import { prepareInput } from '../aws/operation-shape.ts'
import type { AwsCall, JsonObject } from '../changes/change.ts'
import { lookAtCall } from './look-at-call.ts'

const account = '111122223333'
const arn = `arn:aws:iam::${account}:policy/Looked`
const UserName = 'claude-bedrock-user'
const modelId = 'anthropic.claude-sonnet-5-5'
const documentFor = (action: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }],
  })

let practice: Practice
let folder = ''
let aws: ReturnType<typeof createAws>
beforeAll(async () => {
  practice = await startPractice({ scenario: 'fresh' })
  folder = await mkdtemp(join(tmpdir(), 'groundwork-look-'))
  const { admin, user } = practice.keys
  const section = (name: string, key: typeof admin) =>
    `[${name}]\naws_access_key_id = ${key.accessKeyId}\naws_secret_access_key = ${key.secretAccessKey}\n`
  await writeFile(join(folder, 'credentials'), section('admin', admin) + section('user', user))
  aws = awsOf('admin')
})
afterAll(async () => {
  aws.close()
  await practice.stop()
  await rm(folder, { recursive: true, force: true })
})

const awsOf = (profile: string) =>
  createAws({
    profile,
    region: 'eu-central-1',
    endpoint: practice.endpoint,
    places: { awsConfig: join(folder, 'config'), awsCredentials: join(folder, 'credentials') },
    environment: {},
  })
const { signal } = new AbortController()
const call = (service: AwsCall['service'], operation: string, input: JsonObject): AwsCall => ({
  kind: 'aws-call',
  service,
  operation,
  input,
  region: 'eu-central-1',
  expect: 'success',
})
const iam = (operation: string, input: JsonObject) => call('iam', operation, input)
const look = (at: AwsCall) => lookAtCall({ call: at, account, aws, signal })

/** In the order in which they work on each other. */
const story = (): Promise<AwsCall[]> =>
  aws.call('bedrock', 'ListFoundationModelAgreementOffers', { modelId }).then(({ offers }) => [
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
      await aws.send(each.service, each.operation, input)
      const after = await look(each)
      seen.push(`${each.operation}: ${before.is}, then ${after.is}`)
    }
    expect(seen).toEqual((await story()).map(({ operation }) => `${operation}: not-so, then so`))
  }, 20_000)

  it('finds the number IAM gave a version, so that it can be taken back', async () => {
    await aws.call('iam', 'CreatePolicy', {
      PolicyName: 'Looked',
      PolicyDocument: documentFor('iam:GetUser'),
    })
    const version = { PolicyArn: arn, PolicyDocument: documentFor('iam:GetRole') }
    await aws.call('iam', 'CreatePolicyVersion', version)
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
    const asUser = awsOf('user')
    const attach = iam('AttachUserPolicy', { UserName: 'admin', PolicyArn: arn })
    const seen = await lookAtCall({ call: attach, account, aws: asUser, signal })
    asUser.close()
    expect(seen).toMatchObject({ is: 'unseen', why: expect.stringContaining('AWS said no') })
  })
})
