import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Fault } from '../../practice/account.ts'
import { type AppBench, openAppBench } from '../../testing/app-bench.ts'

let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
  await bench.ask('connect', { kind: 'practice', scenario: 'broad-policy' })
  await bench.ask('choose', { region: 'eu-central-1', residency: 'geography' })
})
afterEach(() => bench.close())

const grid = () => bench.ask('reviewModelGrid', null)

it('says for every model and Region how it is called there, as that Region lists it', async () => {
  const { regions, models, chosen } = await grid()
  expect(chosen).toEqual({ region: 'eu-central-1', residency: 'geography' })
  expect(regions.length).toBeGreaterThan(15)
  // The chosen one, then the nearest first.
  expect(regions[0]?.region).toBe('eu-central-1')
  const latencies = regions.slice(1).map(({ latencyMs = 0 }) => latencyMs)
  expect(latencies).toEqual(latencies.toSorted((a, b) => a - b))
  const opus = models.find(({ modelId }) => modelId === 'anthropic.claude-opus-5-5')
  const cell = (region: string) => opus?.cells.find((each) => each.region === region)
  expect(cell('eu-central-1')).toMatchObject({
    isOnDemand: false,
    lifecycle: { status: 'active', since: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
    profiles: expect.arrayContaining([
      expect.objectContaining({
        id: 'eu.anthropic.claude-opus-5-5',
        scope: 'geography',
        geography: 'eu',
        destinations: expect.arrayContaining(['eu-south-2']),
      }),
      expect.objectContaining({ id: 'global.anthropic.claude-opus-5-5', scope: 'global' }),
    ]),
  })
  // Nothing is made up from a prefix: where AWS lists no geographic profile, there is none.
  expect(cell('ap-southeast-1')?.profiles.map(({ scope }) => scope)).toEqual(['global'])
})

it('works the geographic premium out of the account’s own two prices, and names their source', async () => {
  const { models } = await grid()
  const opus = models.find(({ modelId }) => modelId === 'anthropic.claude-opus-5-5')
  expect(opus).toMatchObject({
    premiumPercent: 10,
    contextTokens: 1_000_000,
    prices: {
      global: { input: 4, source: 'this account’s offer' },
      geography: { input: 4.4, cacheWrite1h: 8.8 },
    },
  })
})

it('asks nothing again that was asked a moment ago', async () => {
  await bench.ask('reviewRegions', null)
  const { account } = await bench.practice('broad-policy')
  const counted = [
    'ListInferenceProfiles',
    'ListFoundationModels',
    'ListFoundationModelAgreementOffers',
  ]
  const counters = counted.map(
    (operation): Fault => ({
      service: 'bedrock',
      operation,
      kind: 'error500',
      everyNth: Number.MAX_SAFE_INTEGER,
    }),
  )
  account.faults.push(...counters)
  const calls = () => counters.map(({ seen = 0 }) => seen)
  const { models } = await grid()
  // Only the offers are new after the Region screen: one a model.
  expect(calls()).toEqual([0, 0, models.length])
  await grid()
  expect(calls()).toEqual([0, 0, models.length])
})

it('keeps a Region that does not answer, with its reason', async () => {
  const { account } = await bench.practice('broad-policy')
  account.iam.serviceControlPolicies.push(
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: '*', Resource: '*' },
        {
          Effect: 'Deny',
          Action: 'bedrock:*',
          Resource: '*',
          Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
        },
      ],
    }),
  )
  const { regions, models } = await grid()
  const last = regions.at(-1)
  expect(last?.region).toBe('eu-west-1')
  expect(last?.problem?.code).toBe('permission.deniedByOrganization')
  expect(models.flatMap(({ cells }) => cells).some(({ region }) => region === 'eu-west-1')).toBe(
    false,
  )
})

it('tells a model that is being retired, with its dates', async () => {
  const { models } = await grid()
  const legacy = models.find(({ modelId }) => modelId.includes('sonnet-4-5'))
  expect(legacy?.cells[0]?.lifecycle).toEqual({
    status: 'legacy',
    since: '2025-09-29',
    legacySince: '2026-09-30',
    extendedSince: '2026-12-30',
    endOfLife: '2027-03-30',
  })
})

it('offers nothing that is past the end of its life, and still says that it was', async () => {
  bench.pass(Date.parse('2027-03-31') - Date.now())
  const { models } = await grid()
  const ended = models.find(({ modelId }) => modelId.includes('sonnet-4-5'))
  expect(ended?.cells[0]).toMatchObject({ lifecycle: { status: 'ended' }, profiles: [] })
  const { models: rows } = await bench.ask('reviewModels', null)
  expect(rows.some(({ modelId }) => modelId.includes('sonnet-4-5'))).toBe(false)
  expect(rows.length).toBeGreaterThan(5)
})

it('tells from the profiles alone who may not read the list of models', async () => {
  const { account } = await bench.practice('broad-policy')
  account.faults.push({ service: 'bedrock', operation: 'ListFoundationModels', kind: 'denied' })
  const { models } = await grid()
  const opus = models.find(({ modelId }) => modelId === 'anthropic.claude-opus-5-5')
  const cell = opus?.cells.find(({ region }) => region === 'eu-central-1')
  expect(cell?.lifecycle).toEqual({ status: 'unknown' })
  expect(cell?.profiles.map(({ id }) => id)).toContain('eu.anthropic.claude-opus-5-5')
})

it('names the models that ask for a data retention mode', async () => {
  const { models } = await grid()
  const asking = models.filter(({ asksForRetention }) => asksForRetention)
  expect(asking.map(({ name }) => name)).toEqual(['Claude Fable 5.2'])
})
