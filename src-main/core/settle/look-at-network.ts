import { isDeepStrictEqual } from 'node:util'
import { z } from '../../../shared/schema.ts'
import { isStanding } from '../network/read-endpoints.ts'
import { type Look, seenIf, text } from './look.ts'

type At = Parameters<Look>[0]
const options = ({ call, signal }: At) => ({ region: call.region, signal })
const filter = (Name: string, value: string | undefined) => ({ Name, Values: [value ?? ''] })

async function groups(at: At, ...Filters: ReturnType<typeof filter>[]) {
  const found = await at.aws.call('ec2', 'DescribeSecurityGroups', { Filters }, options(at))
  return found.SecurityGroups ?? []
}

/** By the name we chose, which a VPC has once. */
export const lookAtCreatedGroup: Look = async (at) => {
  const [found] = await groups(
    at,
    filter('group-name', text(at.call, 'GroupName')),
    filter('vpc-id', text(at.call, 'VpcId')),
  )
  return found ? { is: 'so', output: { GroupId: found.GroupId } } : { is: 'not-so' }
}

const groupOf = async (at: At) =>
  (await groups(at, filter('group-id', text(at.call, 'GroupId'))))[0]

export const lookAtDeletedGroup: Look = async (at) => seenIf(!(await groupOf(at)))

const Rules = z.object({
  IpPermissions: z.array(
    z.object({
      IpProtocol: z.string(),
      FromPort: z.number(),
      ToPort: z.number(),
      IpRanges: z.array(z.object({ CidrIp: z.string() })),
    }),
  ),
})

/** Every range is let in on those ports, or (`wanted` false) none is. */
export const lookAtIngress =
  (wanted: boolean): Look =>
  async (at) => {
    const held = (await groupOf(at))?.IpPermissions ?? []
    const asked = Rules.parse(at.call.input).IpPermissions.flatMap(({ IpRanges, ...rule }) =>
      IpRanges.map(({ CidrIp }) => ({ ...rule, CidrIp })),
    )
    const isThere = ({ CidrIp, IpProtocol, FromPort, ToPort }: (typeof asked)[number]) =>
      held.some(
        (rule) =>
          rule.IpProtocol === IpProtocol &&
          rule.FromPort === FromPort &&
          rule.ToPort === ToPort &&
          rule.IpRanges?.some((range) => range.CidrIp === CidrIp),
      )
    return seenIf(asked.every((rule) => isThere(rule) === wanted))
  }

export const lookAtVpcAttribute: Look = async (at) => {
  const VpcId = text(at.call, 'VpcId')
  const isHostnames = 'EnableDnsHostnames' in at.call.input
  const Attribute = isHostnames ? 'enableDnsHostnames' : 'enableDnsSupport'
  const told = await at.aws.call('ec2', 'DescribeVpcAttribute', { VpcId, Attribute }, options(at))
  return seenIf(
    isHostnames
      ? isDeepStrictEqual({ ...told.EnableDnsHostnames }, at.call.input.EnableDnsHostnames)
      : isDeepStrictEqual({ ...told.EnableDnsSupport }, at.call.input.EnableDnsSupport),
  )
}

async function endpoints(at: At, ...Filters: ReturnType<typeof filter>[]) {
  const found = await at.aws.call('ec2', 'DescribeVpcEndpoints', { Filters }, options(at))
  return (found.VpcEndpoints ?? []).filter(isStanding)
}

/** One that was not there before: AWS draws the ids. */
export const lookAtCreatedEndpoint: Look = async (at) => {
  const { others = [] } = at.call
  const found = (
    await endpoints(
      at,
      filter('vpc-id', text(at.call, 'VpcId')),
      filter('service-name', text(at.call, 'ServiceName')),
    )
  ).find(({ VpcEndpointId = '' }) => !others.includes(VpcEndpointId))
  if (!found) return { is: 'not-so' }
  return { is: 'so', output: { VpcEndpoint: { VpcEndpointId: found.VpcEndpointId } } }
}

export const lookAtDeletedEndpoints: Look = async (at) => {
  const { VpcEndpointIds: ids } = at.call.input
  const Values = Array.isArray(ids) ? ids.map(String) : []
  return seenIf((await endpoints(at, { Name: 'vpc-endpoint-id', Values })).length === 0)
}

/** Its policy says what was sent. */
export const lookAtModifiedEndpoint: Look = async (at) => {
  const [found] = await endpoints(at, filter('vpc-endpoint-id', text(at.call, 'VpcEndpointId')))
  return seenIf(
    isDeepStrictEqual(parsed(found?.PolicyDocument), parsed(text(at.call, 'PolicyDocument'))),
  )
}

const parsed = (document: string | undefined): unknown => JSON.parse(document ?? 'null')
