import * as sns from '@aws-sdk/client-sns'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Practice, startPractice } from '../start.ts'

const TopicArn = 'arn:aws:sns:us-east-1:111122223333:claude-cost'
const hour = 3_600_000
let practice: Practice
let client: sns.SNSClient
beforeEach(async () => {
  practice = await startPractice({ scenario: 'fresh' })
  client = clientOf('admin')
})
afterEach(() => practice.stop())

const clientOf = (who: 'admin' | 'user', region = 'us-east-1') =>
  new sns.SNSClient({
    endpoint: practice.endpoint,
    region,
    credentials: practice.keys[who],
    maxAttempts: 1,
  })
const create = (Attributes: Record<string, string> = {}) =>
  client.send(new sns.CreateTopicCommand({ Name: 'claude-cost', Attributes }))
const subscribe = (Endpoint: string, ReturnSubscriptionArn = false) =>
  client.send(
    new sns.SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint, ReturnSubscriptionArn }),
  )
const list = async () =>
  (await client.send(new sns.ListSubscriptionsByTopicCommand({ TopicArn }))).Subscriptions ?? []
const pass = (ms: number) => {
  practice.account.clockAheadMs += ms
}
const attributes = async () =>
  (await client.send(new sns.GetTopicAttributesCommand({ TopicArn }))).Attributes ?? {}

describe('a topic', () => {
  it('is made once however often it is asked for, and is gone when deleted', async () => {
    expect(await create()).toMatchObject({ TopicArn })
    expect(await create()).toMatchObject({ TopicArn })
    const { Topics } = await client.send(new sns.ListTopicsCommand({}))
    expect(Topics).toEqual([{ TopicArn }])
    expect(await attributes()).toMatchObject({
      Owner: '111122223333',
      SubscriptionsConfirmed: '0',
      SubscriptionsPending: '0',
    })
    await client.send(new sns.DeleteTopicCommand({ TopicArn }))
    await client.send(new sns.DeleteTopicCommand({ TopicArn }))
    expect(practice.account.topics).toBeUndefined()
    await expect(attributes()).rejects.toThrow(sns.NotFoundException)
  })

  it('of the same name with other attributes is refused', async () => {
    await create({ DisplayName: 'Claude' })
    await expect(create({ DisplayName: 'Others' })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message:
        'Invalid parameter: Attributes Reason: Topic already exists with different attributes',
    })
  })

  it('takes a policy about itself only', async () => {
    await create()
    const policy = (Resource: string) =>
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'budgets.amazonaws.com' },
            Action: 'SNS:Publish',
            Resource,
          },
        ],
      })
    const set = (AttributeValue: string) =>
      client.send(
        new sns.SetTopicAttributesCommand({ TopicArn, AttributeName: 'Policy', AttributeValue }),
      )
    await set(policy(TopicArn))
    expect((await attributes()).Policy).toBe(policy(TopicArn))
    await expect(set(policy(`${TopicArn}-of-another`))).rejects.toThrow(
      sns.InvalidParameterException,
    )
    await expect(set('no policy')).rejects.toThrow(sns.InvalidParameterException)
  })

  it('stands in its own Region, and refuses an ARN that is none', async () => {
    await create()
    const elsewhere = clientOf('admin', 'eu-central-1')
    await expect(
      elsewhere.send(new sns.GetTopicAttributesCommand({ TopicArn })),
    ).rejects.toMatchObject({ message: 'Invalid parameter: TopicArn' })
    await expect(
      client.send(new sns.DeleteTopicCommand({ TopicArn: 'claude-cost' })),
    ).rejects.toMatchObject({
      message: 'Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1',
    })
  })

  it('hears what is published to it', async () => {
    await create()
    const Message = 'Half of it is spent.'
    const { MessageId } = await client.send(new sns.PublishCommand({ TopicArn, Message }))
    expect(MessageId).toMatch(/^[\da-f-]{36}$/)
    expect(practice.account.topics?.[TopicArn]?.messages).toMatchObject([{ text: Message }])
    await expect(
      client.send(new sns.PublishCommand({ TopicArn, Message: '' })),
    ).rejects.toMatchObject({ message: 'Invalid parameter: Empty message' })
  })
})

