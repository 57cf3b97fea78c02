import type { SecurityGroup, Tag, Vpc as Told } from '@aws-sdk/client-ec2'
import type { Vpc } from '../../../shared/setup/network.ts'
import { mapAtMost } from '../map-at-most.ts'
import { regionOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'
import { letsIn } from './lets-in.ts'

export type ReadVpc = Vpc & { readonly rules: readonly SecurityGroup[] }

const nameOf = (tags: readonly Tag[] = []) => {
  const name = tags.find(({ Key }) => Key === 'Name')?.Value
  return name ? { name } : {}
}

/** The VPCs of the chosen Region with what an endpoint stands in: subnets, security groups, and how DNS is set. */
export async function readVpcs(
  context: StepContext,
  servedZones: readonly string[],
): Promise<ReadVpc[]> {
  const { aws, signal } = context
  const options = { region: regionOf(context), signal }
  const [{ Vpcs = [] }, { Subnets = [] }, { SecurityGroups = [] }] = await Promise.all([
    aws.call('ec2', 'DescribeVpcs', {}, options),
    aws.call('ec2', 'DescribeSubnets', {}, options),
    aws.call('ec2', 'DescribeSecurityGroups', {}, options),
  ])
  const dnsOf = async (VpcId: string) => {
    const ask = (Attribute: 'enableDnsSupport' | 'enableDnsHostnames') =>
      aws.call('ec2', 'DescribeVpcAttribute', { VpcId, Attribute }, options)
    const [support, hostnames] = await Promise.all([
      ask('enableDnsSupport'),
      ask('enableDnsHostnames'),
    ])
    return {
      support: support.EnableDnsSupport?.Value ?? false,
      hostnames: hostnames.EnableDnsHostnames?.Value ?? false,
    }
  }
  return mapAtMost(4, Vpcs, async (vpc) => {
    const id = vpc.VpcId ?? ''
    const cidrs = rangesOf(vpc)
    const rules = SecurityGroups.filter(({ VpcId }) => VpcId === id)
    return {
      id,
      ...nameOf(vpc.Tags),
      cidrs,
      isDefault: vpc.IsDefault ?? false,
      dns: await dnsOf(id),
      subnets: Subnets.filter(({ VpcId }) => VpcId === id).map((subnet) => ({
        id: subnet.SubnetId ?? '',
        ...nameOf(subnet.Tags),
        zone: subnet.AvailabilityZone ?? '',
        cidr: subnet.CidrBlock ?? '',
        isServed: servedZones.includes(subnet.AvailabilityZone ?? ''),
      })),
      groups: rules.map(({ GroupId = '', GroupName = '', IpPermissions = [] }) => ({
        id: GroupId,
        name: GroupName,
        letsIn: letsIn(IpPermissions, cidrs),
      })),
      rules,
    }
  })
}

const rangesOf = ({ CidrBlock, CidrBlockAssociationSet = [] }: Told): string[] => {
  const all = CidrBlockAssociationSet.filter(
    ({ CidrBlockState }) => CidrBlockState?.State === 'associated',
  ).flatMap(({ CidrBlock: range }) => range ?? [])
  return all.length > 0 ? all : CidrBlock ? [CidrBlock] : []
}
