import * as ec2 from '@aws-sdk/client-ec2'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ScenarioName } from '../../../shared/practice.ts'
import { type Ec2Bench, named, openEc2Bench, region } from '../../testing/ec2-bench.ts'

let bench: Ec2Bench
const open = async (scenario: ScenarioName) => {
  await bench?.practice.stop()
  bench = await openEc2Bench(scenario)
}
beforeEach(() => open('fresh'))
afterEach(() => bench.practice.stop())

const endpoints = async () =>
  (await bench.client.send(new ec2.DescribeVpcEndpointsCommand({}))).VpcEndpoints ?? []

describe('an interface endpoint', () => {
  it('is pending until AWS has set it up, with names of its own', async () => {
    const made = await bench.makeEndpoint({
      TagSpecifications: [
        { ResourceType: 'vpc-endpoint', Tags: [{ Key: 'CreatedBy', Value: 'Ada' }] },
      ],
    })
    expect(made).toMatchObject({ State: 'pending', PrivateDnsEnabled: true })
    bench.practice.account.clockAheadMs += 60_000
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
    await expect(bench.makeEndpoint({ VpcEndpointType: undefined })).rejects.toEqual(
      named(
        'InvalidParameter',
        'Endpoint type (Gateway) does not match available service types ([Interface]).',
      ),
    )
    await expect(
      bench.makeEndpoint({ ServiceName: `com.amazonaws.${region}.bedrock-nothing` }),
    ).rejects.toEqual(named('InvalidServiceName'))
  })

  it('answers under the service’s own name once in a VPC, and only where the VPC answers names', async () => {
    const vpc = await bench.theVpc()
    await bench.makeEndpoint()
    await expect(bench.makeEndpoint()).rejects.toEqual(
      named(
        'InvalidParameter',
        `private-dns-enabled cannot be set because there is already a conflicting DNS domain for bedrock-runtime.eu-central-1.amazonaws.com in the VPC ${vpc}`,
      ),
    )
    await bench.makeEndpoint({ PrivateDnsEnabled: false })
    await open('many-models')
    const VpcId = await bench.theVpc(false)
    await expect(bench.makeEndpoint({ VpcId })).rejects.toEqual(
      named(
        'InvalidParameter',
        'Enabling private DNS requires both enableDnsSupport and enableDnsHostnames',
      ),
    )
  })

  it('has one subnet in each zone, of its own VPC, where the service is', async () => {
    await open('many-models')
    const VpcId = await bench.theVpc(false)
    const [one, other] = (await bench.subnetsOf(VpcId)).map(({ SubnetId = '' }) => SubnetId)
    const [foreign] = await bench.subnetsOf(await bench.theVpc())
    const make = (...ids: (string | undefined)[]) =>
      bench.makeEndpoint({ VpcId, PrivateDnsEnabled: false, SubnetIds: ids.map(String) })
    await expect(make(one, other)).rejects.toEqual(named('DuplicateSubnetsInSameZone'))
    await expect(make(foreign?.SubnetId)).rejects.toEqual(named('InvalidParameter'))
    await expect(make('subnet-0123')).rejects.toEqual(named('InvalidSubnetID.NotFound'))
    const east = bench.callsAs('admin', 'us-east-1')
    const far = (await east.subnetsOf(await east.theVpc())).at(-1)?.SubnetId ?? ''
    await expect(
      east.makeEndpoint({
        ServiceName: 'com.amazonaws.us-east-1.bedrock-runtime',
        SubnetIds: [far],
      }),
    ).rejects.toEqual(named('InvalidParameter', 'does not support the availability zone'))
  })

  it('is made once for one token, changed, and deleted', async () => {
    const { VpcEndpointId = '' } = await bench.makeEndpoint({ ClientToken: 'once' })
    expect((await bench.makeEndpoint({ ClientToken: 'once' })).VpcEndpointId).toBe(VpcEndpointId)
    const modify = (input: Omit<ec2.ModifyVpcEndpointCommandInput, 'VpcEndpointId'>) =>
      bench.client.send(new ec2.ModifyVpcEndpointCommand({ VpcEndpointId, ...input }))
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
    expect((await bench.client.send(remove)).Unsuccessful).toMatchObject([
      { ResourceId: 'vpce-0123', Error: { Code: 'InvalidVpcEndpoint.NotFound' } },
    ])
    expect((await endpoints())[0]?.State).toBe('deleting')
    bench.practice.account.clockAheadMs += 60_000
    expect(await endpoints()).toEqual([])
  })

  it('is tagged and untagged', async () => {
    const { VpcEndpointId = '' } = await bench.makeEndpoint()
    const Resources = [VpcEndpointId]
    await bench.client.send(
      new ec2.CreateTagsCommand({ Resources, Tags: [{ Key: 'a', Value: '1' }] }),
    )
    const filter = { Filters: [{ Name: 'tag:a', Values: ['?'] }] }
    const found = () => bench.client.send(new ec2.DescribeVpcEndpointsCommand(filter))
    expect((await found()).VpcEndpoints).toHaveLength(1)
    await bench.client.send(new ec2.DeleteTagsCommand({ Resources, Tags: [{ Key: 'a' }] }))
    expect((await found()).VpcEndpoints).toEqual([])
  })
})
