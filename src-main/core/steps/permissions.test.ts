import { CloudWatchClient, ListMetricsCommand } from '@aws-sdk/client-cloudwatch'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Choices } from '../../../shared/setup/choices.ts'
import { type AppBench, openAppBench } from '../../testing/app-bench.ts'

const policyArn = (name: string) => `arn:aws:iam::111122223333:policy/${name}`
const own = 'ClaudeBedrockCursorAccess'
const europe: Choices = { region: 'eu-central-1', residency: 'geography' }

let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
  await bench.ask('connect', { kind: 'practice', scenario: 'broad-policy' })
  await bench.ask('choose', europe)
})
afterEach(() => bench.close())

const attached = async () => {
  const { account } = await bench.practice('broad-policy')
  return account.iam.users['claude-bedrock-user']?.attached
}
const isDone = async () => (await bench.status('permissions')) === 'done'

describe('the rights of the usage window', () => {
  const seesMetrics = async () => {
    const { endpoint, keys } = await bench.practice('broad-policy')
    const client = new CloudWatchClient({
      endpoint,
      region: 'eu-central-1',
      credentials: keys.user,
    })
    return client.send(new ListMetricsCommand({ Namespace: 'AWS/Bedrock' })).then(
      () => true,
      (error: Error) => (error.name === 'AccessDeniedException' ? false : Promise.reject(error)),
    )
  }

  it('are a second policy, so that the one for calls stays as narrow as it is', async () => {
    await bench.apply({ step: 'permissions' })
    expect(await isDone()).toBe(true)
    expect(await seesMetrics()).toBe(false)
    await bench.ask('choose', { policyOptions: { monitoring: true } })
    expect(await isDone()).toBe(false)
    const { changes } = await bench.apply({ step: 'permissions' })
    expect(changes.map(({ id }) => id)).toEqual([
      'create-policy-monitoring',
      'attach-policy-monitoring',
    ])
    expect(await seesMetrics()).toBe(true)
    expect(await isDone()).toBe(true)
  })

  it('are taken off again when they are not wanted any more', async () => {
    await bench.ask('choose', { policyOptions: { monitoring: true } })
    await bench.apply({ step: 'permissions' })
    await bench.ask('choose', { policyOptions: { monitoring: false } })
    const { changes } = await bench.apply({ step: 'permissions' })
    expect(changes.map(({ id }) => id)).toEqual(['detach-ClaudeBedrockMonitoring'])
    expect(await attached()).toEqual([policyArn(own)])
    expect(await isDone()).toBe(true)
  })
})

describe('more than one Region', () => {
  const moreRegions = ['eu-west-1', 'eu-west-3', 'eu-north-1', 'eu-south-1']

  it('makes as many policies as IAM’s limit asks for, and says why', async () => {
    await bench.ask('choose', { moreRegions })
    const { notes } = await bench.apply({ step: 'permissions' })
    const held = await attached()
    expect(held?.length).toBeGreaterThan(1)
    expect(held?.slice(0, 2)).toEqual([policyArn(own), policyArn(`${own}-2`)])
    expect(notes).toContainEqual(expect.stringContaining('IAM takes 6,144 characters in one'))
    expect(await isDone()).toBe(true)
    const { furtherPolicies } = await bench.ask('reviewPermissions', null)
    expect(furtherPolicies.map(({ name }) => name)).toContain(`${own}-2`)
  })

  it('takes the further parts off again when fewer are chosen', async () => {
    await bench.ask('choose', { moreRegions })
    await bench.apply({ step: 'permissions' })
    await bench.ask('choose', { moreRegions: [] })
    expect(await isDone()).toBe(false)
    await bench.apply({ step: 'permissions' })
    expect(await attached()).toEqual([policyArn(own)])
    expect(await isDone()).toBe(true)
  })
})

describe('a document that the person edited', () => {
  const edited = {
    Version: '2012-10-17',
    Statement: [
      { Sid: 'Mine', Effect: 'Allow', Action: 'bedrock:ListInferenceProfiles', Resource: '*' },
    ],
  }

  it('is what is put in force, until the generated one is wanted again', async () => {
    await bench.ask('choose', { policyDocument: JSON.stringify(edited) })
    expect(await bench.ask('reviewPermissions', null)).toMatchObject({ isEdited: true })
    await bench.apply({ step: 'permissions' })
    const { account } = await bench.practice('broad-policy')
    const versions = Object.values(account.iam.policies[policyArn(own)]?.versions ?? {})
    expect(versions.map(({ document }) => JSON.parse(document))).toEqual([edited])
    await bench.ask('choose', { policyDocument: null })
    expect(await isDone()).toBe(false)
  })

  it.each([
    ['no JSON', '{"Version": ', 'input.invalid'],
    ['no policy', '["Version"]', 'input.invalid'],
    [
      'longer than IAM takes',
      JSON.stringify({
        ...edited,
        Statement: Array.from({ length: 80 }, () => edited.Statement[0]),
      }),
      'quota.exceeded',
    ],
  ])('is refused when it is %s', async (_, policyDocument, code) => {
    await bench.ask('choose', { policyDocument })
    await expect(bench.ask('planStep', { step: 'permissions' })).rejects.toMatchObject({
      problem: { code },
    })
  })
})
