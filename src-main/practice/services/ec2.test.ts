import * as ec2 from '@aws-sdk/client-ec2'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ScenarioName } from '../../../shared/practice.ts'
import { type Practice, startPractice } from '../start.ts'

const region = 'eu-central-1'
let practice: Practice
let client: ec2.EC2Client
const open = async (scenario: ScenarioName) => {
  await practice?.stop()
  practice = await startPractice({ scenario })
  client = clientOf('admin')
}
beforeEach(() => open('fresh'))
afterEach(() => practice.stop())

const clientOf = (who: 'admin' | 'user', at = region) =>
  new ec2.EC2Client({
    endpoint: practice.endpoint,
    region: at,
    credentials: practice.keys[who],
    maxAttempts: 1,
  })
const named = (name: string, message?: string) =>
  expect.objectContaining({ name, ...(message && { message: expect.stringContaining(message) }) })

const theVpc = async (isDefault = true) => {
  const { Vpcs = [] } = await client.send(
    new ec2.DescribeVpcsCommand({
      Filters: [{ Name: 'is-default', Values: [String(isDefault)] }],
    }),
  )
  return Vpcs[0]?.VpcId ?? ''
}
const subnetsOf = async (vpc: string) => {
  const { Subnets = [] } = await client.send(
    new ec2.DescribeSubnetsCommand({ Filters: [{ Name: 'vpc-id', Values: [vpc] }] }),
  )
  return Subnets
}
const makeGroup = async (VpcId: string) => {
  const { GroupId = '' } = await client.send(
    new ec2.CreateSecurityGroupCommand({ VpcId, GroupName: 'claude', Description: 'To Bedrock' }),
  )
  return GroupId
}
const makeEndpoint = async (more: Partial<ec2.CreateVpcEndpointCommandInput> = {}) => {
  const VpcId = more.VpcId ?? (await theVpc())
  const [subnet] = await subnetsOf(VpcId)
  const { VpcEndpoint } = await client.send(
    new ec2.CreateVpcEndpointCommand({
      VpcId,
      ServiceName: `com.amazonaws.${region}.bedrock-runtime`,
      VpcEndpointType: 'Interface',
      SubnetIds: [subnet?.SubnetId ?? ''],
      ...more,
    }),
  )
  return VpcEndpoint ?? {}
}
const endpoints = async () =>
  (await client.send(new ec2.DescribeVpcEndpointsCommand({}))).VpcEndpoints ?? []

describe('the network of an account', () => {
  it('is what AWS made, in three zones, and takes no room in what is saved', async () => {
    const vpc = await theVpc()
    const subnets = await subnetsOf(vpc)
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
    const { SecurityGroups } = await client.send(new ec2.DescribeSecurityGroupsCommand({}))
    expect(SecurityGroups).toMatchObject([{ GroupName: 'default', VpcId: vpc }])
    const { AvailabilityZones } = await client.send(new ec2.DescribeAvailabilityZonesCommand({}))
    expect(AvailabilityZones).toHaveLength(3)
    expect(practice.account.networks).toBeUndefined()
  })

  it('is a company’s in one scenario, and none in another', async () => {
    await open('many-models')
    const { Vpcs } = await client.send(new ec2.DescribeVpcsCommand({}))
    expect(Vpcs?.map(({ Tags }) => Tags?.[0]?.Value)).toEqual([undefined, 'office'])
    await open('denied-region')
    expect((await client.send(new ec2.DescribeVpcsCommand({}))).Vpcs).toEqual([])
  })

  it('answers what it does not know as EC2 does', async () => {
    await expect(
      client.send(new ec2.DescribeVpcsCommand({ VpcIds: ['vpc-0123'] })),
    ).rejects.toEqual(named('InvalidVpcID.NotFound', "The vpc ID 'vpc-0123' does not exist"))
    await expect(
      client.send(new ec2.DescribeVpcsCommand({ Filters: [{ Name: 'colour', Values: ['red'] }] })),
    ).rejects.toEqual(named('InvalidParameterValue', "The filter 'colour' is invalid"))
    await expect(client.send(new ec2.DescribeInstancesCommand({}))).rejects.toThrow(
      'DescribeInstances is not in the practice account yet.',
    )
    await expect(client.send(new ec2.DescribeVpcsCommand({ DryRun: true }))).rejects.toMatchObject({
      name: 'DryRunOperation',
      $metadata: { httpStatusCode: 412 },
    })
  })

  it('has DNS attributes that are changed one at a time, names only with answers', async () => {
    const VpcId = await theVpc()
    const set = (input: Omit<ec2.ModifyVpcAttributeCommandInput, 'VpcId'>) =>
      client.send(new ec2.ModifyVpcAttributeCommand({ VpcId, ...input }))
    const off = { Value: false }
    const on = { Value: true }
    await expect(set({ EnableDnsSupport: off, EnableDnsHostnames: off })).rejects.toEqual(
      named('InvalidParameterCombination'),
    )
    await expect(set({ EnableDnsSupport: off })).rejects.toEqual(named('InvalidParameterValue'))
    await set({ EnableDnsHostnames: off })
    const { EnableDnsHostnames } = await client.send(
      new ec2.DescribeVpcAttributeCommand({ VpcId, Attribute: 'enableDnsHostnames' }),
    )
    expect(EnableDnsHostnames).toEqual(off)
    await set({ EnableDnsHostnames: on })
    expect(practice.account.networks).toBeUndefined()
  })
})

