import * as control from '@aws-sdk/client-bedrock'
import * as runtime from '@aws-sdk/client-bedrock-runtime'
import { CloudWatchLogsClient, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Practice, startPractice } from '../start.ts'

const region = 'eu-central-1'
const account = '111122223333'
const logGroupName = '/claude/calls'
const stream = 'aws/bedrock/modelinvocations'
const roleArn = `arn:aws:iam::${account}:role/BedrockLogging`
const modelId = 'eu.anthropic.claude-opus-5-5'
let practice: Practice
beforeEach(async () => {
  practice = await startPractice({ scenario: 'month-of-use' })
  plantGroup()
})
afterEach(() => practice.stop())

const options = (who: 'admin' | 'user' = 'admin') => ({
  endpoint: practice.endpoint,
  region,
  credentials: practice.keys[who],
  maxAttempts: 1,
})
const bedrock = () => new control.BedrockClient(options())
const model = () => new runtime.BedrockRuntimeClient(options('user'))
const put = (loggingConfig: control.LoggingConfig) =>
  bedrock().send(new control.PutModelInvocationLoggingConfigurationCommand({ loggingConfig }))
const get = async () =>
  (await bedrock().send(new control.GetModelInvocationLoggingConfigurationCommand({})))
    .loggingConfig
const toLogs = (more: control.LoggingConfig = {}) =>
  put({ cloudWatchConfig: { logGroupName, roleArn }, ...more })
const records = async () => {
  const { events = [] } = await new CloudWatchLogsClient(options()).send(
    new GetLogEventsCommand({ logGroupName, logStreamName: stream }),
  )
  return events.map(({ message = '' }) => JSON.parse(message))
}
const named = (name: string) => expect.objectContaining({ name })

function plantGroup() {
  const group = { name: logGroupName, region, createdAt: 0, tags: {}, streams: {} }
  practice.account.logGroups = { [`${region} ${logGroupName}`]: group }
}
const condition = {
  StringEquals: { 'aws:SourceAccount': account },
  ArnLike: { 'aws:SourceArn': `arn:aws:bedrock:${region}:${account}:*` },
}
/** The role as AWS's guide makes it, or with something wrong. */
function plantRole({
  service = 'bedrock.amazonaws.com',
  actions = ['logs:CreateLogStream', 'logs:PutLogEvents'],
  sourceAccount = account,
} = {}) {
  const policy = (statement: object) =>
    JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] })
  practice.account.iam.roles.BedrockLogging = {
    id: 'AROAPRACTICELOGGING01',
    name: 'BedrockLogging',
    path: '/',
    arn: roleArn,
    createdAt: 0,
    attached: [],
    inline: {
      write: policy({
        Action: actions,
        Resource: `arn:aws:logs:${region}:${account}:log-group:${logGroupName}:log-stream:${stream}`,
      }),
    },
    tags: {},
    trust: policy({
      Principal: { Service: service },
      Action: 'sts:AssumeRole',
      Condition: { ...condition, StringEquals: { 'aws:SourceAccount': sourceAccount } },
    }),
    maxSessionSeconds: 3600,
  }
}
function plantBucket(prefix = '') {
  practice.account.buckets = {
    calls: {
      name: 'calls',
      region,
      createdAt: 0,
      encryption: 'AES256',
      objects: [],
      policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'bedrock.amazonaws.com' },
            Action: 's3:PutObject',
            Resource: `arn:aws:s3:::calls/${prefix}AWSLogs/${account}/BedrockModelInvocationLogs/*`,
            Condition: condition,
          },
        ],
      }),
    },
  }
}

