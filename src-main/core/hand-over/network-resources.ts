import { z } from '../../../shared/schema.ts'
import type { Json, JsonObject } from '../changes/change.ts'
import { outputReference } from '../changes/outputs.ts'
import type { AskedChange } from './split-plan.ts'

const groupId = 'BedrockSecurityGroup'

/** A security group and endpoints as CloudFormation makes them; each with the change that it stands for. */
export function networkResources(
  changes: readonly AskedChange[],
): readonly { readonly change: AskedChange; readonly resources: JsonObject }[] {
  const group = changes.find(({ effect }) => effect.operation === 'CreateSecurityGroup')
  return changes.flatMap((change) => {
    if (change.effect.service !== 'ec2') return []
    const resources = resourcesOf(change, changes, group)
    return resources ? [{ change, resources }] : []
  })
}

function resourcesOf(
  change: AskedChange,
  changes: readonly AskedChange[],
  group: AskedChange | undefined,
): JsonObject | undefined {
  const { operation, input } = change.effect
  switch (operation) {
    case 'CreateSecurityGroup':
      return { [groupId]: groupResource(input, rulesFor(change, changes)) }
    case 'AuthorizeSecurityGroupIngress':
      // The rules of a group that is made here stand in it.
      return isOf(input.GroupId, group) ? {} : ruleResources(input)
    case 'CreateVpcEndpoint':
      return { [logicalName(input.ServiceName)]: endpointResource(input) }
    default:
      return undefined
  }
}

const isOf = (id: Json | undefined, group: AskedChange | undefined) =>
  group !== undefined && id !== undefined && outputReference(id)?.[0] === group.id

const rulesFor = (group: AskedChange, changes: readonly AskedChange[]) =>
  changes
    .filter(
      ({ effect: { operation, input } }) =>
        operation === 'AuthorizeSecurityGroupIngress' && isOf(input.GroupId, group),
    )
    .flatMap(({ effect }) => readRules(effect.input))

const Rules = z.object({
  IpPermissions: z.array(
    z.object({
      IpProtocol: z.string(),
      FromPort: z.number(),
      ToPort: z.number(),
      IpRanges: z.array(z.object({ CidrIp: z.string(), Description: z.string() })),
    }),
  ),
})

const readRules = (input: JsonObject): JsonObject[] =>
  Rules.parse(input).IpPermissions.flatMap(({ IpRanges, ...rule }) =>
    IpRanges.map((range) => ({ ...rule, ...range })),
  )

const groupResource = (input: JsonObject, rules: JsonObject[]): JsonObject => ({
  Type: 'AWS::EC2::SecurityGroup',
  Properties: {
    GroupName: input.GroupName ?? '',
    GroupDescription: input.Description ?? '',
    VpcId: input.VpcId ?? '',
    SecurityGroupIngress: rules,
    Tags: tagsIn(input),
  },
})

const ruleResources = (input: JsonObject): JsonObject =>
  Object.fromEntries(
    readRules(input).map((rule, index) => [
      `Port443X${String(input.GroupId).replace(/\W/g, '')}X${index + 1}`,
      {
        Type: 'AWS::EC2::SecurityGroupIngress',
        Properties: { GroupId: input.GroupId ?? '', ...rule },
      },
    ]),
  )

function endpointResource(input: JsonObject): JsonObject {
  const { TagSpecifications: _, PolicyDocument, SecurityGroupIds, ...same } = input
  const groups = Array.isArray(SecurityGroupIds) ? SecurityGroupIds : []
  return {
    Type: 'AWS::EC2::VPCEndpoint',
    Properties: {
      ...same,
      SecurityGroupIds: groups.map((id) =>
        outputReference(id) ? { 'Fn::GetAtt': [groupId, 'GroupId'] } : id,
      ),
      ...(typeof PolicyDocument === 'string' && { PolicyDocument: JSON.parse(PolicyDocument) }),
      Tags: tagsIn(input),
    },
  }
}

const Tagged = z.object({
  TagSpecifications: z.tuple([
    z.object({ Tags: z.array(z.object({ Key: z.string(), Value: z.string() })) }),
  ]),
})
const tagsIn = (input: JsonObject): Json[] => Tagged.parse(input).TagSpecifications[0].Tags

/** com.amazonaws.eu-central-1.bedrock-runtime is BedrockRuntimeEndpoint. */
const logicalName = (service: Json | undefined) =>
  `${(String(service).split('.').at(-1) ?? '')
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')}Endpoint`
