import * as logs from '@aws-sdk/client-cloudwatch-logs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Practice, startPractice } from '../start.ts'

const region = 'eu-central-1'
const logGroupName = '/claude/calls'
const arn = `arn:aws:logs:${region}:111122223333:log-group:${logGroupName}`
let practice: Practice
let client: logs.CloudWatchLogsClient
beforeEach(async () => {
  practice = await startPractice({ scenario: 'fresh' })
  client = clientOf('admin')
})
afterEach(() => practice.stop())

const clientOf = (who: 'admin' | 'user', at = region) =>
  new logs.CloudWatchLogsClient({
    endpoint: practice.endpoint,
    region: at,
    credentials: practice.keys[who],
    maxAttempts: 1,
  })
const create = (name = logGroupName) =>
  client.send(new logs.CreateLogGroupCommand({ logGroupName: name }))
const list = (input: logs.DescribeLogGroupsCommandInput = {}) =>
  client.send(new logs.DescribeLogGroupsCommand(input))
const named = (name: string) => expect.objectContaining({ name })

/** Events a minute apart, the oldest first, as a service would have written them. */
const plantEvents = (count: number) => {
  const group = practice.account.logGroups?.[`${region} ${logGroupName}`]
  const now = Date.now()
  if (group)
    group.streams.calls = {
      name: 'calls',
      createdAt: now,
      events: Array.from({ length: count }, (_, index) => ({
        id: String(index),
        at: now - (count - index) * 60_000,
        message: `call ${index}`,
      })),
    }
}

describe('a log group', () => {
  it('is made in its Region, keeps its records for ever, and is gone when deleted', async () => {
    const before = structuredClone(practice.account)
    await create()
    expect((await list()).logGroups).toEqual([
      expect.objectContaining({ logGroupName, arn: `${arn}:*`, logGroupArn: arn, storedBytes: 0 }),
    ])
    expect((await list()).logGroups?.[0]?.retentionInDays).toBeUndefined()
    const { logGroups } = await clientOf('admin', 'us-east-1').send(
      new logs.DescribeLogGroupsCommand({}),
    )
    expect(logGroups).toEqual([])
    await client.send(new logs.DeleteLogGroupCommand({ logGroupName }))
    const { events, iam, ...left } = practice.account
    expect(left).toEqual({ ...before, events: undefined, iam: undefined })
  })

  it('is refused under a name that is taken or is none', async () => {
    await create()
    await expect(create()).rejects.toEqual(named('ResourceAlreadyExistsException'))
    await expect(create('a b')).rejects.toEqual(named('InvalidParameterException'))
    await expect(
      client.send(new logs.DeleteLogGroupCommand({ logGroupName: 'other' })),
    ).rejects.toEqual(named('ResourceNotFoundException'))
  })

  it('is found by the beginning of its name, or by a part of it', async () => {
    for (const name of [logGroupName, '/claude/other', '/aws/lambda']) await create(name)
    const namesOf = async (input: logs.DescribeLogGroupsCommandInput) =>
      (await list(input)).logGroups?.map((group) => group.logGroupName)
    expect(await namesOf({ logGroupNamePrefix: '/claude/' })).toEqual([
      logGroupName,
      '/claude/other',
    ])
    expect(await namesOf({ logGroupNamePattern: 'LAMBDA' })).toEqual(['/aws/lambda'])
    const { logGroups, nextToken } = await list({ limit: 2 })
    expect(logGroups).toHaveLength(2)
    expect(await namesOf({ nextToken })).toEqual(['/claude/other'])
    await expect(list({ logGroupNamePrefix: 'a', logGroupNamePattern: 'a' })).rejects.toEqual(
      named('InvalidParameterException'),
    )
  })

  it('keeps its records for as long as it is told, in AWS’s own steps', async () => {
    await create()
    plantEvents(3)
    const keep = (retentionInDays: number) =>
      client.send(new logs.PutRetentionPolicyCommand({ logGroupName, retentionInDays }))
    await expect(keep(31)).rejects.toEqual(named('InvalidParameterException'))
    await keep(30)
    expect((await list()).logGroups?.[0]?.retentionInDays).toBe(30)
    practice.account.clockAheadMs = 31 * 86_400_000
    const read = () => client.send(new logs.FilterLogEventsCommand({ logGroupName }))
    expect((await read()).events).toEqual([])
    await client.send(new logs.DeleteRetentionPolicyCommand({ logGroupName }))
    expect((await read()).events).toHaveLength(3)
  })

  it('has tags by its ARN', async () => {
    await create()
    const tagsOf = async () =>
      (await client.send(new logs.ListTagsForResourceCommand({ resourceArn: arn }))).tags
    await client.send(new logs.TagResourceCommand({ resourceArn: arn, tags: { a: '1', b: '2' } }))
    await client.send(new logs.UntagResourceCommand({ resourceArn: arn, tagKeys: ['a'] }))
    expect(await tagsOf()).toEqual({ b: '2' })
    await expect(
      client.send(new logs.ListTagsForResourceCommand({ resourceArn: `${arn}:*` })),
    ).rejects.toEqual(named('ResourceNotFoundException'))
  })
})

describe('what is recorded', () => {
  it('is read from its end, page by page, or from its beginning', async () => {
    await create()
    plantEvents(5)
    const read = async (more: object) => {
      const answer = await client.send(
        new logs.GetLogEventsCommand({ logGroupName, logStreamName: 'calls', limit: 2, ...more }),
      )
      return { ...answer, messages: answer.events?.map(({ message }) => message) }
    }
    const newest = await read({})
    expect(newest.messages).toEqual(['call 3', 'call 4'])
    const before = await read({ nextToken: newest.nextBackwardToken })
    expect(before.messages).toEqual(['call 1', 'call 2'])
    expect((await read({ startFromHead: true })).messages).toEqual(['call 0', 'call 1'])
    await expect(read({ logStreamName: 'none' })).rejects.toEqual(
      named('ResourceNotFoundException'),
    )
  })

  it('is found by its words and listed by its streams', async () => {
    await create()
    plantEvents(5)
    const { events } = await client.send(
      new logs.FilterLogEventsCommand({ logGroupName, filterPattern: '"call" 2' }),
    )
    expect(events?.map(({ message, logStreamName }) => [message, logStreamName])).toEqual([
      ['call 2', 'calls'],
    ])
    const { logStreams } = await client.send(new logs.DescribeLogStreamsCommand({ logGroupName }))
    expect(logStreams).toEqual([
      expect.objectContaining({ logStreamName: 'calls', arn: `${arn}:log-stream:calls` }),
    ])
  })

  it('is nobody’s who has no right to it, and a policy must end in a star', async () => {
    await create()
    plantEvents(1)
    const read = () =>
      clientOf('user').send(new logs.FilterLogEventsCommand({ logGroupName: logGroupName }))
    const allow = (Resource: string) => {
      const user = practice.account.iam.users['claude-bedrock-user']
      if (user)
        user.inline.reads = JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'logs:FilterLogEvents', Resource }],
        })
    }
    await expect(read()).rejects.toEqual(named('AccessDeniedException'))
    allow(arn)
    await expect(read()).rejects.toEqual(named('AccessDeniedException'))
    allow(`${arn}:*`)
    expect((await read()).events).toHaveLength(1)
  })
})
