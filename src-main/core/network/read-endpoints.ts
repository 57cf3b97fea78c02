import { isDeepStrictEqual } from 'node:util'
import type { SecurityGroup, VpcEndpoint } from '@aws-sdk/client-ec2'
import { type Endpoint, EndpointService } from '../../../shared/setup/network.ts'
import { regionOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'
import { letsIn } from './lets-in.ts'
import type { ReadVpc } from './read-vpcs.ts'

export const ownTag = { Key: 'CreatedBy', Value: 'Groundwork' }
export const serviceName = (region: string, service: EndpointService) =>
  `com.amazonaws.${region}.${service}`

/** Neither gone nor about to be. The SDK's list of states has capitals, the wire has not. */
export const isStanding = ({ State }: { readonly State?: string | undefined }): boolean =>
  !/^(deleting|deleted)$/i.test(State ?? '')

/** AWS could not set it up, and it never will be. */
export const hasFailed = ({ state }: Pick<Endpoint, 'state'>): boolean =>
  /^(failed|rejected|expired)$/.test(state)

/** The services of Bedrock that AWS offers an endpoint for in the chosen Region, with the zones they are in. */
export async function readServices(context: StepContext) {
  const region = regionOf(context)
  const Values = EndpointService.options.map((service) => serviceName(region, service))
  const { ServiceDetails = [] } = await context.aws.call(
    'ec2',
    'DescribeVpcEndpointServices',
    { Filters: [{ Name: 'service-name', Values }] },
    { region, signal: context.signal },
  )
  return EndpointService.options.flatMap((service) => {
    const found = ServiceDetails.find(
      ({ ServiceName }) => ServiceName === serviceName(region, service),
    )
    return found ? [{ service, zones: found.AvailabilityZones ?? [] }] : []
  })
}

export type ReadEndpoint = Endpoint & {
  readonly policyText: string
  /** Ids of its security groups. */
  readonly groups: readonly string[]
}

/** Every endpoint of Bedrock in the chosen Region, whoever made it. */
export async function readEndpoints(
  context: StepContext,
  vpcs: readonly ReadVpc[],
  policies: Readonly<Record<EndpointService, string>> | undefined,
): Promise<ReadEndpoint[]> {
  const region = regionOf(context)
  const Values = EndpointService.options.map((service) => serviceName(region, service))
  const { VpcEndpoints = [] } = await context.aws.call(
    'ec2',
    'DescribeVpcEndpoints',
    { Filters: [{ Name: 'service-name', Values }] },
    { region, signal: context.signal },
  )
  return VpcEndpoints.flatMap((told) => {
    const service = EndpointService.options.find(
      (each) => serviceName(region, each) === told.ServiceName,
    )
    return service ? [toEndpoint(told, service, vpcs, policies?.[service])] : []
  })
}

function toEndpoint(
  told: VpcEndpoint,
  service: EndpointService,
  vpcs: readonly ReadVpc[],
  wanted: string | undefined,
): ReadEndpoint {
  const { VpcId = '', Groups = [], Tags = [], PolicyDocument = '{}' } = told
  const vpc = vpcs.find(({ id }) => id === VpcId)
  const isOwn = Tags.some(({ Key, Value }) => Key === ownTag.Key && Value === ownTag.Value)
  const address = told.DnsEntries?.[0]?.DnsName
  return {
    id: told.VpcEndpointId ?? '',
    service,
    vpc: VpcId,
    state: (told.State ?? '').toLowerCase(),
    createdAt: told.CreationTimestamp?.getTime() ?? 0,
    isOwn,
    privateDns: told.PrivateDnsEnabled ?? false,
    zones: told.SubnetIds?.length ?? 0,
    ...(address !== undefined && { address }),
    letsIn: letsIn(rulesOf(vpc?.rules ?? [], Groups), vpc?.cidrs ?? []),
    policy: judgePolicy(PolicyDocument, wanted, isOwn),
    policyText: PolicyDocument,
    groups: Groups.flatMap(({ GroupId }) => GroupId ?? []),
  }
}

const rulesOf = (groups: readonly SecurityGroup[], held: NonNullable<VpcEndpoint['Groups']>) =>
  groups
    .filter(({ GroupId }) => held.some((one) => one.GroupId === GroupId))
    .flatMap(({ IpPermissions = [] }) => IpPermissions)

function judgePolicy(text: string, wanted: string | undefined, isOwn: boolean): Endpoint['policy'] {
  const { Statement: statements }: { Statement?: unknown } = JSON.parse(text)
  if (isDeepStrictEqual(statements, everything)) return 'everything'
  if (wanted !== undefined && isDeepStrictEqual(JSON.parse(text), JSON.parse(wanted)))
    return 'chosen-models'
  return isOwn && wanted !== undefined ? 'outdated' : 'another'
}

/** What AWS puts where nobody has put another. */
const everything = [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }]
