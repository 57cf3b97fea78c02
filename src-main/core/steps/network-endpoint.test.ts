import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  endpointsIn,
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

describe('a private way to Bedrock', () => {
  it('is shown as it is before it is made: VPCs, subnets, groups, and what AWS offers', async () => {
    await bench.open('many-models')
    const { vpcs, services, endpoints, policies } = await bench.ask('reviewNetwork', null)
    expect(vpcs).toMatchObject([
      {
        isDefault: true,
        cidrs: ['172.31.0.0/16'],
        dns: { support: true, hostnames: true },
        groups: [{ name: 'default', letsIn: false }],
      },
      { name: 'office', isDefault: false, dns: { support: true, hostnames: false } },
    ])
    expect(vpcs?.[1]?.subnets.map(({ zone, isServed }) => [zone, isServed])).toEqual([
      ['eu-central-1a', true],
      ['eu-central-1a', true],
      ['eu-central-1b', true],
    ])
    expect([services, endpoints]).toEqual([['bedrock-runtime', 'bedrock'], []])
    expect(policies?.bedrock).toContain('bedrock:ListInferenceProfiles')
    expect(await bench.status('network-endpoint')).toBe('needs-you')
  })

  it('is made with a group of its own, in every zone, for the chosen models, and waited for', async () => {
    const account = await bench.open('fresh')
    const { changes, notes } = await bench.apply(
      await bench.wanted({ services: ['bedrock-runtime', 'bedrock'] }),
    )
    expect(terms(changes)).toEqual([
      'ec2:CreateSecurityGroup',
      'ec2:AuthorizeSecurityGroupIngress',
      'ec2:CreateVpcEndpoint',
      'ec2:CreateVpcEndpoint',
      'ec2:DescribeVpcEndpoints',
      'ec2:DescribeVpcEndpoints',
    ])
    expect(notes[0]).toContain('A laptop outside this network gains nothing')
    expect(notes[1]).toContain('about $43.80 a month')
    expect(changes[2]?.cost).toContain('About $21.90 a month')
    const [{ policy = '{}', subnets = [], privateDns } = {}] = endpointsIn(account)
    expect([subnets.length, privateDns]).toEqual([3, true])
    const { Statement } = JSON.parse(policy)
    expect(new Set(Statement.flatMap((each: { Action: string[] }) => each.Action))).toEqual(
      new Set(['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream']),
    )
    for (const { Principal, Condition } of Statement)
      expect([Principal, Condition.StringEquals['aws:PrincipalAccount']]).toEqual([
        '*',
        '111122223333',
      ])
    const { endpoints } = await bench.ask('reviewNetwork', null)
    expect(endpoints).toMatchObject([
      { state: 'available', letsIn: true, policy: 'chosen-models', isOwn: true, zones: 3 },
      { service: 'bedrock', state: 'available', policy: 'chosen-models' },
    ])
    expect(await bench.status('network-endpoint')).toBe('done')
    expect((await bench.ask('planStep', await bench.wanted())).changes).toEqual([])
    const { chapters } = await bench.ask('makeRecovery', null)
    expect(chapters.find(({ id }) => id === 'network')).toMatchObject({
      rows: [{ value: expect.stringContaining('3 zones, called by the usual name') }, {}],
      texts: [{ text: expect.stringContaining('bedrock:InvokeModel') }, {}],
    })
  })

  it('is gone again when it is taken back, down to the DNS of the VPC', async () => {
    const account = await bench.open('many-models')
    const before = structuredClone({ ...account, events: [] })
    const { changes } = await bench.apply(await bench.wanted({ changesDns: true }, 1))
    expect(changes[0]).toMatchObject({ id: 'dns-hostnames', term: 'ec2:ModifyVpcAttribute' })
    expect(await bench.status('network-endpoint')).toBe('done')
    await bench.undoEverything()
    expect({ ...account, events: [] }).toEqual({ ...before, iam: account.iam })
  })

  it('needs the VPC to answer names, unless it is to be called by its own address', async () => {
    const account = await bench.open('many-models')
    await expect(bench.ask('planStep', await bench.wanted({}, 1))).rejects.toThrow(
      'does not answer names, which private DNS needs',
    )
    await bench.apply(await bench.wanted({ privateDns: false }, 1))
    const { endpoints } = await bench.ask('reviewNetwork', null)
    const [{ id = '', address = '' } = {}] = endpoints
    const request = {
      step: 'network-endpoint',
      ask: { action: 'use-address', endpoint: id },
    } as const
    const { notes, changes } = await bench.apply(request)
    expect(changes[0]?.effect).toMatchObject({
      kind: 'file-edit',
      diff: expect.stringContaining(`https://${address}`),
    })
    expect(notes.join()).toContain('stops caching the last part')
    const settings = join(bench.practiceHome('many-models'), '.claude', 'settings.json')
    expect(JSON.parse(await readFile(settings, 'utf8')).env).toEqual({
      ANTHROPIC_BEDROCK_BASE_URL: `https://${address}`,
    })
    expect((await bench.ask('reviewNetwork', null)).usedAddress).toBe(`https://${address}`)
    expect((await bench.ask('planStep', request)).changes).toEqual([])
    await bench.undoEverything()
    expect(endpointsIn(account)).toEqual([])
    await expect(readFile(settings)).rejects.toThrow('ENOENT')
  })

  it('is brought up to date when other models are chosen, and put back', async () => {
    const account = await bench.open('fresh')
    await bench.apply(await bench.wanted())
    const [before] = endpointsIn(account)
    await bench.ask('choose', { models: { opus: null } })
    expect(await bench.status('network-endpoint')).toBe('needs-you')
    const { changes } = await bench.apply(await bench.wanted())
    expect(terms(changes)).toEqual(['ec2:ModifyVpcEndpoint'])
    expect(endpointsIn(account)[0]?.policy).not.toEqual(before?.policy)
    expect(await bench.status('network-endpoint')).toBe('done')
    const [newest] = await bench.ask('readHistory', null)
    const { id } = await bench.ask('planUndo', { scope: 'change', changeId: newest?.id ?? '' })
    await bench.ask('applyPlan', { planId: id })
    expect(endpointsIn(account)[0]?.policy).toEqual(before?.policy)
  })

  it('that was brought up to date twice is taken back step by step, each in its turn', async () => {
    const account = await bench.open('fresh')
    await bench.apply(await bench.wanted())
    await bench.ask('choose', { models: { opus: null } })
    await bench.apply(await bench.wanted())
    await bench.ask('choose', { models: { opus: null, haiku: null } })
    await bench.apply(await bench.wanted())
    const { notes, changes } = await bench.ask('planUndo', {
      scope: 'step',
      step: 'network-endpoint',
    })
    expect(notes).toEqual([])
    expect(terms(changes).slice(0, 3)).toEqual([
      'ec2:ModifyVpcEndpoint',
      'ec2:ModifyVpcEndpoint',
      'ec2:DeleteVpcEndpoints',
    ])
    await bench.undoEverything()
    expect(account.networks).toBeUndefined()
  })

  it('by somebody else is seen and left alone', async () => {
    const account = await bench.open('fresh')
    const { vpcs } = await bench.ask('reviewNetwork', null)
    const [vpc] = vpcs ?? []
    account.networks = {
      'eu-central-1': {
        endpoints: {
          'vpce-0aaaabbbbccccdddd': {
            vpcId: vpc?.id ?? '',
            service: 'com.amazonaws.eu-central-1.bedrock-runtime',
            subnets: [vpc?.subnets[0]?.id ?? ''],
            groups: [vpc?.groups[0]?.id ?? ''],
            privateDns: true,
            createdAt: 0,
          },
        },
      },
    }
    const { endpoints } = await bench.ask('reviewNetwork', null)
    expect(endpoints).toMatchObject([{ isOwn: false, policy: 'everything', zones: 1 }])
    const { changes, notes } = await bench.ask('planStep', await bench.wanted())
    expect([changes, notes]).toEqual([
      [],
      ['The endpoint vpce-0aaaabbbbccccdddd is left as it is.'],
    ])
  })

  it('is waited for by the check, too, when the window was closed meanwhile', async () => {
    const account = await bench.open('fresh')
    await bench.apply(await bench.wanted())
    const held = networkOf(account)
    const [id = '', endpoint] = Object.entries(held.endpoints ?? {})[0] ?? []
    const createdAt = Date.now() + 60_000
    if (endpoint)
      account.networks = {
        'eu-central-1': { ...held, endpoints: { [id]: { ...endpoint, createdAt } } },
      }
    expect(await bench.ask('checkStep', { step: 'network-endpoint' })).toMatchObject({
      status: 'waiting',
      waitingSince: expect.any(Number),
      lookAgainInMs: 10_000,
    })
    const { changes } = await bench.ask('planStep', await bench.wanted())
    expect(terms(changes)).toEqual(['ec2:DescribeVpcEndpoints'])
  })

  it('is nothing for somebody without the rights, and has no room where there is no VPC', async () => {
    await bench.open('month-of-use', 'claude-bedrock')
    const { status, title } = await bench.ask('checkStep', { step: 'network-endpoint' })
    expect([status, title]).toEqual(['needs-admin', 'You may not see the network'])
    expect(await bench.ask('reviewNetwork', null)).not.toHaveProperty('vpcs')
    await bench.open('denied-region')
    expect((await bench.ask('reviewNetwork', null)).vpcs).toEqual([])
  })
})
