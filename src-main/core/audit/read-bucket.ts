import { isDeepStrictEqual } from 'node:util'
import type { JsonObject } from '../changes/change.ts'
import { isSameJson } from '../same-json.ts'
import { orAbsent } from '../settle/look.ts'
import { regionOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'

export const publicAccessBlock = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
} satisfies JsonObject

/** What of the bucket is already as it should be; undefined where there is no such bucket. */
export async function readBucket(context: StepContext, Bucket: string, policy: string) {
  const { aws, signal } = context
  const options = { region: regionOf(context), signal }
  const found = await orAbsent(aws.call('s3', 'HeadBucket', { Bucket }, options))
  if (!found) return undefined
  const [block, encryption, held] = await Promise.all([
    orAbsent(aws.call('s3', 'GetPublicAccessBlock', { Bucket }, options)),
    orAbsent(aws.call('s3', 'GetBucketEncryption', { Bucket }, options)),
    orAbsent(aws.call('s3', 'GetBucketPolicy', { Bucket }, options)),
  ])
  return {
    isBlocked: isDeepStrictEqual(
      { ...block?.PublicAccessBlockConfiguration },
      { ...publicAccessBlock },
    ),
    isEncrypted: (encryption?.ServerSideEncryptionConfiguration?.Rules?.length ?? 0) > 0,
    policy: held?.Policy,
    hasPolicy: held?.Policy !== undefined && isSameJson(held.Policy, policy),
  }
}
