import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AppBench, openAppBench, useCaseForm } from '../testing/app-bench.ts'
import { settlingMs } from './second-look/settling.ts'

let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
})
afterEach(() => bench.close())

const subscriptionMs = 10_000

/** What a newcomer presses, from top to bottom. */
async function walk() {
  const { ask, apply } = bench
  const { recommended } = await ask('reviewRegions', null)
  await ask('choose', { region: recommended?.region, residency: recommended?.residency })
  await apply({ step: 'first-use-form', form: useCaseForm })
  await apply({ step: 'agreements' })
  expect(await ask('checkStep', { step: 'agreements' })).toMatchObject({
    status: 'waiting',
    waitingSince: expect.any(Number),
  })
  bench.pass(subscriptionMs)
  for (const step of ['model-access', 'permissions', 'proof', 'claude-code'] as const)
    await apply({ step })
  expect(await bench.status('model-access')).toBe('waiting')
  bench.pass(settlingMs)
  await bench.lookNow()
}
const walked = [
  'sign-in',
  'account-check',
  'region',
  'first-use-form',
  'agreements',
  'model-access',
  'permissions',
  'proof',
  'claude-code',
  'claude-bedrock-cursor',
] as const

describe('on a machine without AWS profiles', () => {
  it('the app opens on a practice account with a home of its own', async () => {
    expect(await bench.ask('readConnection', null)).toMatchObject({
      choice: { kind: 'practice', scenario: 'fresh' },
      profile: 'practice-admin',
      identity: { name: 'admin', accountName: 'practice-account', account: '111122223333' },
      region: 'eu-central-1',
    })
    await expect(access(join(bench.home, '.aws'))).rejects.toThrow('ENOENT')
  })

  it('a fresh account goes from nothing to a proven narrow policy and Claude Code connected', async () => {
    for (const step of walked.slice(2, 9)) expect(await bench.status(step)).not.toBe('done')
    await walk()
    for (const step of walked) expect([step, await bench.status(step)]).toEqual([step, 'done'])

    const text = await readFile(join(bench.practiceHome('fresh'), '.claude/settings.json'), 'utf8')
    expect(JSON.parse(text)).toEqual({
      env: {
        CLAUDE_CODE_USE_BEDROCK: '1',
        AWS_PROFILE: 'claude-bedrock',
        AWS_REGION: 'eu-central-1',
        ANTHROPIC_DEFAULT_OPUS_MODEL: 'eu.anthropic.claude-opus-5-5',
        ANTHROPIC_DEFAULT_SONNET_MODEL: 'eu.anthropic.claude-sonnet-5-5',
        ANTHROPIC_DEFAULT_HAIKU_MODEL: 'eu.anthropic.claude-haiku-5-5',
      },
    })
    const { account } = await bench.practice('fresh')
    expect(account.iam.users['claude-bedrock-user']?.attached).toEqual([
      'arn:aws:iam::111122223333:policy/ClaudeBedrockCursorAccess',
    ])
    await expect(access(join(bench.home, '.claude'))).rejects.toThrow('ENOENT')
  })

  it('the proof shows what IAM itself says of the policy', async () => {
    await walk()
    const { evidence } = await bench.ask('checkStep', { step: 'proof' })
    const simulated = evidence.filter(({ label }) => label.startsWith('IAM simulation'))
    expect(simulated).toHaveLength(9)
    expect(simulated.every(({ value }) => value === 'yes')).toBe(true)
  })

  it('a plan that has run plans nothing the second time', async () => {
    await walk()
    for (const step of ['agreements', 'permissions', 'claude-code'] as const)
      expect((await bench.ask('planStep', { step })).changes).toEqual([])
  })

  it('the app is where it was after it was started again', async () => {
    await walk()
    await bench.restart()
    for (const step of walked) expect([step, await bench.status(step)]).toEqual([step, 'done'])
    expect((await bench.ask('readHistory', null)).length).toBeGreaterThan(8)
  })

  it('everything is as it was once it is taken back, but for the form', async () => {
    await bench.ask('readConnection', null)
    const { account } = await bench.practice('fresh')
    const { users, roles, policies } = structuredClone(account.iam)
    await walk()
    await bench.apply({ step: 'claude-bedrock-cursor' })

    expect((await bench.undoEverything()).status).toBe('done')
    expect(account.iam).toMatchObject({ users, roles })
    expect(account.iam.policies).toEqual(policies)
    expect(account.bedrock.agreements).toEqual({})
    for (const file of ['.claude/settings.json', '.config/claude-bedrock-cursor/config.toml'])
      await expect(access(join(bench.practiceHome('fresh'), file))).rejects.toThrow('ENOENT')

    const history = await bench.ask('readHistory', null)
    expect(history.filter(({ undoable }) => undoable)).toEqual([])
    expect((await bench.ask('planUndo', { scope: 'everything' })).changes).toEqual([])
  })
})

