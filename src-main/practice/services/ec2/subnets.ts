import type * as EC2 from '@aws-sdk/client-ec2'
import { AwsError, type Call, type Operation } from '../../operation.ts'
import { arnOf } from './arns.ts'
import { fits, tagFilters } from './filters.ts'
import { networkOf } from './network.ts'
import { tagsOf } from './tags.ts'
import { zoneId, zonesOf } from './zones.ts'

/** Every subnet of the Region with its VPC and its zone. */
const subnetsOf = (call: Pick<Call, 'account' | 'region' | 'now'>) =>
  Object.entries(networkOf(call).vpcs).flatMap(([vpcId, { subnets, isDefault }]) =>
    subnets.map((subnet) => ({ ...subnet, vpcId, isDefault, zone: call.region + subnet.zone })),
  )

export function findSubnet(id: string, call: Pick<Call, 'account' | 'region' | 'now'>) {
  const subnet = subnetsOf(call).find((each) => each.id === id)
  if (subnet) return subnet
  throw new AwsError('InvalidSubnetID.NotFound', `The subnet ID '${id}' does not exist`)
}

export const describeSubnets: Operation<EC2.DescribeSubnetsRequest, EC2.DescribeSubnetsResult> = {
  run: ({ SubnetIds = [], Filters }, call) => {
    for (const id of SubnetIds) findSubnet(id, call)
    const network = networkOf(call)
    const found = subnetsOf(call).filter(
      ({ id, vpcId, zone, cidr, isDefault }) =>
        (SubnetIds.length === 0 || SubnetIds.includes(id)) &&
        fits(Filters, {
          'subnet-id': id,
          'vpc-id': vpcId,
          'availability-zone': zone,
          availabilityZone: zone,
          'availability-zone-id': zoneId(zone),
          'cidr-block': cidr,
          'default-for-az': String(isDefault),
          state: 'available',
          ...tagFilters(network.tags[id] ?? {}),
        }),
    )
    return {
      Subnets: found.map(({ id, vpcId, zone, cidr, isDefault }) => ({
        SubnetId: id,
        SubnetArn: arnOf(id, call),
        VpcId: vpcId,
        AvailabilityZone: zone,
        AvailabilityZoneId: zoneId(zone),
        CidrBlock: cidr,
        AvailableIpAddressCount: 2 ** (32 - Number(cidr.split('/')[1])) - 5,
        DefaultForAz: isDefault,
        MapPublicIpOnLaunch: isDefault,
        State: 'available',
        OwnerId: call.account.id,
        ...tagsOf(network, id),
      })),
    }
  },
}

export const describeAvailabilityZones: Operation<
  EC2.DescribeAvailabilityZonesRequest,
  EC2.DescribeAvailabilityZonesResult
> = {
  run: ({ ZoneNames = [], Filters }, { region }) => ({
    AvailabilityZones: zonesOf(region)
      .filter(
        (zone) =>
          (ZoneNames.length === 0 || ZoneNames.includes(zone)) &&
          fits(Filters, {
            'zone-name': zone,
            'zone-id': zoneId(zone),
            'region-name': region,
            state: 'available',
            'zone-type': 'availability-zone',
            'opt-in-status': 'opt-in-not-required',
          }),
      )
      .map((zone) => ({
        ZoneName: zone,
        ZoneId: zoneId(zone),
        RegionName: region,
        State: 'available',
        ZoneType: 'availability-zone',
        OptInStatus: 'opt-in-not-required',
        GroupName: region,
        NetworkBorderGroup: region,
      })),
  }),
}
