import * as ec2 from '@aws-sdk/client-ec2'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ScenarioName } from '../../../shared/practice.ts'
import { documentOf } from '../../testing/document-of.ts'
import { type Ec2Bench, named, openEc2Bench, region } from '../../testing/ec2-bench.ts'

let bench: Ec2Bench
const open = async (scenario: ScenarioName) => {
  await bench?.practice.stop()
  bench = await openEc2Bench(scenario)
}
beforeEach(() => open('fresh'))
afterEach(() => bench.practice.stop())

const makeGroup = async (VpcId: string) => {
  const { GroupId = '' } = await bench.client.send(
    new ec2.CreateSecurityGroupCommand({ VpcId, GroupName: 'claude', Description: 'To Bedrock' }),
  )
  return GroupId
}

describe('the network of an account', () => {
  it('is what AWS made, in three zones, and takes no room in what is saved', async () => {
    const vpc = await bench.theVpc()
    const subnets = await bench.subnetsOf(vpc)
    expect(
      subnets.map(({ AvailabilityZone, AvailabilityZoneId, CidrBlock, DefaultForAz }) => [
        AvailabilityZone,
        AvailabilityZoneId,
        CidrBlock,
        DefaultForAz,
      ]),
    ).toEqual([
      ['eu-central-1a', 'euc1-az1', '172.31.0.0/20', true],
      ['eu-central-1b', 'euc1-az2', '172.31.16.0/20', true],
      ['eu-central-1c', 'euc1-az3', '172.31.32.0/20', true],
    ])
    const { SecurityGroups } = await bench.client.send(new ec2.DescribeSecurityGroupsCommand({}))
    expect(SecurityGroups).toMatchObject([{ GroupName: 'default', VpcId: vpc }])
    const { AvailabilityZones } = await bench.client.send(
      new ec2.DescribeAvailabilityZonesCommand({}),
    )
    expect(AvailabilityZones).toHaveLength(3)
    expect(bench.practice.account.networks).toBeUndefined()
  })

  it('is a company’s in one scenario, and none in another', async () => {
    await open('many-models')
    const { Vpcs } = await bench.client.send(new ec2.DescribeVpcsCommand({}))
    expect(Vpcs?.map(({ Tags }) => Tags?.[0]?.Value)).toEqual([undefined, 'office'])
    await open('denied-region')
    expect((await bench.client.send(new ec2.DescribeVpcsCommand({}))).Vpcs).toEqual([])
  })

  it('answers what it does not know as EC2 does', async () => {
    await expect(
      bench.client.send(new ec2.DescribeVpcsCommand({ VpcIds: ['vpc-0123'] })),
    ).rejects.toEqual(named('InvalidVpcID.NotFound', "The vpc ID 'vpc-0123' does not exist"))
    await expect(
      bench.client.send(
        new ec2.DescribeVpcsCommand({ Filters: [{ Name: 'colour', Values: ['red'] }] }),
      ),
    ).rejects.toEqual(named('InvalidParameterValue', "The filter 'colour' is invalid"))
    await expect(bench.client.send(new ec2.DescribeInstancesCommand({}))).rejects.toThrow(
      'DescribeInstances is not in the practice account yet.',
    )
    await expect(
      bench.client.send(new ec2.DescribeVpcsCommand({ DryRun: true })),
    ).rejects.toMatchObject({
      name: 'DryRunOperation',
      $metadata: { httpStatusCode: 412 },
    })
  })

  it('has DNS attributes that are changed one at a time, names only with answers', async () => {
    const VpcId = await bench.theVpc()
    const set = (input: Omit<ec2.ModifyVpcAttributeCommandInput, 'VpcId'>) =>
      bench.client.send(new ec2.ModifyVpcAttributeCommand({ VpcId, ...input }))
    const off = { Value: false }
    const on = { Value: true }
    await expect(set({ EnableDnsSupport: off, EnableDnsHostnames: off })).rejects.toEqual(
      named('InvalidParameterCombination'),
    )
    await expect(set({ EnableDnsSupport: off })).rejects.toEqual(named('InvalidParameterValue'))
    await set({ EnableDnsHostnames: off })
    const { EnableDnsHostnames } = await bench.client.send(
      new ec2.DescribeVpcAttributeCommand({ VpcId, Attribute: 'enableDnsHostnames' }),
    )
    expect(EnableDnsHostnames).toEqual(off)
    await set({ EnableDnsHostnames: on })
    expect(bench.practice.account.networks).toBeUndefined()
  })
})

