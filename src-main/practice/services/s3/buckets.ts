import type * as S3 from '@aws-sdk/client-s3'
import { heldUnder } from '../../iam/held-under.ts'
import { AwsError, type Operation } from '../../operation.ts'
import { deliverLogs } from '../cloudtrail/deliver-logs.ts'
import { findBucket, onBucket } from './held-bucket.ts'

export const createBucket: Operation<S3.CreateBucketRequest, S3.CreateBucketOutput> = {
  permissions: onBucket('CreateBucket'),
  run: ({ Bucket = '', CreateBucketConfiguration }, { account, region, now }) => {
    if (!isBucketName(Bucket))
      throw new AwsError('InvalidBucketName', 'The specified bucket is not valid.')
    const asked = CreateBucketConfiguration?.LocationConstraint
    // Only us-east-1 takes no constraint: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html
    if (asked === undefined && region !== 'us-east-1')
      throw new AwsError(
        'IllegalLocationConstraintException',
        'The unspecified location constraint is incompatible for the region specific endpoint this request was sent to.',
      )
    if (asked !== undefined && (String(asked) === 'us-east-1' || asked !== region))
      throw new AwsError(
        'InvalidLocationConstraint',
        'The specified location-constraint is not valid',
      )
    if (takenByOthers.includes(Bucket))
      throw new AwsError(
        'BucketAlreadyExists',
        'The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.',
        409,
      )
    if (heldUnder(account.buckets ?? {}, Bucket))
      throw new AwsError(
        'BucketAlreadyOwnedByYou',
        'Your previous request to create the named bucket succeeded and you already own it.',
        409,
      )
    account.buckets = {
      ...account.buckets,
      [Bucket]: {
        name: Bucket,
        region,
        createdAt: now(),
        // As every new bucket has it since 2023.
        encryption: 'AES256',
        publicAccessBlock: allBlocked,
        objects: [],
      },
    }
    return { Location: `/${Bucket}` }
  },
}

const allBlocked = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
}

/** Names are one for all accounts of AWS, so this one is somebody's. */
const takenByOthers = ['my-bucket', 'logs', 'test-bucket']

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const isBucketName = (name: string) =>
  /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) && !name.includes('..') && !/^[\d.]+$/.test(name)

export const headBucket: Operation<S3.HeadBucketRequest, S3.HeadBucketOutput> = {
  permissions: onBucket('ListBucket'),
  run: ({ Bucket }, call) => {
    if (!heldUnder(call.account.buckets ?? {}, Bucket ?? ''))
      throw takenByOthers.includes(Bucket ?? '')
        ? new AwsError('Forbidden', '', 403)
        : new AwsError('NotFound', '', 404)
    return { BucketRegion: findBucket(Bucket, call).region }
  },
}

export const listObjectsV2: Operation<S3.ListObjectsV2Request, S3.ListObjectsV2Output> = {
  permissions: onBucket('ListBucket'),
  run: ({ Bucket, MaxKeys = 1000, Prefix = '' }, call) => {
    deliverLogs(call)
    const found = findBucket(Bucket, call).objects.filter((key) => key.startsWith(Prefix))
    const shown = found.slice(0, MaxKeys)
    return {
      Name: Bucket,
      MaxKeys,
      KeyCount: shown.length,
      IsTruncated: found.length > shown.length,
      Contents: shown.map((Key) => ({ Key, Size: 1024 })),
    }
  },
}

export const deleteBucket: Operation<S3.DeleteBucketRequest, object> = {
  permissions: onBucket('DeleteBucket'),
  run: ({ Bucket }, call) => {
    deliverLogs(call)
    const { name, objects } = findBucket(Bucket, call)
    if (objects.length > 0)
      throw new AwsError('BucketNotEmpty', 'The bucket you tried to delete is not empty', 409)
    const { [name]: _, ...rest } = call.account.buckets ?? {}
    if (Object.keys(rest).length > 0) call.account.buckets = rest
    else delete call.account.buckets
    return {}
  },
}
