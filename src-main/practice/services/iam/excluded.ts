import type * as Iam from '@aws-sdk/client-iam'
import type { PolicySet } from '../../iam/decide.ts'
import { matchesArn } from '../../iam/match.ts'
import type { SourcePolicy } from '../../iam/policies-of.ts'
import { AwsError } from '../../operation.ts'

/** What is left to simulate once the identified policies are taken out, wherever they come from. */
export function withoutExcluded(
  { identity, boundary, organization, isRoot }: PolicySet,
  excluded: readonly Iam.PolicyIdentifier[],
): PolicySet {
  for (const { PolicyArn: arn } of excluded)
    if (arn !== undefined && !/^arn:[\w-]+:iam::(\d{12}|aws):policy\/.+$/.test(arn))
      throw new AwsError('InvalidInput', `Invalid policy ARN in PolicyExclusionList: ${arn}`)
  const stays = (policy: SourcePolicy) => !excluded.some((each) => identifies(each, policy))
  return {
    identity: identity.filter(stays),
    boundary: boundary && stays(boundary) ? boundary : undefined,
    organization: organization.map((level) => level.filter(stays)),
    isRoot,
  }
}

function identifies(
  { PolicyArn, PolicyType, InlinePolicyIdentifier: inline }: Iam.PolicyIdentifier,
  policy: SourcePolicy,
): boolean {
  if (PolicyArn !== undefined) return policy.arn !== undefined && matchesArn(PolicyArn, policy.arn)
  if (PolicyType !== undefined) return PolicyType === typeOf(policy)
  return (
    inline !== undefined &&
    inline.PolicyName === policy.id &&
    inline.AttachmentType === policy.source &&
    policy.holder !== undefined &&
    matchesArn(inline.AttachmentName ?? '', policy.holder)
  )
}

function typeOf({ type, source }: SourcePolicy): Iam.PolicyIdentifierPolicyType {
  if (type === 'Permissions Boundary') return 'permission-boundary'
  if (type === 'Service Control Policy') return 'scp'
  return source === 'aws-managed' || source === 'user-managed' ? source : 'inline'
}
