import { type EndpointService, monthlyCostUsd } from '../../../shared/setup/network.ts'
import type { Change, Json } from '../changes/change.ts'
import { regionOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'
import { networkCall } from './ground-changes.ts'
import type { MakeAsk } from './plan-endpoints.ts'
import { ownTag, type ReadEndpoint, serviceName } from './read-endpoints.ts'

const createId = (service: EndpointService) => `create-${service}`
const what: Readonly<Record<EndpointService, string>> = {
  'bedrock-runtime': 'Calls to the models stay inside AWS’s network.',
  bedrock: 'Claude Code looks up the profiles here, which then stays inside AWS’s network, too.',
}

type More = {
  readonly policy: string | undefined
  readonly group: Json
  readonly others: readonly string[]
  readonly after: readonly string[]
}

export function createEndpoint(
  context: StepContext,
  { vpc, subnets, privateDns }: MakeAsk,
  service: EndpointService,
  { policy, group, others, after }: More,
): Change {
  const call = networkCall(context)
  const id = createId(service)
  const dollars = monthlyCostUsd(1, subnets.length).toFixed(2)
  return {
    id,
    title: `Create an endpoint for ${service} in ${subnets.length === 1 ? 'one zone' : `${subnets.length} zones`}`,
    why: what[service],
    cost: `About $${dollars} a month: $0.01 an hour in each zone, and $0.01 for each gigabyte that goes through (AWS list price in us-east-1)`,
    effect: {
      ...call('CreateVpcEndpoint', {
        VpcId: vpc,
        ServiceName: serviceName(regionOf(context), service),
        // Whoever names no type asks for a gateway, which Bedrock does not have.
        VpcEndpointType: 'Interface',
        SubnetIds: [...subnets],
        SecurityGroupIds: [group],
        PrivateDnsEnabled: privateDns,
        ...(policy !== undefined && { PolicyDocument: policy }),
        TagSpecifications: [
          {
            ResourceType: 'vpc-endpoint',
            Tags: [ownTag, { Key: 'Name', Value: `groundwork-claude-${service}` }],
          },
        ],
      }),
      others,
    },
    after,
    undo: [
      call('DeleteVpcEndpoints', {
        VpcEndpointIds: [{ $output: [id, 'VpcEndpoint', 'VpcEndpointId'] }],
      }),
    ],
    undoWords: 'Delete it again, from History. AWS bills it until then.',
  }
}

/** AWS answers before an endpoint can be used. `id` where it was made before. */
export function waitForEndpoint(
  context: StepContext,
  service: EndpointService,
  id?: string,
): Change {
  const made = createId(service)
  return {
    id: `wait-for-${service}`,
    title: `Wait until the endpoint for ${service} can be used`,
    why: 'AWS takes a minute or two to set it up. You may close the window: it goes on without it.',
    effect: networkCall(context)('DescribeVpcEndpoints', {
      VpcEndpointIds: [id ?? { $output: [made, 'VpcEndpoint', 'VpcEndpointId'] }],
    }),
    after: id === undefined ? [made] : [],
    undo: [],
    undoWords: 'It only looks.',
    until: {
      path: ['VpcEndpoints', '0', 'State'],
      is: 'available',
      never: ['failed', 'rejected', 'deleting', 'deleted', 'expired'],
    },
    settleMs: 15 * 60_000,
    settlesOn: ['aws.notFound'],
  }
}

export function updatePolicy(context: StepContext, held: ReadEndpoint, policy: string): Change {
  const call = networkCall(context)
  const { id: VpcEndpointId, service, policyText } = held
  return {
    id: `update-${service}`,
    title: `Let the chosen models through ${VpcEndpointId}`,
    why: 'Its policy was written for others, and refuses what it does not name.',
    effect: call('ModifyVpcEndpoint', { VpcEndpointId, PolicyDocument: policy }),
    after: [],
    undo: [call('ModifyVpcEndpoint', { VpcEndpointId, PolicyDocument: policyText })],
    undoWords: 'Put the policy before it back, from History.',
  }
}
