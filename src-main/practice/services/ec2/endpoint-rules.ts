import type { EndpointState } from '../../account-network.ts'
import { readResourcePolicy } from '../../iam/resource-policy.ts'
import { AwsError, type Call, type Permission } from '../../operation.ts'
import { findService } from './endpoint-services.ts'
import { networkOf } from './network.ts'
import { findSubnet } from './subnets.ts'

type Wanted = Omit<EndpointState, 'createdAt'>

const refuse = (message: string) => new AwsError('InvalidParameter', message)

/** Private DNS is kept in a hosted zone, which is Route 53's: https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html */
export const privateDnsRight: Permission = {
  action: 'route53:AssociateVPCWithHostedZone',
  resource: '*',
}

/** Throws what EC2 says of an endpoint that cannot be. `id` is its own, where it exists already. */
export function refuseEndpoint(wanted: Wanted, call: Call, id?: string): void {
  refuseSubnets(wanted, call)
  refuseGroups(wanted, call)
  if (wanted.privateDns) refusePrivateDns(wanted, call, id)
  if (wanted.policy !== undefined && !readResourcePolicy(wanted.policy))
    throw new AwsError(
      'InvalidPolicyDocument',
      'The specified policy document is not a valid JSON policy document.',
    )
}

function refuseSubnets({ subnets, vpcId, service }: Wanted, call: Call): void {
  const { zones } = findService(service, call.region)
  const found = subnets.map((subnet) => findSubnet(subnet, call))
  for (const [index, { id, zone, ...subnet }] of found.entries()) {
    if (subnet.vpcId !== vpcId) throw refuse(`The subnet ${id} does not belong to VPC ${vpcId}.`)
    if (!zones.includes(zone))
      throw refuse(
        `The VPC endpoint service ${service} does not support the availability zone of the subnet: ${id}.`,
      )
    if (found.slice(0, index).some((other) => other.zone === zone))
      throw new AwsError(
        'DuplicateSubnetsInSameZone',
        `Found another VPC endpoint subnet in the availability zone of ${id}`,
      )
  }
}

function refuseGroups({ groups, vpcId }: Wanted, call: Call): void {
  const known = networkOf(call).groups
  for (const id of groups) {
    const group = known[id]
    if (!group)
      throw new AwsError(
        'InvalidSecurityGroupID.NotFound',
        `The security group ID '${id}' does not exist`,
      )
    if (group.vpcId !== vpcId)
      throw refuse(`Security group ${id} and VPC ${vpcId} belong to different networks.`)
  }
}

function refusePrivateDns({ vpcId, service }: Wanted, call: Call, own?: string): void {
  call.authorize(privateDnsRight)
  const { vpcs, endpoints } = networkOf(call)
  const vpc = vpcs[vpcId]
  if (!vpc?.support || !vpc.hostnames)
    throw refuse(
      `Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for ${vpcId}`,
    )
  const isTaken = Object.entries(endpoints).some(
    ([id, other]) =>
      id !== own && other.vpcId === vpcId && other.service === service && other.privateDns,
  )
  if (isTaken)
    throw refuse(
      `private-dns-enabled cannot be set because there is already a conflicting DNS domain for ${findService(service, call.region).dnsName} in the VPC ${vpcId}`,
    )
}
