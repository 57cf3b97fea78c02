import * as ec2 from '@aws-sdk/client-ec2'
import { expect } from 'vitest'
import type { ScenarioName } from '../../shared/practice.ts'
import { startPractice } from '../practice/start.ts'

export const region = 'eu-central-1'
export type Ec2Bench = Awaited<ReturnType<typeof openEc2Bench>>

/** A practice account whose network is reached through EC2 itself. */
export async function openEc2Bench(scenario: ScenarioName = 'fresh') {
  const practice = await startPractice({ scenario })
  return { practice, ...callsAs('admin'), callsAs }

  function callsAs(who: 'admin' | 'user', at = region) {
    const client = new ec2.EC2Client({
      endpoint: practice.endpoint,
      region: at,
      credentials: practice.keys[who],
      maxAttempts: 1,
    })
    return { client, ...callsOf(client) }
  }
}

/** What several tests do, each in one line. */
function callsOf(client: ec2.EC2Client) {
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
  return { theVpc, subnetsOf, makeEndpoint }
}

/** An error of that name, as EC2 sends it. */
export const named = (name: string, message?: string) =>
  expect.objectContaining({ name, ...(message && { message: expect.stringContaining(message) }) })
