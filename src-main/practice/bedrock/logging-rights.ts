import { decide } from '../iam/decide.ts'
import { heldUnder } from '../iam/held-under.ts'
import { letsService, trustsService } from '../iam/resource-policy.ts'
import type { Call } from '../operation.ts'
import { streamArn } from '../services/cloudwatch-logs/held-group.ts'

type At = Pick<Call, 'account' | 'region'>

export const streamName = 'aws/bedrock/modelinvocations'
const service = 'bedrock.amazonaws.com'

/** By which a role or bucket can tell this account's Bedrock from anybody else's. */
const sourceOf = ({ account, region }: At) => ({
  'aws:SourceAccount': [account.id],
  'aws:SourceArn': [`arn:aws:bedrock:${region}:${account.id}:*`],
  'aws:RequestedRegion': [region],
})

/**
 * Whether Bedrock may take the role, and the role write into the group:
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html
 */
export function mayWriteLogs(at: At, roleArn: string, group: string): boolean {
  const { account } = at
  const role = Object.values(account.iam.roles).find(({ arn }) => arn === roleArn)
  if (!role || !trustsService(role.trust, service, sourceOf(at))) return false
  return ['logs:CreateLogStream', 'logs:PutLogEvents'].every((action) => {
    const permission = { action, resource: streamArn(at, group, streamName) }
    const context = { 'aws:RequestedRegion': [at.region], 'aws:PrincipalArn': [roleArn] }
    return (
      decide(account, { kind: 'role', name: role.name, arn: roleArn }, permission, context)
        .outcome === 'allowed'
    )
  })
}

export const keyBelow = (prefix: string | undefined, { account, region }: At): string =>
  `${prefix ? `${prefix.replace(/\/$/, '')}/` : ''}AWSLogs/${account.id}/BedrockModelInvocationLogs/${region}`

/** Whether the policy of the bucket, which must be in the same Region, lets Bedrock write into it. */
export function mayWriteObjects(at: At, bucketName: string, prefix: string | undefined): boolean {
  const bucket = heldUnder(at.account.buckets ?? {}, bucketName)
  return (
    bucket?.region === at.region &&
    letsService(bucket.policy ?? '', service, {
      action: 's3:PutObject',
      resource: `arn:aws:s3:::${bucketName}/${keyBelow(prefix, at)}/any`,
      context: sourceOf(at),
    })
  )
}
