import type * as S3 from '@aws-sdk/client-s3'
import { readResourcePolicy } from '../../iam/resource-policy.ts'
import { AwsError, type Operation } from '../../operation.ts'
import { bucketArn, findBucket, onBucket } from './held-bucket.ts'

export const putBucketPolicy: Operation<S3.PutBucketPolicyRequest, object> = {
  permissions: onBucket('PutBucketPolicy'),
  run: ({ Bucket, Policy = '' }, call) => {
    const bucket = findBucket(Bucket, call)
    const statements = readResourcePolicy(Policy)
    const isOurs = statements?.every(({ statement }) =>
      statement.Resource?.every(
        (arn) => arn === bucketArn(Bucket) || arn.startsWith(`${bucketArn(Bucket)}/`),
      ),
    )
    if (!statements) throw new AwsError('MalformedPolicy', 'Policies must be valid JSON')
    if (!isOurs) throw new AwsError('MalformedPolicy', 'Policy has invalid resource')
    const isPublic = statements.some(
      ({ principal, statement }) =>
        statement.Effect === 'Allow' && principal === '*' && !statement.Condition,
    )
    if (isPublic && bucket.publicAccessBlock?.BlockPublicPolicy)
      throw new AwsError(
        'AccessDenied',
        'User is not authorized to perform: s3:PutBucketPolicy because public policies are blocked by the BlockPublicPolicy block public access setting.',
        403,
      )
    bucket.policy = Policy
    return {}
  },
}

export const getBucketPolicy: Operation<S3.GetBucketPolicyRequest, S3.GetBucketPolicyOutput> = {
  permissions: onBucket('GetBucketPolicy'),
  run: ({ Bucket }, call) => {
    const { policy } = findBucket(Bucket, call)
    if (policy === undefined)
      throw new AwsError('NoSuchBucketPolicy', 'The bucket policy does not exist', 404)
    return { Policy: policy }
  },
}

export const putPublicAccessBlock: Operation<S3.PutPublicAccessBlockRequest, object> = {
  permissions: onBucket('PutBucketPublicAccessBlock'),
  run: ({ Bucket, PublicAccessBlockConfiguration: asked }, call) => {
    findBucket(Bucket, call).publicAccessBlock = {
      BlockPublicAcls: asked?.BlockPublicAcls ?? false,
      IgnorePublicAcls: asked?.IgnorePublicAcls ?? false,
      BlockPublicPolicy: asked?.BlockPublicPolicy ?? false,
      RestrictPublicBuckets: asked?.RestrictPublicBuckets ?? false,
    }
    return {}
  },
}

export const getPublicAccessBlock: Operation<
  S3.GetPublicAccessBlockRequest,
  S3.GetPublicAccessBlockOutput
> = {
  permissions: onBucket('GetBucketPublicAccessBlock'),
  run: ({ Bucket }, call) => {
    const { publicAccessBlock } = findBucket(Bucket, call)
    if (publicAccessBlock) return { PublicAccessBlockConfiguration: publicAccessBlock }
    throw new AwsError(
      'NoSuchPublicAccessBlockConfiguration',
      'The public access block configuration was not found',
      404,
    )
  },
}

export const putBucketEncryption: Operation<S3.PutBucketEncryptionRequest, object> = {
  permissions: onBucket('PutEncryptionConfiguration'),
  run: ({ Bucket, ServerSideEncryptionConfiguration }, call) => {
    const bucket = findBucket(Bucket, call)
    const [rule] = ServerSideEncryptionConfiguration?.Rules ?? []
    const algorithm = rule?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm
    if (!algorithm || !['AES256', 'aws:kms', 'aws:kms:dsse'].includes(algorithm))
      throw new AwsError('MalformedXML', 'The XML you provided was not well-formed')
    bucket.encryption = algorithm
    return {}
  },
}

export const getBucketEncryption: Operation<
  S3.GetBucketEncryptionRequest,
  S3.GetBucketEncryptionOutput
> = {
  permissions: onBucket('GetEncryptionConfiguration'),
  run: ({ Bucket }, call) => ({
    ServerSideEncryptionConfiguration: {
      Rules: [
        {
          ApplyServerSideEncryptionByDefault: {
            SSEAlgorithm: findBucket(Bucket, call).encryption,
          },
          BucketKeyEnabled: false,
        },
      ],
    },
  }),
}
