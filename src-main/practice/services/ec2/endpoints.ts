import type * as EC2 from '@aws-sdk/client-ec2'
import { AwsError, type Call, type Operation } from '../../operation.ts'
import { arnOf, onAll } from './arns.ts'
import { stateOf, type Told, toAnswer } from './endpoint-answers.ts'
import { refuseEndpoint } from './endpoint-rules.ts'
import { findService } from './endpoint-services.ts'
import { fits, tagFilters } from './filters.ts'
import { changeNetwork, drawId, networkOf, put } from './network.ts'
import { specifiedTags, tagging } from './tags.ts'
import { findVpc } from './vpcs.ts'

export function findEndpoint(id: string | undefined, call: Call) {
  const endpoint = networkOf(call).endpoints[id ?? '']
  if (endpoint) return endpoint
  throw new AwsError('InvalidVpcEndpointId.NotFound', `The Vpc Endpoint Id '${id}' does not exist`)
}

export const createVpcEndpoint: Operation<
  EC2.CreateVpcEndpointRequest,
  { readonly VpcEndpoint: Told; readonly ClientToken?: string | undefined }
> = {
  permissions: ({ VpcId, SubnetIds = [], SecurityGroupIds = [], TagSpecifications }, call) => [
    ...onAll('CreateVpcEndpoint', [VpcId, 'vpce-*', ...SubnetIds, ...SecurityGroupIds], call),
    ...tagging(TagSpecifications, arnOf('vpce-*', call), 'CreateVpcEndpoint'),
  ],
  run: (asked, call) => {
    const { VpcId: vpcId = '', ServiceName = '', ClientToken: token, TagSpecifications } = asked
    findVpc(vpcId, call)
    const { name: service, type } = findService(ServiceName, call.region)
    // Whoever names no type asks for a gateway, which Bedrock does not have.
    const wantedType = asked.VpcEndpointType ?? 'Gateway'
    if (wantedType !== type)
      throw new AwsError(
        'InvalidParameter',
        `Endpoint type (${wantedType}) does not match available service types ([${type}]).`,
      )
    if (type === 'Gateway')
      throw new AwsError(
        'NotInPracticeAccount',
        'Gateway endpoints are not in the practice account yet.',
        501,
      )
    const same = Object.entries(networkOf(call).endpoints).find(
      ([, held]) => token !== undefined && held.token === token,
    )
    if (same) return { VpcEndpoint: toAnswer(same[0], same[1], call), ClientToken: token }
    const { SubnetIds: subnets = [], SecurityGroupIds, PolicyDocument } = asked
    const endpoint = {
      vpcId,
      service,
      subnets,
      groups: SecurityGroupIds ?? [defaultGroupOf(vpcId, call)],
      // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html: on, unless it is said.
      privateDns: asked.PrivateDnsEnabled ?? true,
      ...(PolicyDocument !== undefined && { policy: PolicyDocument }),
      ...(token !== undefined && { token }),
    }
    refuseEndpoint(endpoint, call)
    const tags = specifiedTags(TagSpecifications, 'vpc-endpoint')
    const id = drawId('vpce')
    changeNetwork(call, (held) => ({
      ...held,
      endpoints: put(held.endpoints, id, { ...endpoint, createdAt: call.now() }),
      tags: put(held.tags, id, Object.keys(tags).length > 0 ? tags : undefined),
    }))
    return {
      VpcEndpoint: toAnswer(id, findEndpoint(id, call), call),
      ...(token !== undefined && { ClientToken: token }),
    }
  },
}

function defaultGroupOf(vpcId: string, call: Call): string {
  const groups = Object.entries(networkOf(call).groups)
  return groups.find(([, group]) => group.vpcId === vpcId && group.name === 'default')?.[0] ?? ''
}

export const describeVpcEndpoints: Operation<
  EC2.DescribeVpcEndpointsRequest,
  { readonly VpcEndpoints: readonly Told[] }
> = {
  run: ({ VpcEndpointIds = [], Filters }, call) => {
    for (const id of VpcEndpointIds) findEndpoint(id, call)
    const { endpoints, tags } = networkOf(call)
    const found = Object.entries(endpoints).filter(
      ([id, endpoint]) =>
        (VpcEndpointIds.length === 0 || VpcEndpointIds.includes(id)) &&
        fits(Filters, {
          'vpc-endpoint-id': id,
          'vpc-id': endpoint.vpcId,
          'service-name': endpoint.service,
          'vpc-endpoint-state': stateOf(endpoint, call.now()),
          'vpc-endpoint-type': 'Interface',
          ...tagFilters(tags[id] ?? {}),
        }),
    )
    return { VpcEndpoints: found.map(([id, endpoint]) => toAnswer(id, endpoint, call)) }
  },
}
