import type * as EC2 from '@aws-sdk/client-ec2'
import { AwsError, type Call, type Operation } from '../../operation.ts'
import { onAll } from './arns.ts'
import { fits, tagFilters } from './filters.ts'
import { changeNetwork, networkOf, put } from './network.ts'
import { tagsOf } from './tags.ts'

/** A VPC of the Region. Throws what EC2 says of an id it does not know. */
export function findVpc(id: string | undefined, call: Pick<Call, 'account' | 'region' | 'now'>) {
  const vpc = networkOf(call).vpcs[id ?? '']
  if (vpc) return vpc
  throw new AwsError('InvalidVpcID.NotFound', `The vpc ID '${id}' does not exist`)
}

export const describeVpcs: Operation<EC2.DescribeVpcsRequest, EC2.DescribeVpcsResult> = {
  run: ({ VpcIds = [], Filters }, call) => {
    for (const id of VpcIds) findVpc(id, call)
    const network = networkOf(call)
    const found = Object.entries(network.vpcs).filter(
      ([id, { cidr, isDefault }]) =>
        (VpcIds.length === 0 || VpcIds.includes(id)) &&
        fits(Filters, {
          'vpc-id': id,
          cidr,
          'cidr-block-association.cidr-block': cidr,
          'is-default': String(isDefault),
          isDefault: String(isDefault),
          state: 'available',
          'owner-id': call.account.id,
          ...tagFilters(network.tags[id] ?? {}),
        }),
    )
    return {
      Vpcs: found.map(([VpcId, { cidr, moreCidrs = [], isDefault }]) => ({
        VpcId,
        CidrBlock: cidr,
        CidrBlockAssociationSet: [cidr, ...moreCidrs].map((CidrBlock, index) => ({
          AssociationId: `${VpcId.replace('vpc', 'vpc-cidr-assoc')}${index || ''}`,
          CidrBlock,
          CidrBlockState: { State: 'associated' },
        })),
        IsDefault: isDefault,
        State: 'available',
        OwnerId: call.account.id,
        InstanceTenancy: 'default',
        ...tagsOf(network, VpcId),
      })),
    }
  },
}

export const describeVpcAttribute: Operation<
  EC2.DescribeVpcAttributeRequest,
  EC2.DescribeVpcAttributeResult
> = {
  permissions: ({ VpcId }, call) => onAll('DescribeVpcAttribute', [VpcId], call),
  run: ({ VpcId, Attribute }, call) => {
    const { support, hostnames } = findVpc(VpcId, call)
    switch (Attribute) {
      case 'enableDnsSupport':
        return { VpcId, EnableDnsSupport: { Value: support } }
      case 'enableDnsHostnames':
        return { VpcId, EnableDnsHostnames: { Value: hostnames } }
      default:
        throw new AwsError(
          'InvalidParameterValue',
          `Value (${Attribute}) for parameter attribute is invalid. Unknown attribute`,
        )
    }
  },
}

export const modifyVpcAttribute: Operation<EC2.ModifyVpcAttributeRequest, object> = {
  permissions: ({ VpcId }, call) => onAll('ModifyVpcAttribute', [VpcId], call),
  run: (asked, call) => {
    const { VpcId = '', EnableDnsSupport, EnableDnsHostnames } = asked
    const vpc = findVpc(VpcId, call)
    if (EnableDnsSupport && EnableDnsHostnames)
      throw new AwsError(
        'InvalidParameterCombination',
        'Fields for multiple attribute types specified: enableDnsHostnames, enableDnsSupport',
      )
    const support = EnableDnsSupport?.Value ?? vpc.support
    const hostnames = EnableDnsHostnames?.Value ?? vpc.hostnames
    if (hostnames && !support)
      throw new AwsError(
        'InvalidParameterValue',
        'DNS hostnames require DNS support: enableDnsSupport must be true while enableDnsHostnames is true.',
      )
    const isAsMade = support && hostnames === vpc.isDefault
    changeNetwork(call, (held) => ({
      ...held,
      dns: put(held.dns, VpcId, isAsMade ? undefined : { support, hostnames }),
    }))
    return {}
  },
}
