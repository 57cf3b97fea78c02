import { callIn } from '../changes/call-in.ts'
import type { AwsCall, Change, JsonObject } from '../changes/change.ts'
import { failure } from '../problems.ts'
import { regionOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'
import { letsIn } from './lets-in.ts'
import type { MakeAsk } from './plan-endpoints.ts'
import { ownTag } from './read-endpoints.ts'
import type { ReadVpc } from './read-vpcs.ts'

export const groupName = 'groundwork-claude-bedrock'
const createdGroup = 'create-group'

export const networkCall =
  (context: StepContext) =>
  (operation: string, input: JsonObject): AwsCall =>
    callIn(regionOf(context))('ec2', operation, input)

/** The two settings of the VPC that private DNS needs, in the order AWS takes them. */
export function dnsChanges(context: StepContext, vpc: ReadVpc, ask: MakeAsk): Change[] {
  const { support, hostnames } = vpc.dns
  if (!ask.privateDns || (support && hostnames)) return []
  if (!ask.changesDns)
    throw failure('input.invalid', {
      title: `${vpc.id} does not answer names, which private DNS needs`,
      detail: 'Let its DNS be switched on, or do without private DNS.',
    })
  const call = networkCall(context)
  const change = (id: string, member: string, title: string, why: string): Change => ({
    id,
    title,
    why,
    effect: call('ModifyVpcAttribute', { VpcId: vpc.id, [member]: { Value: true } }),
    after: [],
    undo: [call('ModifyVpcAttribute', { VpcId: vpc.id, [member]: { Value: false } })],
    undoWords: 'Switch it off again, from History.',
  })
  const answers = change(
    'dns-support',
    'EnableDnsSupport',
    `Let ${vpc.id} answer names`,
    'Without it nothing in the VPC can look a name up.',
  )
  const names = change(
    'dns-hostnames',
    'EnableDnsHostnames',
    `Let ${vpc.id} know private names`,
    'The usual name of Bedrock leads to the endpoint only in such a VPC. Machines in it get names, too.',
  )
  const first = support ? [] : [answers]
  return [...first, ...(hostnames ? [] : [{ ...names, after: first.map(({ id }) => id) }])]
}

/** The group the endpoints stand in: the chosen one or their own, with port 443 open for the VPC. */
export function groupChanges(context: StepContext, vpc: ReadVpc, ask: MakeAsk): Change[] {
  const call = networkCall(context)
  const held = groupOf(vpc, ask)
  if (!held && ask.group !== 'own')
    throw failure('input.invalid', { title: `The security group ${ask.group} is not in ${vpc.id}` })
  const created: Change = {
    id: createdGroup,
    title: `Create the security group ${groupName}`,
    why: 'It says who in the VPC reaches the endpoint.',
    effect: call('CreateSecurityGroup', {
      GroupName: groupName,
      Description: 'Who reaches Amazon Bedrock privately. Made by Groundwork.',
      VpcId: vpc.id,
      TagSpecifications: [{ ResourceType: 'security-group', Tags: [ownTag] }],
    }),
    after: [],
    undo: [call('DeleteSecurityGroup', { GroupId: { $output: [createdGroup, 'GroupId'] } })],
    undoWords: 'Delete it again, from History, once the endpoint is gone.',
  }
  return held ? openGroup(context, vpc, held.id) : [created, ...openGroup(context, vpc, undefined)]
}

/** Lets in on port 443 what of the VPC a group does not let in yet. `undefined`: the group that is being created. */
export function openGroup(context: StepContext, vpc: ReadVpc, id: string | undefined): Change[] {
  const held = vpc.rules.find(({ GroupId }) => GroupId === id)
  // Of a rule that is there, AWS refuses the whole call.
  const ranges = vpc.cidrs.filter((range) => !letsIn(held?.IpPermissions ?? [], [range]))
  if (ranges.length === 0) return []
  const call = networkCall(context)
  const opening = {
    GroupId: id ?? { $output: [createdGroup, 'GroupId'] },
    IpPermissions: [
      {
        IpProtocol: 'tcp',
        FromPort: 443,
        ToPort: 443,
        IpRanges: ranges.map((CidrIp) => ({ CidrIp, Description: 'Bedrock, for this VPC' })),
      },
    ],
  }
  const isMade = id === undefined
  return [
    {
      id: isMade ? 'open-443' : `open-443-of-${id}`,
      title: `Let ${ranges.join(' and ')} in on port 443`,
      why: isMade
        ? 'The whole VPC and nobody else; without it no call gets through.'
        : `Nobody else is let in. The security group ${held?.GroupName ?? id} does not let the whole VPC reach that port yet.`,
      effect: call('AuthorizeSecurityGroupIngress', opening),
      after: isMade ? [createdGroup] : [],
      undo: isMade ? [] : [call('RevokeSecurityGroupIngress', opening)],
      undoWords: isMade ? 'It goes with the security group.' : 'Close it again, from History.',
      ...(ranges.length === 1 && { alreadyDone: ['InvalidPermission.Duplicate'] }),
    },
  ]
}

/** The group that is there already: the chosen one, or one of ours left from before. */
export const groupOf = ({ groups }: ReadVpc, { group }: Pick<MakeAsk, 'group'>) =>
  groups.find(({ id, name }) => (group === 'own' ? name === groupName : id === group))
