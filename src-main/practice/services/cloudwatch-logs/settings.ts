import type * as Logs from '@aws-sdk/client-cloudwatch-logs'
import { AwsError, type Call, type Operation, type Permission } from '../../operation.ts'
import { findGroup, groupArn, onGroup } from './held-group.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const retentions = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
]

export const putRetentionPolicy: Operation<Logs.PutRetentionPolicyRequest, object> = {
  permissions: onGroup('PutRetentionPolicy'),
  run: ({ logGroupName, retentionInDays = 0 }, call) => {
    const group = findGroup({ logGroupName }, call)
    if (!retentions.includes(retentionInDays))
      throw new AwsError(
        'InvalidParameterException',
        `1 validation error detected: Value '${retentionInDays}' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [${retentions.join(', ')}]`,
      )
    group.retentionDays = retentionInDays
    return {}
  },
}

export const deleteRetentionPolicy: Operation<Logs.DeleteRetentionPolicyRequest, object> = {
  permissions: onGroup('DeleteRetentionPolicy'),
  run: ({ logGroupName }, call) => {
    delete findGroup({ logGroupName }, call).retentionDays
    return {}
  },
}

type Tagged = { readonly resourceArn: string | undefined }

const onArn =
  (action: string) =>
  ({ resourceArn = '' }: Tagged): Permission[] => [
    { action: `logs:${action}`, resource: resourceArn },
  ]

function findByArn({ resourceArn = '' }: Tagged, call: Call) {
  const group = findGroup({ logGroupIdentifier: resourceArn }, call)
  if (resourceArn === groupArn(call, group.name)) return group
  throw new AwsError('ResourceNotFoundException', 'The specified resource does not exist.')
}

export const tagResource: Operation<Logs.TagResourceRequest, object> = {
  permissions: onArn('TagResource'),
  run: ({ resourceArn, tags = {} }, call) => {
    const group = findByArn({ resourceArn }, call)
    group.tags = { ...group.tags, ...tags }
    return {}
  },
}

export const untagResource: Operation<Logs.UntagResourceRequest, object> = {
  permissions: onArn('UntagResource'),
  run: ({ resourceArn, tagKeys = [] }, call) => {
    const group = findByArn({ resourceArn }, call)
    group.tags = Object.fromEntries(
      Object.entries(group.tags).filter(([key]) => !tagKeys.includes(key)),
    )
    return {}
  },
}

export const listTagsForResource: Operation<
  Logs.ListTagsForResourceRequest,
  Logs.ListTagsForResourceResponse
> = {
  permissions: onArn('ListTagsForResource'),
  run: ({ resourceArn }, call) => ({ tags: { ...findByArn({ resourceArn }, call).tags } }),
}
