import { type ServiceName, services } from './services.ts'

/** Operations whose right is called otherwise: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html */
const otherwise: Readonly<Record<string, string>> = {
  's3:HeadBucket': 's3:ListBucket',
  's3:ListObjectsV2': 's3:ListBucket',
  's3:PutPublicAccessBlock': 's3:PutBucketPublicAccessBlock',
  's3:GetPublicAccessBlock': 's3:GetBucketPublicAccessBlock',
  's3:PutBucketEncryption': 's3:PutEncryptionConfiguration',
  's3:GetBucketEncryption': 's3:GetEncryptionConfiguration',
}

/** The right that a call takes, as a policy names it: `iam:CreatePolicy`. */
export function iamAction({
  service,
  operation,
}: {
  readonly service: ServiceName
  readonly operation: string
}): string {
  const action = `${services[service].iam}:${operation}`
  return otherwise[action] ?? action
}
