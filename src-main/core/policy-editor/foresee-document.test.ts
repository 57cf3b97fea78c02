import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PolicyForesight } from '../../../shared/setup/policy-check.ts'
import { type AppBench, openAppBench } from '../../testing/app-bench.ts'

const scenario = 'broad-policy'
const name = 'claude-bedrock-user'
let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
  await bench.ask('connect', { kind: 'practice', scenario })
  await bench.ask('choose', { region: 'eu-central-1', residency: 'geography' })
})
afterEach(() => bench.close())

const generated = async () => (await bench.ask('reviewPermissions', null)).document
const foresee = (document: string) => bench.ask('foreseePolicyDocument', { document })
const iam = async () => (await bench.practice(scenario)).account.iam
const rowOf = ({ rows }: PolicyForesight, start: string) => {
  const row = rows.find(({ ability }) => ability.startsWith(start))
  return row && `${row.now} → ${row.afterwards}`
}
const policy = (...Statement: object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement }, null, 2)
const everything = policy({ Effect: 'Allow', Action: 'bedrock:*', Resource: '*' })

it('tells what a broad policy allowed and the narrow one will not, changes first', async () => {
  const seen = await foresee(await generated())
  expect(seen.name).toBe(name)
  expect(rowOf(seen, 'Call Claude Opus')).toBe('allowed → allowed')
  expect(rowOf(seen, 'Call the chosen models past')).toBe('allowed → denied')
  expect(rowOf(seen, 'Change Bedrock')).toBe('allowed → denied')
  expect(rowOf(seen, 'Change permissions')).toBe('denied → denied')
  expect(seen.rows.find(({ ability }) => ability.endsWith('which is not chosen'))).toMatchObject({
    now: 'allowed',
    afterwards: 'denied',
  })
  const changes = seen.rows.map(({ now, afterwards }) => now !== afterwards)
  expect(changes).toEqual(changes.toSorted((a, b) => Number(b) - Number(a)))
})

describe('what is foreseen is what holds once it is applied', () => {
  const documents: readonly [string, (generated: string) => string][] = [
    ['the generated document', (text) => text],
    ['one that allows all of Bedrock', () => everything],
    ['one that allows IAM', () => policy({ Effect: 'Allow', Action: 'iam:*', Resource: '*' })],
    [
      'one that denies a destination',
      (text) =>
        policy(...JSON.parse(text).Statement, {
          Effect: 'Deny',
          Action: 'bedrock:*',
          Resource: '*',
          Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-3' } },
        }),
    ],
  ]
  const agree = async (document: string) => {
    const { rows } = await foresee(document)
    const generatedNow = (await generated()) === document
    await bench.ask('choose', { policyDocument: generatedNow ? null : document })
    await bench.apply({ step: 'permissions' })
    const after = await foresee(document)
    const byAbility = (one: PolicyForesight['rows'], key: 'now' | 'afterwards') =>
      Object.fromEntries(one.map((row) => [row.ability, row[key]]))
    expect(byAbility(rows, 'afterwards')).toEqual(byAbility(after.rows, 'now'))
    expect(byAbility(after.rows, 'afterwards')).toEqual(byAbility(after.rows, 'now'))
    return rows
  }

  it.each(documents)('%s', async (_, make) => {
    await agree(make(await generated()))
  })

  it.each(documents)('%s, in place of one that was attached before', async (_, make) => {
    const text = await generated()
    await bench.apply({ step: 'permissions' })
    await agree(make(text))
  })

  it('with the same broad policy held through a group', async () => {
    const { users, groups } = await iam()
    const [group] = Object.keys(groups)
    if (!users[name] || !group) throw new Error('The account has no group.')
    users[name].groups = [group]
    Object.assign(groups[group] ?? {}, { attached: [...users[name].attached] })
    await agree(await generated())
  })

  it('with inline policies and a group that has more', async () => {
    const { users, groups } = await iam()
    const [group] = Object.keys(groups)
    if (!users[name] || !group) throw new Error('The account has no group.')
    users[name].groups = [group]
    users[name].inline = { Wide: everything }
    Object.assign(groups[group] ?? {}, {
      attached: [],
      inline: {
        More: policy({ Effect: 'Allow', Action: ['bedrock:*', 'ce:*'], Resource: '*' }),
      },
    })
    await agree(await generated())
  })

  it('under a boundary and an organisation', async () => {
    const held = await iam()
    held.serviceControlPolicies = [
      policy(
        { Effect: 'Allow', Action: '*', Resource: '*' },
        {
          Effect: 'Deny',
          Action: 'bedrock:*',
          Resource: '*',
          Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-south-2' } },
        },
      ),
    ]
    const rows = await agree(everything)
    expect(rowOf({ name, rows }, 'Call Claude Opus')).toBe('partly → partly')
  })
})

it('is a problem for whoever may not have IAM simulate', async () => {
  const { users } = await iam()
  if (!users.admin) throw new Error('There is no administrator.')
  const document = await generated()
  users.admin.inline = {
    NoSimulation: policy({ Effect: 'Deny', Action: 'iam:Simulate*', Resource: '*' }),
  }
  await expect(foresee(document)).rejects.toMatchObject({ problem: { code: 'permission.denied' } })
})