describe('a security group', () => {
  const https = (CidrIp: string) => [
    { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp }] },
  ]

  it('lets in what it is told to, once, until that is revoked', async () => {
    const GroupId = await makeGroup(await theVpc())
    const IpPermissions = https('172.31.0.0/16')
    const allow = () =>
      client.send(new ec2.AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }))
    await allow()
    const { SecurityGroups } = await client.send(
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
    await client.send(revoke)
    await expect(client.send(revoke)).rejects.toEqual(named('InvalidPermission.NotFound'))
    await expect(
      client.send(
        new ec2.AuthorizeSecurityGroupIngressCommand({
          GroupId,
          IpPermissions: https('everywhere'),
        }),
      ),
    ).rejects.toEqual(named('InvalidParameterValue', 'CIDR block everywhere is malformed'))
  })

  it('has a name of its own in its VPC, and is not deleted while something is in it', async () => {
    const vpc = await theVpc()
    const GroupId = await makeGroup(vpc)
    await expect(makeGroup(vpc)).rejects.toEqual(
      named(
        'InvalidGroup.Duplicate',
        `The security group 'claude' already exists for VPC '${vpc}'`,
      ),
    )
    const { VpcEndpointId = '' } = await makeEndpoint({ SecurityGroupIds: [GroupId] })
    const remove = new ec2.DeleteSecurityGroupCommand({ GroupId })
    await expect(client.send(remove)).rejects.toEqual(named('DependencyViolation'))
    await client.send(new ec2.DeleteVpcEndpointsCommand({ VpcEndpointIds: [VpcEndpointId] }))
    await expect(client.send(remove)).rejects.toEqual(named('DependencyViolation'))
    practice.account.clockAheadMs += 60_000
    await client.send(remove)
    await expect(client.send(remove)).rejects.toEqual(named('InvalidGroup.NotFound'))
    expect(practice.account.networks).toBeUndefined()
  })
})

