import { isDeepStrictEqual } from 'node:util'
import { type Look, orAbsent, seenIf, text } from './look.ts'

const options = ({ call, signal }: Parameters<Look>[0]) => ({ region: call.region, signal })
const bucketOf = ({ call }: Parameters<Look>[0]) => ({ Bucket: text(call, 'Bucket') ?? '' })
const head = (at: Parameters<Look>[0]) =>
  orAbsent(at.aws.call('s3', 'HeadBucket', bucketOf(at), options(at)))

/** With how much lies in it, because a bucket that holds records is not deleted. */
export const lookAtCreatedBucket: Look = async (at) => {
  if (!(await head(at))) return { is: 'not-so' }
  const input = { ...bucketOf(at), MaxKeys: 1 }
  const { KeyCount } = await at.aws.call('s3', 'ListObjectsV2', input, options(at))
  return { is: 'so', output: { KeyCount } }
}

export const lookAtDeletedBucket: Look = async (at) => seenIf(!(await head(at)))

export const lookAtPublicAccessBlock: Look = async (at) => {
  const found = await orAbsent(at.aws.call('s3', 'GetPublicAccessBlock', bucketOf(at), options(at)))
  return seenIf(
    isDeepStrictEqual(
      { ...found?.PublicAccessBlockConfiguration },
      at.call.input.PublicAccessBlockConfiguration,
    ),
  )
}

export const lookAtBucketEncryption: Look = async (at) => {
  const found = await orAbsent(at.aws.call('s3', 'GetBucketEncryption', bucketOf(at), options(at)))
  return seenIf((found?.ServerSideEncryptionConfiguration?.Rules?.length ?? 0) > 0)
}

export const lookAtBucketPolicy: Look = async (at) => {
  const found = await orAbsent(at.aws.call('s3', 'GetBucketPolicy', bucketOf(at), options(at)))
  return seenIf(found?.Policy === text(at.call, 'Policy'))
}

const trail = (at: Parameters<Look>[0]) =>
  orAbsent(
    at.aws.call('cloudtrail', 'GetTrailStatus', { Name: text(at.call, 'Name') }, options(at)),
  )

export const lookAtTrail =
  (isThere: boolean): Look =>
  async (at) =>
    seenIf(((await trail(at)) !== undefined) === isThere)

export const lookAtLogging =
  (isLogging: boolean): Look =>
  async (at) =>
    seenIf((await trail(at))?.IsLogging === isLogging)
