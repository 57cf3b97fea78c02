import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime'
import * as trail from '@aws-sdk/client-cloudtrail'
import { afterEach, describe, expect, it } from 'vitest'
import type { ScenarioName } from '../../../shared/practice.ts'
import { plantBucket } from '../../testing/plant-bucket.ts'
import { type Practice, startPractice } from '../start.ts'

const region = 'eu-central-1'
const Name = 'claude-audit'
const bucket = 'claude-audit-111122223333'
const trailArn = `arn:aws:cloudtrail:${region}:111122223333:trail/${Name}`
let practice: Practice
afterEach(() => practice.stop())

const start = async (scenario: ScenarioName = 'fresh', who: 'admin' | 'user' = 'admin') => {
  practice = await startPractice({ scenario })
  const options = {
    endpoint: practice.endpoint,
    region,
    credentials: practice.keys[who],
    maxAttempts: 1,
  }
  return { client: new trail.CloudTrailClient(options), options }
}
const named = (name: string) => expect.objectContaining({ name })

/** A bucket with a policy for `sourceArn`, as if somebody had made it. */
const plantTrailBucket = (sourceArn = trailArn) => {
  const statement = (Action: string, Resource: string, more = {}) => ({
    Effect: 'Allow',
    Principal: { Service: 'cloudtrail.amazonaws.com' },
    Action,
    Resource,
    Condition: { StringEquals: { 'aws:SourceArn': sourceArn, ...more } },
  })
  plantBucket(
    practice.account,
    { name: bucket, region },
    statement('s3:GetBucketAcl', `arn:aws:s3:::${bucket}`),
    statement('s3:PutObject', `arn:aws:s3:::${bucket}/AWSLogs/111122223333/*`, {
      's3:x-amz-acl': 'bucket-owner-full-control',
    }),
  )
}
const create = new trail.CreateTrailCommand({
  Name,
  S3BucketName: bucket,
  IsMultiRegionTrail: true,
  EnableLogFileValidation: true,
})

describe('a trail', () => {
  it('is made only over a bucket whose policy lets CloudTrail write for this very trail', async () => {
    const { client } = await start()
    await expect(client.send(create)).rejects.toEqual(named('S3BucketDoesNotExistException'))
    plantTrailBucket(`${trailArn}-of-another`)
    await expect(client.send(create)).rejects.toEqual(named('InsufficientS3BucketPolicyException'))
    plantTrailBucket()
    expect(await client.send(create)).toMatchObject({
      TrailARN: trailArn,
      IsMultiRegionTrail: true,
    })
    await expect(client.send(create)).rejects.toEqual(named('TrailAlreadyExistsException'))
  })

  it('logs once it is told to, and delivers a file some minutes later', async () => {
    const { client } = await start()
    plantTrailBucket()
    await client.send(create)
    const status = async () =>
      (await client.send(new trail.GetTrailStatusCommand({ Name }))).IsLogging
    expect(await status()).toBe(false)
    await client.send(new trail.StartLoggingCommand({ Name }))
    expect(await status()).toBe(true)
    expect(practice.account.buckets?.[bucket]?.objects).toEqual([])
    practice.account.clockAheadMs += 6 * 60_000
    await status()
    expect(practice.account.buckets?.[bucket]?.objects[0]).toMatch(
      /^AWSLogs\/111122223333\/CloudTrail\/eu-central-1\/.*\.json\.gz$/,
    )
    await client.send(new trail.StopLoggingCommand({ Name }))
    await client.send(new trail.DeleteTrailCommand({ Name }))
    expect(practice.account.trails).toBeUndefined()
    await expect(status()).rejects.toEqual(named('TrailNotFoundException'))
  })

  it('over all Regions is seen from each, and changed in its own only', async () => {
    const { client, options } = await start()
    plantTrailBucket()
    await client.send(create)
    const elsewhere = new trail.CloudTrailClient({ ...options, region: 'us-east-1' })
    const { trailList } = await elsewhere.send(new trail.DescribeTrailsCommand({}))
    expect(trailList).toMatchObject([{ Name, HomeRegion: region, LogFileValidationEnabled: true }])
    await expect(elsewhere.send(new trail.StopLoggingCommand({ Name: trailArn }))).rejects.toEqual(
      named('InvalidHomeRegionException'),
    )
    const { trailList: own } = await elsewhere.send(
      new trail.DescribeTrailsCommand({ includeShadowTrails: false }),
    )
    expect(own).toEqual([])
  })

  it('refuses the selector of earlier guides', async () => {
    const { client } = await start()
    plantTrailBucket()
    await client.send(create)
    const put = new trail.PutEventSelectorsCommand({
      TrailName: Name,
      EventSelectors: [
        {
          ReadWriteType: 'All',
          IncludeManagementEvents: true,
          DataResources: [
            { Type: 'AWS::Bedrock::Model', Values: ['arn:aws:bedrock:*:*:foundation-model/*'] },
          ],
        },
      ],
    })
    await expect(client.send(put)).rejects.toEqual(named('InvalidEventSelectorsException'))
  })
})

describe('the event history', () => {
  const lookUp = (AttributeValue: string) =>
    new trail.LookupEventsCommand({
      LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue }],
    })

  it('tells of every call to a model without any trail, refused ones too', async () => {
    const { client, options } = await start('broad-policy')
    const runtime = new BedrockRuntimeClient(options)
    const ask = (modelId: string) =>
      runtime.send(
        new ConverseCommand({
          modelId,
          messages: [{ role: 'user', content: [{ text: 'Hello' }] }],
        }),
      )
    await ask('eu.anthropic.claude-haiku-5-5')
    await ask('eu.anthropic.claude-nothing').catch(() => undefined)
    const { Events = [] } = await client.send(lookUp('Converse'))
    expect(Events.map(({ Username, ReadOnly }) => [Username, ReadOnly])).toEqual([
      ['admin', 'true'],
      ['admin', 'true'],
    ])
    expect(Events.map(({ CloudTrailEvent = '' }) => JSON.parse(CloudTrailEvent))).toMatchObject([
      {
        requestParameters: { modelId: 'eu.anthropic.claude-nothing' },
        errorCode: expect.any(String),
      },
      { requestParameters: { modelId: 'eu.anthropic.claude-haiku-5-5' } },
    ])
  })

  it('agrees with the use that was there before, page by page', async () => {
    const { client } = await start('month-of-use')
    const first = await client.send(lookUp('InvokeModelWithResponseStream'))
    expect(first.Events).toHaveLength(50)
    const next = await client.send(
      new trail.LookupEventsCommand({
        ...lookUp('InvokeModelWithResponseStream').input,
        NextToken: first.NextToken,
      }),
    )
    const ids = [...(first.Events ?? []), ...(next.Events ?? [])].map(({ EventId }) => EventId)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('is for those who may look into it', async () => {
    const { client } = await start('fresh', 'user')
    await expect(client.send(lookUp('Converse'))).rejects.toThrow(/cloudtrail:LookupEvents/)
  })
})