describe('an interface endpoint', () => {
  it('is pending until AWS has set it up, with names of its own', async () => {
    const made = await makeEndpoint({
      TagSpecifications: [
        { ResourceType: 'vpc-endpoint', Tags: [{ Key: 'CreatedBy', Value: 'Ada' }] },
      ],
    })
    expect(made).toMatchObject({ State: 'pending', PrivateDnsEnabled: true })
    practice.account.clockAheadMs += 60_000
    const [endpoint] = await endpoints()
    expect(endpoint).toMatchObject({
      State: 'available',
      VpcEndpointType: 'Interface',
      Groups: [{ GroupName: 'default' }],
      Tags: [{ Key: 'CreatedBy', Value: 'Ada' }],
    })
    expect(endpoint?.DnsEntries?.map(({ DnsName }) => DnsName)).toEqual([
      expect.stringMatching(
        /^vpce-0[0-9a-f]{16}-[0-9a-f]{8}\.bedrock-runtime\.eu-central-1\.vpce\.amazonaws\.com$/,
      ),
      expect.stringContaining('-eu-central-1a.bedrock-runtime.'),
      'bedrock-runtime.eu-central-1.amazonaws.com',
    ])
  })

  it('is no gateway, which is what whoever names no type asks for', async () => {
    await expect(makeEndpoint({ VpcEndpointType: undefined })).rejects.toEqual(
      named(
        'InvalidParameter',
        'Endpoint type (Gateway) does not match available service types ([Interface]).',
      ),
    )
    await expect(
      makeEndpoint({ ServiceName: `com.amazonaws.${region}.bedrock-nothing` }),
    ).rejects.toEqual(named('InvalidServiceName'))
  })

  it('answers under the service’s own name once in a VPC, and only where the VPC answers names', async () => {
    const vpc = await theVpc()
    await makeEndpoint()
    await expect(makeEndpoint()).rejects.toEqual(
      named(
        'InvalidParameter',
        `private-dns-enabled cannot be set because there is already a conflicting DNS domain for bedrock-runtime.eu-central-1.amazonaws.com in the VPC ${vpc}`,
      ),
    )
    await makeEndpoint({ PrivateDnsEnabled: false })
    await open('many-models')
    const VpcId = await theVpc(false)
    await expect(makeEndpoint({ VpcId })).rejects.toEqual(
      named(
        'InvalidParameter',
        'Enabling private DNS requires both enableDnsSupport and enableDnsHostnames',
      ),
    )
  })

  it('has one subnet in each zone, of its own VPC, where the service is', async () => {
    await open('many-models')
    const VpcId = await theVpc(false)
    const [one, other] = (await subnetsOf(VpcId)).map(({ SubnetId = '' }) => SubnetId)
    const [foreign] = await subnetsOf(await theVpc())
    const make = (...ids: (string | undefined)[]) =>
      makeEndpoint({ VpcId, PrivateDnsEnabled: false, SubnetIds: ids.map(String) })
    await expect(make(one, other)).rejects.toEqual(named('DuplicateSubnetsInSameZone'))
    await expect(make(foreign?.SubnetId)).rejects.toEqual(named('InvalidParameter'))
    await expect(make('subnet-0123')).rejects.toEqual(named('InvalidSubnetID.NotFound'))
    client = clientOf('admin', 'us-east-1')
    const far = (await subnetsOf(await theVpc())).at(-1)?.SubnetId ?? ''
    await expect(
      makeEndpoint({
        ServiceName: 'com.amazonaws.us-east-1.bedrock-runtime',
        SubnetIds: [far],
      }),
    ).rejects.toEqual(named('InvalidParameter', 'does not support the availability zone'))
  })

  it('is made once for one token, changed, and deleted', async () => {
    const { VpcEndpointId = '' } = await makeEndpoint({ ClientToken: 'once' })
    expect((await makeEndpoint({ ClientToken: 'once' })).VpcEndpointId).toBe(VpcEndpointId)
    const modify = (input: Omit<ec2.ModifyVpcEndpointCommandInput, 'VpcEndpointId'>) =>
      client.send(new ec2.ModifyVpcEndpointCommand({ VpcEndpointId, ...input }))
    const PolicyDocument = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: '*', Action: 'bedrock:InvokeModel', Resource: '*' },
      ],
    })
    await modify({ PolicyDocument, PrivateDnsEnabled: false })
    expect((await endpoints())[0]).toMatchObject({ PolicyDocument, PrivateDnsEnabled: false })
    await expect(modify({ PolicyDocument: '{"no":"policy"}' })).rejects.toEqual(
      named('InvalidPolicyDocument'),
    )
    const remove = new ec2.DeleteVpcEndpointsCommand({
      VpcEndpointIds: [VpcEndpointId, 'vpce-0123'],
    })
    expect((await client.send(remove)).Unsuccessful).toMatchObject([
      { ResourceId: 'vpce-0123', Error: { Code: 'InvalidVpcEndpointId.NotFound' } },
    ])
    expect((await endpoints())[0]?.State).toBe('deleting')
    practice.account.clockAheadMs += 60_000
    expect(await endpoints()).toEqual([])
  })

  it('is tagged and untagged', async () => {
    const { VpcEndpointId = '' } = await makeEndpoint()
    const Resources = [VpcEndpointId]
    await client.send(new ec2.CreateTagsCommand({ Resources, Tags: [{ Key: 'a', Value: '1' }] }))
    const filter = { Filters: [{ Name: 'tag:a', Values: ['?'] }] }
    const found = () => client.send(new ec2.DescribeVpcEndpointsCommand(filter))
    expect((await found()).VpcEndpoints).toHaveLength(1)
    await client.send(new ec2.DeleteTagsCommand({ Resources, Tags: [{ Key: 'a' }] }))
    expect((await found()).VpcEndpoints).toEqual([])
  })
})

describe('EC2’s own refusals', () => {
  it('name the action and the thing that IAM does not allow', async () => {
    const VpcId = await theVpc()
    client = clientOf('user')
    await expect(client.send(new ec2.DescribeVpcsCommand({}))).rejects.toMatchObject({
      name: 'UnauthorizedOperation',
      message: expect.stringMatching(
        /^You are not authorized to perform this operation\. User: .* is not authorized to perform: ec2:DescribeVpcs/,
      ),
      $metadata: { httpStatusCode: 403 },
    })
    const document = (Action: string[]) =>
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
      })
    const user = practice.account.iam.users['claude-bedrock-user']
    const allow = (...actions: string[]) => {
      if (user) user.inline.Network = document(['ec2:Describe*', ...actions])
    }
    allow('ec2:CreateSecurityGroup')
    await expect(
      client.send(
        new ec2.CreateSecurityGroupCommand({
          VpcId,
          GroupName: 'claude',
          Description: 'x',
          TagSpecifications: [{ ResourceType: 'security-group', Tags: [{ Key: 'a', Value: 'b' }] }],
        }),
      ),
    ).rejects.toThrow('ec2:CreateTags')
    allow('ec2:CreateVpcEndpoint')
    await expect(makeEndpoint()).rejects.toThrow('route53:AssociateVPCWithHostedZone')
    await makeEndpoint({ PrivateDnsEnabled: false })
  })

  it('have the names that EC2 had before all other services', async () => {
    const stranger = new ec2.EC2Client({
      endpoint: practice.endpoint,
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
    await expect(client.send(incomplete)).rejects.toEqual(
      named('MissingParameter', 'The request must contain the parameter description'),
    )
    practice.account.faults = [
      { service: 'ec2', operation: '*', kind: 'throttle', times: 1 },
      { service: 'ec2', operation: '*', kind: 'error500', times: 1 },
    ]
    for (const name of ['RequestLimitExceeded', 'InternalError'])
      await expect(client.send(new ec2.DescribeVpcsCommand({}))).rejects.toEqual(named(name))
  })
})
