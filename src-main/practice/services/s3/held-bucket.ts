import type { BucketState } from '../../account-audit.ts'
import { heldUnder } from '../../iam/held-under.ts'
import { AwsError, type Call, type Permission } from '../../operation.ts'

/** The caller's bucket of this name, in the Region that was asked. Throws what S3 answers otherwise. */
export function findBucket(name: string | undefined, { account, region }: Call): BucketState {
  const bucket = heldUnder(account.buckets ?? {}, name ?? '')
  if (!bucket) throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404)
  if (bucket.region === region) return bucket
  throw new AwsError(
    'PermanentRedirect',
    'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
    301,
  )
}

export const bucketArn = (name: string | undefined): string => `arn:aws:s3:::${name}`

/** What IAM must allow: S3's actions are often called otherwise than its operations. */
export const onBucket =
  (action: string) =>
  ({ Bucket }: { readonly Bucket: string | undefined }): Permission[] => [
    { action: `s3:${action}`, resource: bucketArn(Bucket) },
  ]
