import type { Json, JsonObject } from '../changes/change.ts'
import { outputReference } from '../changes/outputs.ts'
import { cannotBeStack } from './cannot-be-stack.ts'
import { networkResources } from './network-resources.ts'
import type { AskedChange } from './split-plan.ts'

export type StackPlan = {
  /** Absent when CloudFormation can do none of it. */
  readonly template?: JsonObject
  /** What has to be done beside it, and why. */
  readonly cannot: readonly string[]
}

type Made = {
  readonly change: AskedChange
  readonly logicalId: string
  readonly holders: { readonly [kind in 'Users' | 'Roles' | 'Groups']: readonly string[] }
}

/**
 * The part of a plan that CloudFormation can do: new policies with whom they are attached to, security groups and
 * endpoints. It makes nothing of what exists already, so everything else is told in words.
 */
export function asCloudFormation(title: string, changes: readonly AskedChange[]): StackPlan {
  const made = changes.filter(isNewPolicy).map((change, index, all): Made => {
    const attached = changes.filter((other) => isAttachedTo(other, change))
    return {
      change,
      logicalId: logicalIdOf(change, all.slice(0, index)),
      holders: {
        Users: namesIn(attached, 'UserName'),
        Roles: namesIn(attached, 'RoleName'),
        Groups: namesIn(attached, 'GroupName'),
      },
    }
  })
  const network = networkResources(changes)
  const isCovered = (change: AskedChange) =>
    made.some((one) => one.change === change || isAttachedTo(change, one.change)) ||
    network.some((one) => one.change === change)
  const cannot = changes.filter((change) => !isCovered(change)).map(cannotBeStack)
  const resources = [
    ...made.map((one): JsonObject => ({ [one.logicalId]: resourceOf(one) })),
    ...network.map((one) => one.resources),
  ]
  if (resources.length === 0) return { cannot }
  return {
    template: {
      AWSTemplateFormatVersion: '2010-09-09',
      Description: title.slice(0, 1024),
      Resources: Object.assign({}, ...resources),
      ...(made.length > 0 && {
        Outputs: Object.fromEntries(
          made.map(({ logicalId }) => [
            `${logicalId}Arn`,
            { Description: 'ARN of the policy', Value: { Ref: logicalId } },
          ]),
        ),
      }),
    },
    cannot,
  }
}

/** The members of CreatePolicy that AWS::IAM::ManagedPolicy has too. */
const properties: Readonly<Record<string, string>> = {
  PolicyName: 'ManagedPolicyName',
  Path: 'Path',
  Description: 'Description',
  PolicyDocument: 'PolicyDocument',
}

function isNewPolicy({ effect: { service, operation, input } }: AskedChange): boolean {
  return (
    service === 'iam' &&
    operation === 'CreatePolicy' &&
    Object.entries(input).every(
      ([name, value]) => properties[name] !== undefined && typeof value === 'string',
    )
  )
}

function resourceOf({ change, holders }: Made): JsonObject {
  const given = Object.entries(change.effect.input).map(([name, value]): [string, Json] => [
    properties[name] ?? name,
    name === 'PolicyDocument' ? JSON.parse(String(value)) : value,
  ])
  const attached = Object.entries(holders).flatMap(([kind, names]): [string, Json][] =>
    names.length > 0 ? [[kind, [...names]]] : [],
  )
  return {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: Object.fromEntries([...given, ...attached]),
  }
}

function isAttachedTo({ effect }: AskedChange, made: AskedChange): boolean {
  if (effect.service !== 'iam' || !/^Attach(User|Role|Group)Policy$/.test(effect.operation))
    return false
  const { PolicyArn = null } = effect.input
  const reference = outputReference(PolicyArn)
  if (reference) return reference.join('.') === `${made.id}.Policy.Arn`
  const { Path = '/', PolicyName = '' } = made.effect.input
  return typeof PolicyArn === 'string' && PolicyArn.endsWith(`:policy${Path}${PolicyName}`)
}

const namesIn = (attached: readonly AskedChange[], member: string) =>
  attached.flatMap(({ effect: { input } }) => {
    const name = input[member]
    return typeof name === 'string' ? [name] : []
  })

/** CloudFormation takes letters and digits, each name once. */
function logicalIdOf(change: AskedChange, before: readonly AskedChange[]): string {
  const plain = ({ effect: { input } }: AskedChange) =>
    String(input.PolicyName).replace(/[^A-Za-z0-9]/g, '') || 'Policy'
  const same = before.filter((other) => plain(other) === plain(change)).length
  return same === 0 ? plain(change) : `${plain(change)}X${same + 1}`
}
