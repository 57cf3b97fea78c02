import { isDeepStrictEqual } from 'node:util'
import type * as EC2 from '@aws-sdk/client-ec2'
import type { RuleState } from '../../account-network.ts'
import { AwsError, type Call, type Operation } from '../../operation.ts'
import { onAll } from './arns.ts'
import { findGroup } from './groups.ts'
import { changeNetwork, firstIngress, put } from './network.ts'
import { readRules } from './rule-answers.ts'

const isSame = (one: RuleState, other: RuleState) =>
  one.protocol === other.protocol &&
  one.peer === other.peer &&
  one.from === other.from &&
  one.to === other.to

function keepIngress(id: string, ingress: readonly RuleState[], call: Call): void {
  const isAsMade = isDeepStrictEqual(firstIngress(id, findGroup(id, call)), ingress)
  changeNetwork(call, (held) => ({
    ...held,
    ingress: put(held.ingress, id, isAsMade ? undefined : ingress),
  }))
}

export const authorizeSecurityGroupIngress: Operation<
  EC2.AuthorizeSecurityGroupIngressRequest,
  EC2.AuthorizeSecurityGroupIngressResult
> = {
  permissions: ({ GroupId }, call) => onAll('AuthorizeSecurityGroupIngress', [GroupId], call),
  run: (asked, call) => {
    const { GroupId = '' } = asked
    const { ingress } = findGroup(GroupId, call)
    const added = readRules(asked)
    const there = added.find((rule) => ingress.some((held) => isSame(held, rule)))
    if (there)
      throw new AwsError(
        'InvalidPermission.Duplicate',
        `the specified rule "peer: ${there.peer}, ${there.protocol.toUpperCase()}, from port: ${there.from}, to port: ${there.to}, ALLOW" already exists`,
      )
    keepIngress(GroupId, [...ingress, ...added], call)
    return { Return: true }
  },
}

export const revokeSecurityGroupIngress: Operation<
  EC2.RevokeSecurityGroupIngressRequest,
  EC2.RevokeSecurityGroupIngressResult
> = {
  permissions: ({ GroupId }, call) => onAll('RevokeSecurityGroupIngress', [GroupId], call),
  run: (asked, call) => {
    const { GroupId = '' } = asked
    const { ingress } = findGroup(GroupId, call)
    const gone = readRules(asked)
    if (gone.some((rule) => !ingress.some((held) => isSame(held, rule))))
      throw new AwsError(
        'InvalidPermission.NotFound',
        'The specified rule does not exist in this security group.',
      )
    const left = ingress.filter((held) => !gone.some((rule) => isSame(held, rule)))
    keepIngress(GroupId, left, call)
    return { Return: true }
  },
}
