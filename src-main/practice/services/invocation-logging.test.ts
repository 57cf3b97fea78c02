import * as control from '@aws-sdk/client-bedrock'
import * as runtime from '@aws-sdk/client-bedrock-runtime'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { documentOf } from '../../testing/document-of.ts'
import {
  hello,
  type InvocationLoggingBench,
  logGroupName,
  openInvocationLoggingBench,
  roleArn,
} from '../../testing/invocation-logging-bench.ts'

let bench: InvocationLoggingBench
beforeEach(async () => {
  bench = await openInvocationLoggingBench()
})
afterEach(() => bench.practice.stop())

const get = async () =>
  (await bench.bedrock.send(new control.GetModelInvocationLoggingConfigurationCommand({})))
    .loggingConfig
const named = (name: string) => expect.objectContaining({ name })

describe('the logging setting', () => {
  it('is kept for its Region, and gone when deleted', async () => {
    bench.plantRole()
    expect(await get()).toBeUndefined()
    await bench.toLogs({ textDataDeliveryEnabled: false })
    expect(await get()).toEqual({
      cloudWatchConfig: { logGroupName, roleArn },
      textDataDeliveryEnabled: false,
    })
    const elsewhere = new control.BedrockClient({ ...bench.options(), region: 'us-east-1' })
    expect(
      await elsewhere.send(new control.GetModelInvocationLoggingConfigurationCommand({})),
    ).not.toHaveProperty('loggingConfig')
    await bench.bedrock.send(new control.DeleteModelInvocationLoggingConfigurationCommand({}))
    expect(await get()).toBeUndefined()
    expect(bench.practice.account.bedrock).not.toHaveProperty('invocationLogging')
  })

  it.each([
    ['no role', () => {}],
    ['a role for another service', () => bench.plantRole({ service: 'lambda.amazonaws.com' })],
    ['a role for another account', () => bench.plantRole({ sourceAccount: '444455556666' })],
    ['a role that may not write', () => bench.plantRole({ actions: ['logs:CreateLogStream'] })],
    [
      'no log group',
      () => {
        bench.plantRole()
        delete bench.practice.account.logGroups
      },
    ],
  ])('is refused as AWS refuses it for %s', async (_, plant) => {
    plant()
    await expect(bench.toLogs()).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(
        `Failed to validate permissions for log group: ${logGroupName}, with role: ${roleArn}`,
      ),
    })
  })

  it('is refused to whoever may not pass the role on', async () => {
    bench.plantRole()
    const user = bench.practice.account.iam.users['claude-bedrock-user']
    const allow = (Action: string[], Condition = {}) =>
      documentOf({ Effect: 'Allow', Action, Resource: '*', Condition })
    if (user) user.inline.sets = allow(['bedrock:PutModelInvocationLoggingConfiguration'])
    const set = () =>
      new control.BedrockClient(bench.options('user')).send(
        new control.PutModelInvocationLoggingConfigurationCommand({
          loggingConfig: { cloudWatchConfig: { logGroupName, roleArn } },
        }),
      )
    await expect(set()).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(`iam:PassRole on resource: ${roleArn}`),
    })
    const passed = { StringEquals: { 'iam:PassedToService': 'bedrock.amazonaws.com' } }
    if (user) user.inline.passes = allow(['iam:PassRole'], passed)
    await set()
  })

  it('takes a bucket of this Region that lets Bedrock write', async () => {
    await expect(bench.put({ s3Config: { bucketName: 'calls' } })).rejects.toEqual(
      named('ValidationException'),
    )
    await expect(bench.put({})).rejects.toEqual(named('ValidationException'))
    bench.plantBucket('claude/')
    await expect(bench.put({ s3Config: { bucketName: 'calls' } })).rejects.toEqual(
      named('ValidationException'),
    )
    await bench.put({ s3Config: { bucketName: 'calls', keyPrefix: 'claude' } })
    await bench.model.send(new runtime.ConverseCommand(hello))
    expect(bench.practice.account.buckets?.calls?.objects).toEqual([
      expect.stringMatching(
        /^claude\/AWSLogs\/111122223333\/BedrockModelInvocationLogs\/eu-central-1\/\d{4}\/\d\d\/\d\d\/\d\d\/.*\.json\.gz$/,
      ),
    ])
  })
})