describe('the logging setting', () => {
  it('is kept for its Region, and gone when deleted', async () => {
    plantRole()
    expect(await get()).toBeUndefined()
    await toLogs({ textDataDeliveryEnabled: false })
    expect(await get()).toEqual({
      cloudWatchConfig: { logGroupName, roleArn },
      textDataDeliveryEnabled: false,
    })
    const elsewhere = new control.BedrockClient({ ...options(), region: 'us-east-1' })
    expect(
      await elsewhere.send(new control.GetModelInvocationLoggingConfigurationCommand({})),
    ).not.toHaveProperty('loggingConfig')
    await bedrock().send(new control.DeleteModelInvocationLoggingConfigurationCommand({}))
    expect(await get()).toBeUndefined()
    expect(practice.account.bedrock).not.toHaveProperty('invocationLogging')
  })

  it.each([
    ['no role', () => {}],
    ['a role for another service', () => plantRole({ service: 'lambda.amazonaws.com' })],
    ['a role for another account', () => plantRole({ sourceAccount: '444455556666' })],
    ['a role that may not write', () => plantRole({ actions: ['logs:CreateLogStream'] })],
    [
      'no log group',
      () => {
        plantRole()
        delete practice.account.logGroups
      },
    ],
  ])('is refused as AWS refuses it for %s', async (_, plant) => {
    plant()
    await expect(toLogs()).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(
        `Failed to validate permissions for log group: ${logGroupName}, with role: ${roleArn}`,
      ),
    })
  })

  it('is refused to whoever may not pass the role on', async () => {
    plantRole()
    const user = practice.account.iam.users['claude-bedrock-user']
    const allow = (Action: string[], Condition = {}) =>
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action, Resource: '*', Condition }],
      })
    if (user) user.inline.sets = allow(['bedrock:PutModelInvocationLoggingConfiguration'])
    const set = () =>
      new control.BedrockClient(options('user')).send(
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
    await expect(put({ s3Config: { bucketName: 'calls' } })).rejects.toEqual(
      named('ValidationException'),
    )
    await expect(put({})).rejects.toEqual(named('ValidationException'))
    plantBucket('claude/')
    await expect(put({ s3Config: { bucketName: 'calls' } })).rejects.toEqual(
      named('ValidationException'),
    )
    await put({ s3Config: { bucketName: 'calls', keyPrefix: 'claude' } })
    await model().send(new runtime.ConverseCommand(hello))
    expect(practice.account.buckets?.calls?.objects).toEqual([
      expect.stringMatching(
        /^claude\/AWSLogs\/111122223333\/BedrockModelInvocationLogs\/eu-central-1\/\d{4}\/\d\d\/\d\d\/\d\d\/.*\.json\.gz$/,
      ),
    ])
  })
})

const hello = { modelId, messages: [{ role: 'user' as const, content: [{ text: 'Hello there' }] }] }
const invoke = {
  modelId,
  body: JSON.stringify({
    anthropic_version: 'bedrock-2023-05-31',
    max_tokens: 5,
    messages: [{ role: 'user', content: 'Say hello.' }],
  }),
}

describe('a call to a model', () => {
  it('is on record with who made it and its tokens, and without its text', async () => {
    plantRole()
    await toLogs({ textDataDeliveryEnabled: false })
    const answered = await model().send(new runtime.ConverseCommand(hello))
    const [record, ...more] = await records()
    expect(more).toEqual([])
    expect(record).toMatchObject({
      schemaType: 'ModelInvocationLog',
      accountId: account,
      identity: { arn: `arn:aws:iam::${account}:user/claude-bedrock-user` },
      operation: 'Converse',
      modelId,
      requestId: answered.$metadata.requestId,
      input: { inputTokenCount: answered.usage?.inputTokens },
      output: { outputTokenCount: answered.usage?.outputTokens },
    })
    expect(JSON.stringify(record)).not.toContain('Hello there')
    expect(JSON.stringify(record)).not.toContain('practice account')
  })

  it('is on record with its text where that was asked for, in each way of calling', async () => {
    plantRole()
    await toLogs({ textDataDeliveryEnabled: true })
    await model().send(new runtime.InvokeModelCommand(invoke))
    await model().send(new runtime.InvokeModelWithResponseStreamCommand(invoke))
    await model().send(new runtime.ConverseCommand(hello))
    await model().send(new runtime.ConverseStreamCommand(hello))
    const found = await records()
    expect(found.map(({ operation }) => operation)).toEqual([
      'InvokeModel',
      'InvokeModelWithResponseStream',
      'Converse',
      'ConverseStream',
    ])
    expect(found[0].input.inputBodyJson).toEqual(JSON.parse(invoke.body))
    expect(found[0].output.outputBodyJson.content[0].text).toBe('This is the practice account.')
    expect(found[1].output.outputBodyJson[0].type).toBe('message_start')
    expect(found[2].input.inputBodyJson.messages[0].content[0].text).toBe('Hello there')
    expect(found[3].output.outputBodyJson.output.message.role).toBe('assistant')
  })

  it('is answered all the same when the role has lost its rights, and is on no record', async () => {
    plantRole()
    await toLogs()
    plantRole({ actions: ['logs:CreateLogStream'] })
    await model().send(new runtime.ConverseCommand(hello))
    await expect(records()).rejects.toEqual(named('ResourceNotFoundException'))
  })

  it('is on no record when it is refused, or made in another Region', async () => {
    plantRole()
    await toLogs()
    await expect(
      model().send(new runtime.ConverseCommand({ ...hello, modelId: 'eu.anthropic.none' })),
    ).rejects.toThrow()
    const elsewhere = new runtime.BedrockRuntimeClient({ ...options(), region: 'us-east-1' })
    const us = { ...hello, modelId: 'us.anthropic.claude-opus-5-5' }
    await elsewhere.send(new runtime.ConverseCommand(us))
    await expect(records()).rejects.toEqual(named('ResourceNotFoundException'))
  })
})
