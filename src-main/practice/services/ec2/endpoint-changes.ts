import type * as EC2 from '@aws-sdk/client-ec2'
import { AwsError, type Call, type Operation } from '../../operation.ts'
import { onAll } from './arns.ts'
import { refuseEndpoint } from './endpoint-rules.ts'
import { findEndpoint } from './endpoints.ts'
import { changeNetwork, put } from './network.ts'

export const modifyVpcEndpoint: Operation<
  EC2.ModifyVpcEndpointRequest,
  EC2.ModifyVpcEndpointResult
> = {
  permissions: (asked, call) =>
    onAll(
      'ModifyVpcEndpoint',
      [asked.VpcEndpointId, ...(asked.AddSubnetIds ?? []), ...(asked.AddSecurityGroupIds ?? [])],
      call,
    ),
  run: (asked, call) => {
    const { VpcEndpointId: id = '', PolicyDocument, ResetPolicy } = asked
    const held = findEndpoint(id, call)
    if (held.deletedAt !== undefined)
      throw new AwsError(
        'InvalidState',
        `The Vpc Endpoint '${id}' is not in a state in which it can be modified.`,
      )
    const { policy: before, ...rest } = held
    const policy = PolicyDocument ?? (ResetPolicy ? undefined : before)
    const changed = {
      ...rest,
      subnets: without(held.subnets, asked.RemoveSubnetIds, asked.AddSubnetIds),
      groups: without(held.groups, asked.RemoveSecurityGroupIds, asked.AddSecurityGroupIds),
      privateDns: asked.PrivateDnsEnabled ?? held.privateDns,
      ...(policy !== undefined && { policy }),
    }
    refuseEndpoint(changed, call, id)
    changeNetwork(call, (network) => ({
      ...network,
      endpoints: put(network.endpoints, id, changed),
    }))
    return { Return: true }
  },
}

const without = (
  held: readonly string[],
  gone: readonly string[] = [],
  added: readonly string[] = [],
) => [...new Set([...held.filter((id) => !gone.includes(id)), ...added])]

export const deleteVpcEndpoints: Operation<
  EC2.DeleteVpcEndpointsRequest,
  EC2.DeleteVpcEndpointsResult
> = {
  permissions: ({ VpcEndpointIds = [] }, call) => onAll('DeleteVpcEndpoints', VpcEndpointIds, call),
  // What cannot be deleted is told of in an answer that is none of an error.
  run: ({ VpcEndpointIds = [] }, call) => ({
    Unsuccessful: VpcEndpointIds.flatMap((id) => deleteOne(id, call)),
  }),
}

function deleteOne(id: string, call: Call): EC2.UnsuccessfulItem[] {
  try {
    const held = findEndpoint(id, call)
    changeNetwork(call, (network) => ({
      ...network,
      endpoints: put(network.endpoints, id, { ...held, deletedAt: held.deletedAt ?? call.now() }),
      tags: put(network.tags, id, undefined),
    }))
    return []
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    // A bulk request has a name of its own for it: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
    const Code = error.code.replace('EndpointId.', 'Endpoint.')
    return [{ ResourceId: id, Error: { Code, Message: error.message } }]
  }
}
