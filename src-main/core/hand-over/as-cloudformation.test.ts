import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openTemplateCheck } from '../../testing/cli/cloudformation-faults.ts'
import type { Json, JsonObject } from '../changes/change.ts'
import { asCloudFormation } from './as-cloudformation.ts'
import type { AskedChange } from './split-plan.ts'

const hasLint = spawnSync('cfn-lint', ['--version']).status === 0
if (!hasLint) console.info('cfn-lint is not installed, so only our own check of the schema is run.')

let faultsOf: (template: unknown) => string[] = () => []
beforeAll(async () => {
  faultsOf = await openTemplateCheck()
}, 30_000)

const document: JsonObject = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'Use',
      Effect: 'Allow',
      Action: ['bedrock:InvokeModel'],
      Resource: ['arn:aws:bedrock:eu-central-1::foundation-model/anthropic.claude-sonnet-5'],
      Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-central-1' } },
    },
  ],
}
const change = (id: string, operation: string, input: JsonObject): AskedChange => ({
  id,
  title: `Do ${id}`,
  why: '',
  effect: {
    kind: 'aws-call',
    service: 'iam',
    operation,
    input,
    region: 'eu-central-1',
    expect: 'success',
  },
  after: [],
  undo: [],
  undoWords: '',
})
const create = (name: string, more: JsonObject = {}) =>
  change(`create-${name}`, 'CreatePolicy', {
    PolicyName: name,
    PolicyDocument: JSON.stringify(document),
    ...more,
  })
const arn = (name: string) => `arn:aws:iam::111122223333:policy/${name}`
const all = [
  create('Narrow-one', { Description: 'Only what is needed.', Path: '/team/' }),
  create('Other'),
  change('to-user', 'AttachUserPolicy', { UserName: 'ada', PolicyArn: arn('team/Narrow-one') }),
  change('to-role', 'AttachRolePolicy', {
    RoleName: 'Builder',
    PolicyArn: { $output: ['create-Other', 'Policy', 'Arn'] },
  }),
  change('to-group', 'AttachGroupPolicy', { GroupName: 'team', PolicyArn: arn('Other') }),
]

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
  it('makes each new policy with everybody it is attached to', () => {
    const { template, cannot } = asCloudFormation('Two policies', all)
    expect(cannot).toEqual([])
    expect(template?.Resources).toEqual({
      Narrowone: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          ManagedPolicyName: 'Narrow-one',
          PolicyDocument: document,
          Description: 'Only what is needed.',
          Path: '/team/',
          Users: ['ada'],
        },
      },
      Other: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          ManagedPolicyName: 'Other',
          PolicyDocument: document,
          Roles: ['Builder'],
          Groups: ['team'],
        },
      },
    })
  })

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
      Port443X1: {
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

  it('is the same each time, and gives names that differ only in signs different ids', () => {
    const same = [create('a-b'), create('ab'), create('a_b')]
    const { template } = asCloudFormation('Same', same)
    expect(Object.keys(Object(template?.Resources))).toEqual(['ab', 'abX2', 'abX3'])
    expect(JSON.stringify(asCloudFormation('Same', same))).toBe(
      JSON.stringify(asCloudFormation('Same', same)),
    )
  })

  it('is not made when there is nothing that it could do', () => {
    const { template, cannot } = asCloudFormation('Old', [
      change('version', 'CreatePolicyVersion', { PolicyArn: arn('Old'), PolicyDocument: '{}' }),
      change('attach', 'AttachUserPolicy', { UserName: 'ada', PolicyArn: arn('Old') }),
      change('detach', 'DetachUserPolicy', { UserName: 'ada', PolicyArn: arn('Old') }),
      create('Tagged', { Tags: [{ Key: 'a', Value: 'b' }] }),
    ])
    expect(template).toBeUndefined()
    expect(cannot).toEqual([
      'Do version: the policy exists already, and CloudFormation writes only into policies that it has made itself.',
      'Do attach: the policy exists already, and CloudFormation attaches only policies that it has made itself.',
      'Do detach: CloudFormation takes away only what it has made itself.',
      'Do create-Tagged: the policy has settings that CloudFormation does not know.',
    ])
  })

  it('is what AWS’s own resource schemas take', () => {
    expect(faultsOf(asCloudFormation('Two policies', all).template)).toEqual([])
  })

  it.skipIf(!hasLint)(
    'is what cfn-lint takes',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'groundwork-lint-'))
      const file = join(folder, 'template.json')
      await writeFile(file, JSON.stringify(asCloudFormation('Two policies', all).template))
      const { stdout } = spawnSync('cfn-lint', [file], { encoding: 'utf8' })
      await rm(folder, { recursive: true, force: true })
      expect(stdout).toBe('')
    },
    60_000,
  )
})

describe('the schema check finds', () => {
  const right = asCloudFormation('Two policies', all).template ?? {}
  const changed = (path: readonly string[], value: Json | undefined): unknown => {
    const copy = structuredClone(right)
    const holder = path.slice(0, -1).reduce<object>((at, key) => Reflect.get(at, key), copy)
    if (value === undefined) Reflect.deleteProperty(holder, path.at(-1) ?? '')
    else Reflect.set(holder, path.at(-1) ?? '', value)
    return copy
  }
  const own = ['Resources', 'Other', 'Properties']
  it.each<[string, unknown, string]>([
    ['a wrong property', changed([...own, 'PolicyName'], 'x'), 'Other has no PolicyName.'],
    ['a wrong type', changed([...own, 'Users'], 'ada'), 'Other.Users should be a list.'],
    ['a wrong item', changed([...own, 'Users'], [1]), 'Other.Users[0] should be a string.'],
    [
      'a document of another type',
      changed([...own, 'PolicyDocument'], 3),
      'Other.PolicyDocument should be an object.',
    ],
    [
      'a missing required one',
      changed([...own, 'PolicyDocument'], undefined),
      'Other.PolicyDocument is required.',
    ],
    [
      'an unknown resource type',
      changed(['Resources', 'Other', 'Type'], 'AWS::IAM::Nothing'),
      'Other: there is no AWS::IAM::Nothing.',
    ],
    [
      'an unknown intrinsic',
      changed([...own, 'Description'], { 'Fn::Guess': 'x' }),
      'template.Resources.Other.Properties.Description: Fn::Guess is unknown.',
    ],
    [
      'a reference to nothing',
      changed(['Outputs', 'OtherArn', 'Value'], { Ref: 'Missing' }),
      'template.Outputs.OtherArn.Value: there is no Missing.',
    ],
    [
      'a reference to nothing inside text',
      changed([...own, 'Description'], { 'Fn::Sub': `of $${'{Missing.Arn}'}` }),
      'template.Resources.Other.Properties.Description: there is no Missing.',
    ],
    ['an unknown section', changed(['Resource'], {}), 'No section Resource.'],
    ['no resources', changed(['Resources'], {}), 'There are no Resources.'],
  ])(
    '%s',
    async (_, template, fault) => {
      expect(faultsOf(template)).toEqual([fault])
    },
    30_000,
  )
})
