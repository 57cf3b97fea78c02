import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type NetworkBench,
  networkOf,
  openNetworkBench,
  terms,
} from '../../testing/network-bench.ts'

let bench: NetworkBench
beforeEach(async () => {
  bench = await openNetworkBench()
})
afterEach(() => bench.close())

describe('what a private way stands in', () => {
  it('is not planned in what AWS would refuse', async () => {
    await bench.open('many-models')
    const { vpcs = [] } = await bench.ask('reviewNetwork', null)
    const [one = { subnets: [] }, office = { subnets: [] }] = vpcs
    const ids = office.subnets.map(({ id }) => id)
    const plan = async (more: Parameters<NetworkBench['wanted']>[0]) =>
      bench.ask('planStep', await bench.wanted(more, 1))
    const off = { privateDns: false }
    await expect(plan({ ...off, subnets: ids })).rejects.toThrow(
      'Two of the subnets are in eu-central-1a',
    )
    await expect(
      plan({ ...off, subnets: one.subnets.slice(0, 1).map(({ id }) => id) }),
    ).rejects.toThrow('is not in vpc-0ff1ce0a1b2c3d4e5')
    await expect(plan({ ...off, group: 'sg-0123456789' })).rejects.toThrow(
      'The security group sg-0123456789 is not in',
    )
    await expect(plan({ vpc: 'vpc-0123456789' })).rejects.toThrow('There is no VPC vpc-0123456789')
    await bench.ask('choose', { region: 'us-east-1' })
    const far = await bench.wanted()
    await expect(bench.ask('planStep', far)).rejects.toThrow(
      'Bedrock has no endpoints in us-east-1e',
    )
  })

  it('may be a group that is there: its port 443 is opened, and closed again', async () => {
    const account = await bench.open('fresh')
    const { vpcs } = await bench.ask('reviewNetwork', null)
    const group = vpcs?.[0]?.groups[0]?.id ?? ''
    const { changes } = await bench.apply(await bench.wanted({ group }))
    expect(terms(changes).slice(0, 2)).toEqual([
      'ec2:AuthorizeSecurityGroupIngress',
      'ec2:CreateVpcEndpoint',
    ])
    const { changes: back } = await bench.ask('planUndo', { scope: 'everything' })
    await bench.undoEverything()
    expect(terms(back)).toEqual(['ec2:DeleteVpcEndpoints', 'ec2:RevokeSecurityGroupIngress'])
    expect(networkOf(account).ingress).toBeUndefined()
  })

  it('is looked at: where somebody has closed the group, nobody gets through', async () => {
    const account = await bench.open('fresh')
    await bench.apply(await bench.wanted())
    account.networks = {
      'eu-central-1': { ...networkOf(account), ingress: {} },
    }
    const { status, title } = await bench.ask('checkStep', { step: 'network-endpoint' })
    expect([status, title]).toEqual(['needs-you', expect.stringContaining('Nobody gets through')])
  })

  it('is opened again where somebody has closed it', async () => {
    const account = await bench.open('fresh')
    await bench.apply(await bench.wanted({ services: ['bedrock-runtime', 'bedrock'] }))
    account.networks = { 'eu-central-1': { ...networkOf(account), ingress: {} } }
    const { changes } = await bench.apply(await bench.wanted())
    expect(terms(changes)).toEqual(['ec2:AuthorizeSecurityGroupIngress'])
    expect(await bench.status('network-endpoint')).toBe('done')
    await bench.undoEverything()
    expect(account.networks).toBeUndefined()
  })

  it('is opened for what it does not let in yet, and for nothing twice, which AWS would refuse', async () => {
    const account = await bench.open('many-models')
    const held = networkOf(account)
    const [[id = '', office] = []] = Object.entries(held.vpcs ?? {})
    if (office)
      account.networks = {
        'eu-central-1': { ...held, vpcs: { [id]: { ...office, moreCidrs: ['10.21.0.0/16'] } } },
      }
    const { vpcs = [] } = await bench.ask('reviewNetwork', null)
    const group = vpcs[1]?.groups[0]?.id ?? ''
    const rule = { protocol: 'tcp', from: 443, to: 443 }
    const one = [{ ...rule, peer: '10.20.0.0/16' }]
    account.networks = { 'eu-central-1': { ...networkOf(account), ingress: { [group]: one } } }
    await bench.apply(await bench.wanted({ group, privateDns: false }, 1))
    expect(networkOf(account).ingress?.[group]).toMatchObject([
      ...one,
      { ...rule, peer: '10.21.0.0/16' },
    ])
    await bench.undoEverything()
    expect(networkOf(account).ingress?.[group]).toEqual(one)
  })

  it('is not called there where AWS could not set the endpoint up, and can be made once that is gone', async () => {
    const account = await bench.open('fresh')
    await bench.apply(await bench.wanted())
    const held = networkOf(account)
    const [[id = '', endpoint] = []] = Object.entries(held.endpoints ?? {})
    if (endpoint)
      account.networks = {
        'eu-central-1': { ...held, endpoints: { [id]: { ...endpoint, hasFailed: true } } },
      }
    expect(await bench.status('network-endpoint')).toBe('blocked')
    await expect(bench.ask('planStep', await bench.wanted())).rejects.toThrow(
      `AWS could not set ${id} up`,
    )
    await bench.undoEverything()
    await bench.apply(await bench.wanted())
    expect(await bench.status('network-endpoint')).toBe('done')
  })
})
