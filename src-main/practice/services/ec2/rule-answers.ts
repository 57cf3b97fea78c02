import type * as EC2 from '@aws-sdk/client-ec2'
import type { RuleState } from '../../account-network.ts'
import { AwsError } from '../../operation.ts'

const portsOf = ({ from, to }: Pick<RuleState, 'from' | 'to'>) => ({
  ...(from !== undefined && { FromPort: from }),
  ...(to !== undefined && { ToPort: to }),
})

/** As EC2 tells of rules: those of the same protocol and ports together. */
export function describeRules(rules: readonly RuleState[], account: string): EC2.IpPermission[] {
  const keyOf = ({ protocol, from, to }: RuleState) => `${protocol} ${from} ${to}`
  return [...new Set(rules.map(keyOf))].flatMap((key) => {
    const some = rules.filter((rule) => keyOf(rule) === key)
    const [first] = some
    if (!first) return []
    const texts = ({ description }: RuleState) =>
      description === undefined ? {} : { Description: description }
    return [
      {
        IpProtocol: first.protocol,
        ...portsOf(first),
        IpRanges: some
          .filter(({ peer }) => !peer.startsWith('sg-'))
          .map((rule) => ({ CidrIp: rule.peer, ...texts(rule) })),
        UserIdGroupPairs: some
          .filter(({ peer }) => peer.startsWith('sg-'))
          .map((rule) => ({ GroupId: rule.peer, UserId: account, ...texts(rule) })),
        Ipv6Ranges: [],
        PrefixListIds: [],
      },
    ]
  })
}

/** The single rules that a request names. */
export function readRules(asked: EC2.AuthorizeSecurityGroupIngressRequest): RuleState[] {
  const { IpPermissions, IpProtocol, FromPort, ToPort, CidrIp } = asked
  const permissions = IpPermissions ?? [
    { IpProtocol, FromPort, ToPort, IpRanges: CidrIp === undefined ? [] : [{ CidrIp }] },
  ]
  return permissions.flatMap((permission) => {
    const { IpProtocol: protocol, IpRanges = [], UserIdGroupPairs = [] } = permission
    if (protocol === undefined)
      throw new AwsError('MissingParameter', 'The request must contain the parameter ipProtocol')
    const { FromPort: from, ToPort: to } = permission
    if (/^(tcp|udp|6|17)$/.test(protocol) && (from === undefined || to === undefined || from > to))
      throw new AwsError(
        'InvalidParameterValue',
        `Invalid value for portRange. Must specify both from and to ports with TCP/UDP.`,
      )
    const peers = [
      ...IpRanges.map((range) => ({ peer: cidr(range.CidrIp), text: range.Description })),
      ...UserIdGroupPairs.map(({ GroupId = '', Description }) => ({
        peer: GroupId,
        text: Description,
      })),
    ]
    return peers.map(({ peer, text }) => ({
      protocol: { 6: 'tcp', 17: 'udp' }[protocol] ?? protocol,
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      peer,
      ...(text !== undefined && { description: text }),
    }))
  })
}

function cidr(text = ''): string {
  const [address = '', length = ''] = text.split('/')
  const bytes = address.split('.').map(Number)
  const isAddress = bytes.length === 4 && bytes.every((byte) => byte >= 0 && byte <= 255)
  if (isAddress && /^\d+$/.test(length) && Number(length) <= 32) return text
  throw new AwsError('InvalidParameterValue', `CIDR block ${text} is malformed`)
}
