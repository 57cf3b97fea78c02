import { beforeAll, describe, expect, it } from 'vitest'
import { change, document } from '../../testing/asked-changes.ts'
import { openTemplateCheck } from '../../testing/cli/cloudformation-faults.ts'
import type { Json, JsonObject } from '../changes/change.ts'
import { asCloudFormation } from './as-cloudformation.ts'
import type { AskedChange } from './split-plan.ts'

let faultsOf: (template: unknown) => string[] = () => []
beforeAll(async () => {
  faultsOf = await openTemplateCheck()
}, 30_000)

const ec2 = (id: string, operation: string, input: JsonObject): AskedChange => {
  const made = change(id, operation, input)
  return { ...made, effect: { ...made.effect, service: 'ec2' } }
}
const open = (GroupId: Json): JsonObject => ({
  GroupId,
  IpPermissions: [
    {
      IpProtocol: 'tcp',
      FromPort: 443,
      ToPort: 443,
      IpRanges: [{ CidrIp: '10.0.0.0/16', Description: 'Bedrock' }],
    },
  ],
})
const tagged = (ResourceType: string): JsonObject => ({
  TagSpecifications: [{ ResourceType, Tags: [{ Key: 'CreatedBy', Value: 'Groundwork' }] }],
})
const network = [
  ec2('dns', 'ModifyVpcAttribute', { VpcId: 'vpc-0123', EnableDnsHostnames: { Value: true } }),
  ec2('group', 'CreateSecurityGroup', {
    GroupName: 'claude',
    Description: 'To Bedrock',
    VpcId: 'vpc-0123',
    ...tagged('security-group'),
  }),
  ec2('open', 'AuthorizeSecurityGroupIngress', open({ $output: ['group', 'GroupId'] })),
  ec2('endpoint', 'CreateVpcEndpoint', {
    VpcId: 'vpc-0123',
    ServiceName: 'com.amazonaws.eu-central-1.bedrock-runtime',
    VpcEndpointType: 'Interface',
    SubnetIds: ['subnet-0123'],
    SecurityGroupIds: [{ $output: ['group', 'GroupId'] }],
    PrivateDnsEnabled: true,
    PolicyDocument: JSON.stringify(document),
    ...tagged('vpc-endpoint'),
  }),
]

describe('a template', () => {
  it('makes a security group with its rules, and the endpoints that stand in it', () => {
    const { template, cannot } = asCloudFormation('A private way', network)
    expect(cannot).toEqual([
      'Do dns: it exists already, and CloudFormation changes only what it has made itself.',
    ])
    expect(template?.Resources).toMatchObject({
      BedrockSecurityGroup: {
        Type: 'AWS::EC2::SecurityGroup',
        Properties: { SecurityGroupIngress: [{ CidrIp: '10.0.0.0/16', FromPort: 443 }] },
      },
      BedrockRuntimeEndpoint: {
        Type: 'AWS::EC2::VPCEndpoint',
        Properties: {
          SecurityGroupIds: [{ 'Fn::GetAtt': ['BedrockSecurityGroup', 'GroupId'] }],
          PolicyDocument: document,
          PrivateDnsEnabled: true,
        },
      },
    })
    expect(faultsOf(template)).toEqual([])
  })

  it('opens a security group that is there with a rule of its own', () => {
    const opening = network.map((each) =>
      each.id === 'open' ? ec2('open', 'AuthorizeSecurityGroupIngress', open('sg-0123')) : each,
    )
    const { template } = asCloudFormation('A rule', opening.slice(2, 3))
    expect(template?.Resources).toEqual({
      Port443Xsg0123X1: {
        Type: 'AWS::EC2::SecurityGroupIngress',
        Properties: {
          GroupId: 'sg-0123',
          IpProtocol: 'tcp',
          FromPort: 443,
          ToPort: 443,
          CidrIp: '10.0.0.0/16',
          Description: 'Bedrock',
        },
      },
    })
    expect(faultsOf(template)).toEqual([])
  })
})
