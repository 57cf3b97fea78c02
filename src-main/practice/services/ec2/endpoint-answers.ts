import { createHash } from 'node:crypto'
import type * as EC2 from '@aws-sdk/client-ec2'
import type { EndpointState } from '../../account-network.ts'
import type { Call } from '../../operation.ts'
import { findService, shortName } from './endpoint-services.ts'
import { networkOf } from './network.ts'
import { findSubnet } from './subnets.ts'
import { tagsOf } from './tags.ts'

/** How long AWS takes to set an endpoint up. A minute or two, really. */
const pendingMs = 1_200

/** In small letters, as it comes over the wire; the SDK's own list has capitals. */
export function stateOf({ createdAt, deletedAt, hasFailed }: EndpointState, now: number): string {
  if (deletedAt !== undefined) return 'deleting'
  if (hasFailed) return 'failed'
  return now - createdAt < pendingMs ? 'pending' : 'available'
}

const lets = {
  Version: '2008-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
}

export type Told = Omit<EC2.VpcEndpoint, 'State'> & { readonly State: string }

/** An endpoint as EC2 tells of it. */
export function toAnswer(id: string, endpoint: EndpointState, call: Call): Told {
  const network = networkOf(call)
  const { region, account, now } = call
  const { service, subnets, groups, vpcId } = endpoint
  const mark = createHash('sha256').update(id).digest('hex')
  const base = `${shortName(service)}.${region}.vpce.amazonaws.com`
  const zones = subnets.map((subnet) => findSubnet(subnet, call).zone)
  const zone = (name: string): EC2.DnsEntry => ({
    DnsName: name,
    HostedZoneId: `Z${mark.slice(8, 21).toUpperCase()}`,
  })
  return {
    VpcEndpointId: id,
    VpcEndpointType: 'Interface',
    VpcId: vpcId,
    ServiceName: service,
    ServiceRegion: region,
    State: stateOf(endpoint, now()),
    PolicyDocument: endpoint.policy ?? JSON.stringify(lets),
    RouteTableIds: [],
    SubnetIds: [...subnets],
    Groups: groups.map((GroupId) => ({
      GroupId,
      GroupName: network.groups[GroupId]?.name ?? '',
    })),
    IpAddressType: 'ipv4',
    PrivateDnsEnabled: endpoint.privateDns,
    RequesterManaged: false,
    NetworkInterfaceIds: subnets.map(
      (subnet) =>
        `eni-0${createHash('sha256').update(`${id} ${subnet}`).digest('hex').slice(0, 16)}`,
    ),
    DnsEntries: [
      zone(`${id}-${mark.slice(0, 8)}.${base}`),
      ...zones.map((each) => zone(`${id}-${mark.slice(0, 8)}-${each}.${base}`)),
      ...(endpoint.privateDns ? [zone(findService(service, region).dnsName)] : []),
    ],
    CreationTimestamp: new Date(endpoint.createdAt),
    OwnerId: account.id,
    ...tagsOf(network, id),
  }
}
