import type * as EC2 from '@aws-sdk/client-ec2'
import { AwsError, type Call, type Operation } from '../../operation.ts'
import { arnOf, onAll } from './arns.ts'
import { fits, tagFilters } from './filters.ts'
import { changeNetwork, drawId, networkOf, put } from './network.ts'
import { describeRules } from './rule-answers.ts'
import { specifiedTags, tagging, tagsOf } from './tags.ts'
import { findVpc } from './vpcs.ts'

export function findGroup(id: string | undefined, call: Pick<Call, 'account' | 'region' | 'now'>) {
  const group = networkOf(call).groups[id ?? '']
  if (group) return group
  throw new AwsError('InvalidGroup.NotFound', `The security group '${id}' does not exist`)
}

export const describeSecurityGroups: Operation<
  EC2.DescribeSecurityGroupsRequest,
  EC2.DescribeSecurityGroupsResult
> = {
  run: ({ GroupIds = [], GroupNames = [], Filters }, call) => {
    for (const id of GroupIds) findGroup(id, call)
    const network = networkOf(call)
    const found = Object.entries(network.groups).filter(
      ([id, { name, description, vpcId }]) =>
        (GroupIds.length === 0 || GroupIds.includes(id)) &&
        (GroupNames.length === 0 || GroupNames.includes(name)) &&
        fits(Filters, {
          'group-id': id,
          'group-name': name,
          'vpc-id': vpcId,
          description,
          'owner-id': call.account.id,
          ...tagFilters(network.tags[id] ?? {}),
        }),
    )
    return {
      SecurityGroups: found.map(([GroupId, { name, description, vpcId, ingress }]) => ({
        GroupId,
        GroupName: name,
        Description: description,
        VpcId: vpcId,
        OwnerId: call.account.id,
        SecurityGroupArn: arnOf(GroupId, call),
        IpPermissions: describeRules(ingress, call.account.id),
        // Every group lets everything out until somebody says otherwise.
        IpPermissionsEgress: describeRules(
          [{ protocol: '-1', peer: '0.0.0.0/0' }],
          call.account.id,
        ),
        ...tagsOf(network, GroupId),
      })),
    }
  },
}

const asciiOnly = /^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]{1,255}$/

export const createSecurityGroup: Operation<
  EC2.CreateSecurityGroupRequest,
  EC2.CreateSecurityGroupResult
> = {
  permissions: ({ VpcId, TagSpecifications }, call) => [
    ...onAll('CreateSecurityGroup', ['sg-*', VpcId], call),
    ...tagging(TagSpecifications, arnOf('sg-*', call), 'CreateSecurityGroup'),
  ],
  run: (asked, call) => {
    const { GroupName: name = '', Description: description = '', TagSpecifications } = asked
    const vpcId = asked.VpcId ?? defaultVpcId(call)
    findVpc(vpcId, call)
    if (!asciiOnly.test(name) || name.startsWith('sg-'))
      throw new AwsError('InvalidParameterValue', `Invalid group name: '${name}'`)
    if (!asciiOnly.test(description))
      throw new AwsError(
        'InvalidParameterValue',
        `Value (${description}) for parameter GroupDescription is invalid. Character sets beyond ASCII are not supported.`,
      )
    const others = Object.values(networkOf(call).groups)
    if (others.some((group) => group.vpcId === vpcId && group.name === name))
      throw new AwsError(
        'InvalidGroup.Duplicate',
        `The security group '${name}' already exists for VPC '${vpcId}'`,
      )
    const tags = specifiedTags(TagSpecifications, 'security-group')
    const id = drawId('sg')
    changeNetwork(call, (held) => ({
      ...held,
      groups: put(held.groups, id, { name, description, vpcId }),
      tags: put(held.tags, id, Object.keys(tags).length > 0 ? tags : undefined),
    }))
    return { GroupId: id, SecurityGroupArn: arnOf(id, call), ...tagsOf(networkOf(call), id) }
  },
}

function defaultVpcId(call: Call): string {
  const found = Object.entries(networkOf(call).vpcs).find(([, { isDefault }]) => isDefault)
  if (found) return found[0]
  throw new AwsError('VPCIdNotSpecified', 'No default VPC for this user')
}

export const deleteSecurityGroup: Operation<
  EC2.DeleteSecurityGroupRequest,
  EC2.DeleteSecurityGroupResult
> = {
  permissions: ({ GroupId }, call) => onAll('DeleteSecurityGroup', [GroupId], call),
  run: ({ GroupId = '' }, call) => {
    const { name } = findGroup(GroupId, call)
    if (name === 'default')
      throw new AwsError(
        'CannotDelete',
        `the specified group: "${GroupId}" name: "default" cannot be deleted by a user`,
      )
    const { endpoints, groups } = networkOf(call)
    const isUsed =
      Object.values(endpoints).some((endpoint) => endpoint.groups.includes(GroupId)) ||
      Object.entries(groups).some(
        ([id, { ingress }]) => id !== GroupId && ingress.some(({ peer }) => peer === GroupId),
      )
    if (isUsed)
      throw new AwsError('DependencyViolation', `resource ${GroupId} has a dependent object`)
    changeNetwork(call, (held) => ({
      ...held,
      groups: put(held.groups, GroupId, undefined),
      ingress: put(held.ingress, GroupId, undefined),
      tags: put(held.tags, GroupId, undefined),
    }))
    return { Return: true, GroupId }
  },
}