describe('an address', () => {
  beforeEach(() => create())

  it('waits until its mail is read, two minutes later', async () => {
    expect((await subscribe('ada@example.com')).SubscriptionArn).toBe('pending confirmation')
    expect(await list()).toMatchObject([
      { SubscriptionArn: 'PendingConfirmation', Endpoint: 'ada@example.com', Protocol: 'email' },
    ])
    expect((await attributes()).SubscriptionsPending).toBe('1')
    pass(2 * 60_000)
    const [{ SubscriptionArn } = {}] = await list()
    expect(SubscriptionArn).toMatch(new RegExp(`^${TopicArn}:[\\da-f-]{36}$`))
    expect((await subscribe('ada@example.com')).SubscriptionArn).toBe(SubscriptionArn)
    await client.send(new sns.UnsubscribeCommand({ SubscriptionArn }))
    expect(await list()).toEqual([])
  })

  it('is confirmed by what the link in its mail holds', async () => {
    await subscribe('nobody@example.invalid')
    const Token = practice.account.topics?.[TopicArn]?.subscriptions[0]?.token
    const confirm = (sent: string | undefined) =>
      client.send(new sns.ConfirmSubscriptionCommand({ TopicArn, Token: sent }))
    await expect(confirm('another')).rejects.toMatchObject({ message: 'Invalid parameter: Token' })
    const { SubscriptionArn } = await confirm(Token)
    const { Attributes } = await client.send(
      new sns.GetSubscriptionAttributesCommand({ SubscriptionArn }),
    )
    expect(Attributes).toMatchObject({ PendingConfirmation: 'false', TopicArn })
  })

  it('that never confirms cannot be taken off, and lapses after 48 hours', async () => {
    const { SubscriptionArn } = await subscribe('nobody@example.invalid', true)
    await expect(
      client.send(new sns.UnsubscribeCommand({ SubscriptionArn })),
    ).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message:
        'Invalid parameter: SubscriptionArn Reason: Cannot unsubscribe a subscription that is pending confirmation',
    })
    pass(47 * hour)
    expect(await list()).toMatchObject([{ SubscriptionArn: 'PendingConfirmation' }])
    pass(2 * hour)
    expect(await list()).toEqual([])
    await client.send(new sns.UnsubscribeCommand({ SubscriptionArn }))
  })

  it('that waits and is asked again is asked only once, with a new link', async () => {
    const first = await subscribe('nobody@example.invalid', true)
    pass(40 * hour)
    expect(await subscribe('nobody@example.invalid', true)).toMatchObject({
      SubscriptionArn: first.SubscriptionArn,
    })
    pass(40 * hour)
    expect(await list()).toHaveLength(1)
  })

  it.each([
    ['an address that is none', 'email', 'ada', 'Invalid parameter: Email address'],
    [
      'a way that SNS does not know',
      'pigeon',
      'ada@example.com',
      'Invalid parameter: Amazon SNS does not support this protocol string: pigeon',
    ],
  ])('%s is refused', async (_, Protocol, Endpoint, message) => {
    await expect(
      client.send(new sns.SubscribeCommand({ TopicArn, Protocol, Endpoint })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException', message })
  })
})

it('who may not is refused as SNS refuses', async () => {
  await expect(
    clientOf('user').send(new sns.CreateTopicCommand({ Name: 'claude-cost' })),
  ).rejects.toMatchObject({
    name: 'AuthorizationErrorException',
    message: expect.stringMatching(
      /not authorized to perform: SNS:CreateTopic on resource: arn:aws:sns:us-east-1:111122223333:claude-cost because no identity-based policy/,
    ),
    $metadata: expect.objectContaining({ httpStatusCode: 403 }),
  })
})