describe('an account with a broad policy', () => {
  const choose = (region: string, residency: 'geography' | 'global') =>
    bench.ask('choose', { region, residency })
  beforeEach(() => bench.ask('connect', { kind: 'practice', scenario: 'broad-policy' }))

  it('gets the narrow one in its place', async () => {
    await choose('eu-central-1', 'geography')
    const plan = await bench.apply({ step: 'permissions' })
    expect(plan.changes.map(({ id }) => id)).toEqual([
      'create-policy',
      'attach-policy',
      'detach-AmazonBedrockFullAccess',
    ])
    await bench.apply({ step: 'proof' })
    expect(await bench.status('proof')).toBe('done')
    await bench.undoEverything()
    const { account } = await bench.practice('broad-policy')
    expect(account.iam.users['claude-bedrock-user']?.attached).toEqual([
      'arn:aws:iam::aws:policy/AmazonBedrockFullAccess',
    ])
  })

  it('is proven for global profiles too', async () => {
    await choose('ap-southeast-1', 'global')
    for (const step of ['agreements', 'permissions', 'proof'] as const) await bench.apply({ step })
    expect(await bench.status('proof')).toBe('done')
  })

  it('is not proven any more once the choice has changed', async () => {
    await choose('eu-central-1', 'geography')
    for (const step of ['permissions', 'proof'] as const) await bench.apply({ step })
    await bench.ask('choose', { models: { opus: null } })
    expect(await bench.status('permissions')).toBe('needs-you')
    const { changes, notes } = await bench.apply({ step: 'permissions' })
    expect(changes.map(({ id }) => id)).toEqual(['new-version'])
    expect(notes).toEqual([])
    expect(await bench.status('proof')).toBe('needs-you')
  })

  it('makes room when the policy already has five versions, and puts them back', async () => {
    await choose('eu-central-1', 'geography')
    const texts = ['opus', 'sonnet', 'haiku'] as const
    await bench.apply({ step: 'permissions' })
    for (const tier of texts) {
      await bench.ask('choose', { models: { [tier]: null } })
      if (tier !== 'haiku') await bench.apply({ step: 'permissions' })
      await bench.ask('choose', { models: { [tier]: `eu.anthropic.claude-${tier}-5-5` } })
      if (tier !== 'haiku') await bench.apply({ step: 'permissions' })
    }
    const { account } = await bench.practice('broad-policy')
    const policy = () =>
      account.iam.policies['arn:aws:iam::111122223333:policy/ClaudeBedrockCursorAccess']
    const first = policy()?.versions.v1?.document
    await bench.ask('choose', { models: { haiku: null } })
    const plan = await bench.apply({ step: 'permissions' })
    expect(plan.changes.map(({ id }) => id)).toEqual(['delete-oldest-version', 'new-version'])
    expect(Object.keys(policy()?.versions ?? {})).toEqual(['v2', 'v3', 'v4', 'v5', 'v6'])

    const history = await bench.ask('readHistory', null)
    for (const { id } of history.slice(0, 2)) {
      const undo = await bench.ask('planUndo', { scope: 'change', changeId: id })
      await bench.ask('applyPlan', { planId: undo.id })
    }
    expect(policy()).toMatchObject({ defaultVersion: 'v5', versions: { v7: { document: first } } })
  })

  it('says for a user without a profile here what IAM says, and that no call was made', async () => {
    await choose('eu-central-1', 'geography')
    await bench.ask('choose', { principal: { kind: 'role', name: 'ClaudeCodeRole' } })
    expect((await bench.ask('checkStep', { step: 'proof' })).status).toBe('needs-you')
    await bench.apply({ step: 'permissions' })
    expect(await bench.ask('checkStep', { step: 'proof' })).toMatchObject({
      status: 'done',
      title: 'IAM says that ClaudeCodeRole gets the chosen models and nothing else',
      detail: expect.stringContaining('no real call was made'),
    })
    expect((await bench.ask('planStep', { step: 'proof' })).changes).toEqual([])
  })
})
