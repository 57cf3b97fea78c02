import type * as EC2 from '@aws-sdk/client-ec2'
import { AwsError, type Operation } from '../../operation.ts'
import { fits } from './filters.ts'
import { servedZones, zonesOf } from './zones.ts'

/** What the practice account's Regions offer a private way to: https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html */
const names = ['bedrock', 'bedrock-runtime', 'bedrock-agent', 'bedrock-agent-runtime', 'sts']

export type EndpointService = {
  readonly name: string
  readonly type: 'Interface' | 'Gateway'
  readonly zones: readonly string[]
  /** The name that programs ask for, which private DNS answers with addresses of the VPC. */
  readonly dnsName: string
}

export const servicesOf = (region: string): readonly EndpointService[] => [
  ...names.map((name) => ({
    name: `com.amazonaws.${region}.${name}`,
    type: 'Interface' as const,
    zones: servedZones(region),
    dnsName: `${name}.${region}.amazonaws.com`,
  })),
  {
    name: `com.amazonaws.${region}.s3`,
    type: 'Gateway',
    zones: zonesOf(region),
    dnsName: `s3.${region}.amazonaws.com`,
  },
]

/** `bedrock-runtime` of com.amazonaws.eu-central-1.bedrock-runtime. */
export const shortName = (service: string): string => service.split('.').slice(3).join('.')

export function findService(name: string, region: string): EndpointService {
  const found = servicesOf(region).find((service) => service.name === name)
  if (found) return found
  throw new AwsError('InvalidServiceName', `The Vpc Endpoint Service '${name}' does not exist`)
}

export const describeVpcEndpointServices: Operation<
  EC2.DescribeVpcEndpointServicesRequest,
  EC2.DescribeVpcEndpointServicesResult
> = {
  run: ({ ServiceNames = [], Filters }, { region }) => {
    for (const name of ServiceNames) findService(name, region)
    const found = servicesOf(region).filter(
      ({ name, type }) =>
        (ServiceNames.length === 0 || ServiceNames.includes(name)) &&
        fits(Filters, { 'service-name': name, 'service-type': type, owner: 'amazon' }),
    )
    return {
      ServiceNames: found.map(({ name }) => name),
      ServiceDetails: found.map(({ name, type, zones, dnsName }) => ({
        ServiceName: name,
        ServiceType: [{ ServiceType: type }],
        ServiceRegion: region,
        AvailabilityZones: [...zones],
        Owner: 'amazon',
        BaseEndpointDnsNames: [`${shortName(name)}.${region}.vpce.amazonaws.com`],
        ...(type === 'Interface' && {
          PrivateDnsName: dnsName,
          PrivateDnsNames: [{ PrivateDnsName: dnsName }],
          PrivateDnsNameVerificationState: 'verified' as const,
        }),
        VpcEndpointPolicySupported: true,
        AcceptanceRequired: false,
        ManagesVpcEndpoints: false,
      })),
    }
  },
}
