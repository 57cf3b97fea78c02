import * as s3 from '@aws-sdk/client-s3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Practice, startPractice } from '../start.ts'

const Bucket = 'claude-audit-111122223333'
const region = 'eu-central-1'
let practice: Practice
let client: s3.S3Client
beforeEach(async () => {
  practice = await startPractice({ scenario: 'fresh' })
  client = clientOf('admin')
})
afterEach(() => practice.stop())

const clientOf = (who: 'admin' | 'user', at = region) =>
  new s3.S3Client({
    endpoint: practice.endpoint,
    region: at,
    credentials: practice.keys[who],
    maxAttempts: 1,
  })
const create = (name = Bucket) =>
  client.send(
    new s3.CreateBucketCommand({
      Bucket: name,
      CreateBucketConfiguration: { LocationConstraint: region },
    }),
  )
const named = (name: string) => expect.objectContaining({ name })

describe('a bucket', () => {
  it('is made in its Region, closed to the public and encrypted from the start', async () => {
    await create()
    expect(await client.send(new s3.HeadBucketCommand({ Bucket }))).toMatchObject({
      BucketRegion: region,
    })
    const { PublicAccessBlockConfiguration } = await client.send(
      new s3.GetPublicAccessBlockCommand({ Bucket }),
    )
    expect(PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    })
    const { ServerSideEncryptionConfiguration } = await client.send(
      new s3.GetBucketEncryptionCommand({ Bucket }),
    )
    expect(
      ServerSideEncryptionConfiguration?.Rules?.[0]?.ApplyServerSideEncryptionByDefault,
    ).toEqual({ SSEAlgorithm: 'AES256' })
  })

  it('keeps the settings that are put on it', async () => {
    await create()
    await client.send(
      new s3.PutPublicAccessBlockCommand({
        Bucket,
        PublicAccessBlockConfiguration: { BlockPublicAcls: true },
      }),
    )
    await client.send(
      new s3.PutBucketEncryptionCommand({
        Bucket,
        ServerSideEncryptionConfiguration: {
          Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }],
        },
      }),
    )
    expect(practice.account.buckets?.[Bucket]).toMatchObject({
      encryption: 'aws:kms',
      publicAccessBlock: { BlockPublicAcls: true, BlockPublicPolicy: false },
    })
  })

  it('takes a policy about itself only, and none for everybody while that is blocked', async () => {
    await create()
    const put = (Principal: unknown, Resource = `arn:aws:s3:::${Bucket}/*`) =>
      client.send(
        new s3.PutBucketPolicyCommand({
          Bucket,
          Policy: JSON.stringify({
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Principal, Action: 's3:GetObject', Resource }],
          }),
        }),
      )
    await expect(put({ Service: 'x.amazonaws.com' }, 'arn:aws:s3:::other/*')).rejects.toEqual(
      named('MalformedPolicy'),
    )
    await expect(put('*')).rejects.toEqual(named('AccessDenied'))
    await expect(client.send(new s3.GetBucketPolicyCommand({ Bucket }))).rejects.toEqual(
      named('NoSuchBucketPolicy'),
    )
    await put({ Service: 'cloudtrail.amazonaws.com' })
    const { Policy } = await client.send(new s3.GetBucketPolicyCommand({ Bucket }))
    expect(Policy).toContain('cloudtrail.amazonaws.com')
  })

  it('has a name that nobody in the world has, and that S3 takes', async () => {
    await create()
    await expect(create()).rejects.toEqual(named('BucketAlreadyOwnedByYou'))
    await expect(create('my-bucket')).rejects.toEqual(named('BucketAlreadyExists'))
    await expect(create('No_Capitals')).rejects.toEqual(named('InvalidBucketName'))
    await expect(
      clientOf('admin', 'us-east-1').send(new s3.GetBucketPolicyCommand({ Bucket })),
    ).rejects.toEqual(named('PermanentRedirect'))
  })

  it('is deleted when it is empty, and kept when it is not', async () => {
    await create()
    practice.account.buckets?.[Bucket]?.objects.push('AWSLogs/file.json.gz')
    const { Contents, KeyCount } = await client.send(new s3.ListObjectsV2Command({ Bucket }))
    expect([KeyCount, Contents?.[0]?.Key]).toEqual([1, 'AWSLogs/file.json.gz'])
    await expect(client.send(new s3.DeleteBucketCommand({ Bucket }))).rejects.toEqual(
      named('BucketNotEmpty'),
    )
    practice.account.buckets?.[Bucket]?.objects.pop()
    await client.send(new s3.DeleteBucketCommand({ Bucket }))
    await expect(client.send(new s3.HeadBucketCommand({ Bucket }))).rejects.toEqual(
      named('NotFound'),
    )
  })

  it('is nothing to somebody without the right, who is told the action that is missing', async () => {
    await expect(
      clientOf('user').send(
        new s3.PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration: {} }),
      ),
    ).rejects.toThrow(/s3:PutBucketPublicAccessBlock on resource: arn:aws:s3:::claude-audit/)
    const stranger = new s3.S3Client({
      endpoint: practice.endpoint,
      region,
      credentials: { accessKeyId: 'AKIAIOSFODNN7STRANGE', secretAccessKey: 'nothing' },
      maxAttempts: 1,
    })
    await expect(stranger.send(new s3.GetBucketPolicyCommand({ Bucket }))).rejects.toEqual(
      named('InvalidAccessKeyId'),
    )
  })
})
