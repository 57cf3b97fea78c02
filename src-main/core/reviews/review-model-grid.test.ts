import { afterEach, beforeEach, expect, it } from 'vitest'
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
  await grid()
  const { account } = await bench.practice('broad-policy')
  // Whatever is asked now fails.
  account.faults.push({ service: 'bedrock', operation: '*', kind: 'error500' })
  const { regions, models } = await grid()
  expect(regions.every(({ problem }) => problem === undefined)).toBe(true)
  expect(models.length).toBeGreaterThan(5)
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
  expect(regions.find(({ region }) => region === 'eu-west-1')?.problem?.code).toBe(
    'permission.deniedByOrganization',
  )
  expect(models.flatMap(({ cells }) => cells).some(({ region }) => region === 'eu-west-1')).toBe(
    false,
  )
})

it('tells a model that is being retired, with its dates', async () => {
  const { models } = await grid()
  const legacy = models.find(({ cells }) =>
    cells.some((cell) => cell.lifecycle.status === 'legacy'),
  )
  expect(legacy?.cells[0]?.lifecycle).toMatchObject({
    status: 'legacy',
    endOfLife: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
  })
})
