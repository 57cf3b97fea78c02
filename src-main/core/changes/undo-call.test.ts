import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Fault } from '../../practice/account.ts'
import type { Practice } from '../../practice/start.ts'
import { type AppBench, openAppBench } from '../../testing/app-bench.ts'

const arn = 'arn:aws:iam::111122223333:policy/ClaudeBedrockCursorAccess'
const broad = 'arn:aws:iam::aws:policy/AmazonBedrockFullAccess'
const user = 'claude-bedrock-user'

let bench: AppBench
let iam: Practice['account']['iam']
beforeEach(async () => {
  bench = await openAppBench()
  await bench.ask('connect', { kind: 'practice', scenario: 'broad-policy' })
  await bench.ask('choose', { region: 'eu-central-1', residency: 'geography' })
  iam = (await bench.practice('broad-policy')).account.iam
  await bench.apply({ step: 'permissions' })
})
afterEach(() => bench.close())

const undoOf = async (title: RegExp) => {
  const entry = (await bench.ask('readHistory', null)).find((one) => title.test(one.title))
  return bench.ask('planUndo', { scope: 'change', changeId: entry?.id ?? '' })
}
const applyWith = async (faults: readonly Omit<Fault, 'service'>[], title: RegExp) => {
  const { account } = await bench.practice('broad-policy')
  const { id } = await undoOf(title)
  account.faults = faults.map((fault) => ({ service: 'iam', ...fault }))
  await bench.ask('applyPlan', { planId: id })
  account.faults = []
}
const everything = () => bench.ask('planUndo', { scope: 'everything' })

describe('taking back a call', () => {
  it('waits for what was built on it later', async () => {
    const { changes, notes } = await undoOf(/^Create the policy/)
    expect(changes).toEqual([])
    expect(notes).toEqual([
      expect.stringMatching(/^“Create the policy .* because “Attach .* take that back first\.$/),
    ])
  })

  it('leaves alone what another hand has done already', async () => {
    iam.users[user]?.attached.push(broad)
    const { changes, notes } = await undoOf(/^Take AmazonBedrockFullAccess off/)
    expect(changes).toEqual([])
    expect(notes[0]).toContain('somebody has changed or removed this since')
  })

  it('leaves a policy that another hand has rewritten', async () => {
    Object.assign(iam.policies[arn]?.versions ?? {}, {
      v2: { document: '{"Version":"2012-10-17","Statement":[]}', createdAt: 0 },
    })
    Object.assign(iam.policies[arn] ?? {}, { defaultVersion: 'v2', lastVersion: 2 })
    const { changes, notes } = await everything()
    expect(changes.map(({ title }) => title)).toEqual([
      'Take back: Take AmazonBedrockFullAccess off the user claude-bedrock-user',
      'Take back: Attach ClaudeBedrockCursorAccess to the user claude-bedrock-user',
    ])
    expect(notes).toEqual([expect.stringMatching(/^“Create the policy .* somebody has changed/)])
  })

  it('leaves a policy that somebody else has attached to others', async () => {
    iam.users.admin?.attached.push(arn)
    const { changes, notes } = await everything()
    expect(changes).toHaveLength(2)
    expect(notes).toEqual([expect.stringContaining('attached to 1 more by another hand')])
  })

  it('goes on with the calls that are left when it was cut off between two of them', async () => {
    await bench.ask('choose', { models: { opus: null } })
    await bench.apply({ step: 'permissions' })
    await applyWith([{ operation: 'DeletePolicyVersion', kind: 'denied' }], /^Put a new version/)
    expect(iam.policies[arn]?.defaultVersion).toBe('v1')
    const { changes } = await undoOf(/^Put a new version/)
    expect(changes.map(({ effect }) => 'operation' in effect && effect.operation)).toEqual([
      'DeletePolicyVersion',
    ])
  })

  it('plans nothing for what has been put back already', async () => {
    await bench.ask('choose', { models: { opus: null } })
    Object.assign(iam.policies[arn] ?? {}, fiveVersions())
    await bench.apply({ step: 'permissions' })
    await applyWith([], /^Put a new version/)
    await applyWith(
      [
        { operation: 'CreatePolicyVersion', kind: 'reset', afterEffect: true },
        { operation: 'ListPolicyVersions', kind: 'denied' },
      ],
      /^Delete version v1/,
    )
    const { changes, notes } = await undoOf(/^Delete version v1/)
    expect(changes).toEqual([])
    expect(notes).toEqual([expect.stringContaining('has been taken back already')])
  })
})

/** All that IAM keeps, each saying something else. */
const fiveVersions = () => {
  const document = (Sid: string) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Sid, Effect: 'Deny', Action: '*', Resource: '*' }],
    })
  const version = (name: string) => ({ document: document(name), createdAt: 0 })
  const versions = { v1: version('v1'), v2: version('v2'), v3: version('v3'), v4: version('v4') }
  return { versions: { ...versions, v5: version('v5') }, defaultVersion: 'v5', lastVersion: 5 }
}