describe('a security group', () => {
  const https = (CidrIp: string) => [
    { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp }] },
  ]

  it('lets in what it is told to, once, until that is revoked', async () => {
    const GroupId = await makeGroup(await bench.theVpc())
    const IpPermissions = https('172.31.0.0/16')
    const allow = () =>
      bench.client.send(new ec2.AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }))
    await allow()
    const { SecurityGroups } = await bench.client.send(
      new ec2.DescribeSecurityGroupsCommand({ GroupIds: [GroupId] }),
    )
    expect(SecurityGroups?.[0]?.IpPermissions).toMatchObject(IpPermissions)
    await expect(allow()).rejects.toEqual(
      named(
        'InvalidPermission.Duplicate',
        'the specified rule "peer: 172.31.0.0/16, TCP, from port: 443, to port: 443, ALLOW" already exists',
      ),
    )
    const revoke = new ec2.RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions })
    await bench.client.send(revoke)
    await expect(bench.client.send(revoke)).rejects.toEqual(named('InvalidPermission.NotFound'))
    await expect(
      bench.client.send(
        new ec2.AuthorizeSecurityGroupIngressCommand({
          GroupId,
          IpPermissions: https('everywhere'),
        }),
      ),
    ).rejects.toEqual(named('InvalidParameterValue', 'CIDR block everywhere is malformed'))
  })

  it('has a name of its own in its VPC, and is not deleted while something is in it', async () => {
    const vpc = await bench.theVpc()
    const GroupId = await makeGroup(vpc)
    await expect(makeGroup(vpc)).rejects.toEqual(
      named(
        'InvalidGroup.Duplicate',
        `The security group 'claude' already exists for VPC '${vpc}'`,
      ),
    )
    const { VpcEndpointId = '' } = await bench.makeEndpoint({ SecurityGroupIds: [GroupId] })
    const remove = new ec2.DeleteSecurityGroupCommand({ GroupId })
    await expect(bench.client.send(remove)).rejects.toEqual(named('DependencyViolation'))
    await bench.client.send(new ec2.DeleteVpcEndpointsCommand({ VpcEndpointIds: [VpcEndpointId] }))
    await expect(bench.client.send(remove)).rejects.toEqual(named('DependencyViolation'))
    bench.practice.account.clockAheadMs += 60_000
    await bench.client.send(remove)
    await expect(bench.client.send(remove)).rejects.toEqual(named('InvalidGroup.NotFound'))
    expect(bench.practice.account.networks).toBeUndefined()
  })
})

describe('EC2’s own refusals', () => {
  it('name the action and the thing that IAM does not allow', async () => {
    const VpcId = await bench.theVpc()
    const user = bench.callsAs('user')
    await expect(user.client.send(new ec2.DescribeVpcsCommand({}))).rejects.toMatchObject({
      name: 'UnauthorizedOperation',
      message: expect.stringMatching(
        /^You are not authorized to perform this operation\. User: .* is not authorized to perform: ec2:DescribeVpcs/,
      ),
      $metadata: { httpStatusCode: 403 },
    })
    const held = bench.practice.account.iam.users['claude-bedrock-user']
    const allow = (...actions: string[]) => {
      if (held)
        held.inline.Network = documentOf({
          Effect: 'Allow',
          Action: ['ec2:Describe*', ...actions],
          Resource: '*',
        })
    }
    allow('ec2:CreateSecurityGroup')
    await expect(
      user.client.send(
        new ec2.CreateSecurityGroupCommand({
          VpcId,
          GroupName: 'claude',
          Description: 'x',
          TagSpecifications: [{ ResourceType: 'security-group', Tags: [{ Key: 'a', Value: 'b' }] }],
        }),
      ),
    ).rejects.toThrow('ec2:CreateTags')
    allow('ec2:CreateVpcEndpoint')
    await expect(user.makeEndpoint()).rejects.toThrow('route53:AssociateVPCWithHostedZone')
    await user.makeEndpoint({ PrivateDnsEnabled: false })
  })

  it('have the names that EC2 had before all other services', async () => {
    const stranger = new ec2.EC2Client({
      endpoint: bench.practice.endpoint,
      region,
      credentials: { accessKeyId: 'AKIAIOSFODNN7STRANGE', secretAccessKey: 'nothing' },
      maxAttempts: 1,
    })
    await expect(stranger.send(new ec2.DescribeVpcsCommand({}))).rejects.toMatchObject({
      name: 'AuthFailure',
      $metadata: { httpStatusCode: 401 },
    })
    const incomplete = new ec2.CreateSecurityGroupCommand({
      GroupName: 'x',
      Description: undefined,
    })
    await expect(bench.client.send(incomplete)).rejects.toEqual(
      named('MissingParameter', 'The request must contain the parameter description'),
    )
    bench.practice.account.faults = [
      { service: 'ec2', operation: '*', kind: 'throttle', times: 1 },
      { service: 'ec2', operation: '*', kind: 'error500', times: 1 },
    ]
    for (const name of ['RequestLimitExceeded', 'InternalError'])
      await expect(bench.client.send(new ec2.DescribeVpcsCommand({}))).rejects.toEqual(named(name))
  })
})
