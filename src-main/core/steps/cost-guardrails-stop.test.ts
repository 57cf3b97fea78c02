import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { GuardrailsAsk, StopAsk } from '../../../shared/setup/guardrails.ts'
import { type AppBench, openAppBench } from '../../testing/app-bench.ts'
import { forgettable } from '../../testing/undo/forgettable.ts'

const minute = 60_000
const user = 'claude-bedrock-user'
let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
  await bench.ask('connect', { kind: 'practice', scenario: 'month-of-use' })
  await bench.ask('choose', { region: 'eu-central-1', residency: 'geography' })
})
afterEach(() => bench.close())

const stopping: StopAsk = { who: { kind: 'user', name: user }, approval: 'automatic' }
const ask = (stop: StopAsk | undefined = stopping, limitUsd = 1) => ({
  step: 'cost-guardrails' as const,
  ask: {
    action: 'set' as const,
    limitUsd,
    covers: 'claude' as const,
    tell: 'mail' as const,
    emails: ['ada@example.com'],
    ...(stop && { stop }),
  },
})
const without = () => {
  const { stop: _, ...rest } = ask().ask
  return { step: 'cost-guardrails' as const, ask: rest }
}
const act = (action: Exclude<GuardrailsAsk['action'], 'set'>) =>
  bench.apply({ step: 'cost-guardrails', ask: { action } as GuardrailsAsk })
const account = async () => (await bench.practice('month-of-use')).account
const attached = async () => (await account()).iam.users[user]?.attached
const check = () => bench.ask('checkStep', { step: 'cost-guardrails' })
const stop = async () => (await bench.ask('reviewGuardrails', null)).own?.stop
/** As Claude does, with its own key. */
const callModel = async () => {
  const { endpoint, keys } = await bench.practice('month-of-use')
  return new BedrockRuntimeClient({
    endpoint,
    region: 'eu-central-1',
    credentials: keys.user,
    maxAttempts: 1,
  }).send(
    new ConverseCommand({
      modelId: 'eu.anthropic.claude-haiku-5-5',
      messages: [{ role: 'user', content: [{ text: 'Hello' }] }],
    }),
  )
}
const ourPolicy = 'arn:aws:iam::111122223333:policy/Groundwork-Claude-Stop'

describe('a stop', () => {
  it('is a policy, a role for this budget alone and an action, and goes when taken back', async () => {
    const before = forgettable(await account())
    const { changes, notes } = await bench.apply(ask(stopping, 1_000_000))
    expect(changes.map(({ id }) => id)).toEqual([
      'create-budget',
      'create-policy-stop',
      'create-stop-role',
      'put-stop-rights',
      'create-stop',
    ])
    expect(notes.join(' ')).toContain('does not lift itself at the end of the month')
    expect(changes.at(-1)?.cost).toContain('beyond a free allowance')
    const { iam } = await account()
    expect(iam.roles['Groundwork-Claude-Stop']?.inline.AttachTheStop).toContain(
      `"Resource":"arn:aws:iam::111122223333:user/${user}"`,
    )
    bench.pass(2 * minute)
    expect(await check()).toMatchObject({ status: 'done' })
    expect(await stop()).toEqual({ ...stopping, status: 'STANDBY' })
    expect((await bench.ask('planStep', ask(stopping, 1_000_000))).changes).toEqual([])
    await bench.undoEverything()
    expect(forgettable(await account())).toEqual(before)
  })

  it('keeps its user from calling a model once the budget is used up, until it is lifted, and again once armed', async () => {
    await bench.apply(ask())
    await callModel()
    bench.pass(2 * minute)
    await expect(callModel()).rejects.toThrow('with an explicit deny in an identity-based policy')
    expect(await check()).toMatchObject({
      status: 'needs-you',
      title: `The user ${user} is stopped: the budget is used up`,
      detail: expect.stringContaining('until the stop is lifted here'),
    })
    const { changes } = await act('lift')
    expect(changes[0]?.term).toBe('budgets:ExecuteBudgetAction')
    await callModel()
    bench.pass(40 * 24 * 60 * minute)
    await callModel()
    expect((await check()).title).toBe(
      'The stop is lifted, and stops nobody until it is armed again',
    )
    await act('arm')
    expect(await stop()).toMatchObject({ status: 'STANDBY' })
    await bench.apply(ask(stopping, 1_000_000))
    bench.pass(2 * minute)
    await callModel()
    expect(await check()).toMatchObject({ status: 'done' })
  })

  it('that is in force is lifted first when everything is taken back', async () => {
    const before = forgettable(await account())
    await bench.apply(ask())
    bench.pass(2 * minute)
    await check()
    expect(await attached()).toContain(ourPolicy)
    const undo = await bench.ask('planUndo', { scope: 'everything' })
    expect(undo.notes).toEqual([])
    expect((await bench.ask('applyPlan', { planId: undo.id })).status).toBe('done')
    expect(await attached()).not.toContain(ourPolicy)
    expect(forgettable(await account())).toEqual(before)
  })

  it('asks first where that is wanted, and the approval can be taken back', async () => {
    await bench.apply(ask({ ...stopping, approval: 'manual' }))
    bench.pass(2 * minute)
    expect((await check()).title).toContain('the stop waits for your approval')
    await callModel()
    const { id } = await act('approve')
    await expect(callModel()).rejects.toThrow('explicit deny')
    const undo = await bench.ask('planUndo', { scope: 'plan', planId: id })
    await bench.ask('applyPlan', { planId: undo.id })
    await callModel()
    expect(await stop()).toMatchObject({ status: 'REVERSE_SUCCESS', approval: 'manual' })
  })

  it('is lifted and taken away with all it was made of, with the budget or without', async () => {
    const before = forgettable(await account())
    await bench.apply(ask())
    bench.pass(2 * minute)
    const { changes } = await bench.apply(without())
    expect(changes.map(({ id }) => id)).toEqual([
      'lift-stop',
      'delete-stop',
      'delete-stop-rights',
      'delete-stop-role',
      'delete-stop-policy',
    ])
    await callModel()
    await bench.apply(ask(stopping, 1_000_000))
    await act('remove')
    expect(forgettable(await account())).toEqual(before)
  })

  it('that was taken away leaves nothing when all of that is taken back', async () => {
    const before = forgettable(await account())
    await bench.apply(ask())
    bench.pass(2 * minute)
    await bench.apply(without())
    expect((await bench.undoEverything()).status).toBe('done')
    expect(forgettable(await account())).toEqual(before)
  })

  it('that was taken away leaves nothing when taking that back stopped half-way, and is gone on with', async () => {
    const before = forgettable(await account())
    await bench.apply(ask(stopping, 1_000_000))
    await bench.apply(without())
    const { faults } = await account()
    faults.push({ service: 'budgets', operation: 'DeleteBudgetAction', kind: 'expired' })
    expect((await bench.undoEverything()).status).toBe('failed')
    faults.length = 0
    const rest = await bench.ask('planUndo', { scope: 'everything' })
    expect(rest.changes[0]?.term).toBe('budgets:DeleteBudgetAction')
    expect((await bench.ask('applyPlan', { planId: rest.id })).status).toBe('done')
    expect(forgettable(await account())).toEqual(before)
    expect((await bench.ask('readHistory', null)).filter(({ undoable }) => undoable)).toEqual([])
  })

  it.each([
    ['as it was made', false],
    ['as it was changed since', true],
  ])(
    'that was removed and put back %s goes with all the rest under its new id',
    async (_, isChanged) => {
      const before = forgettable(await account())
      await bench.apply(ask(stopping, 1_000_000))
      if (isChanged) await bench.apply(ask({ ...stopping, approval: 'manual' }, 1_000_000))
      const made = await stop()
      const { id: planId } = await bench.apply(without())
      const putBack = await bench.ask('planUndo', { scope: 'plan', planId })
      expect((await bench.ask('applyPlan', { planId: putBack.id })).status).toBe('done')
      expect(await stop()).toEqual(made)
      const undo = await bench.ask('planUndo', { scope: 'everything' })
      expect(undo.notes).toEqual([])
      expect((await bench.ask('applyPlan', { planId: undo.id })).status).toBe('done')
      expect(forgettable(await account())).toEqual(before)
      expect((await bench.ask('readHistory', null)).filter(({ undoable }) => undoable)).toEqual([])
    },
  )

  it('that was removed and set anew, and is in force, is lifted once when everything is taken back', async () => {
    const before = forgettable(await account())
    await bench.apply(ask(stopping, 1_000_000))
    await bench.apply(without())
    await bench.apply(ask())
    bench.pass(2 * minute)
    await check()
    expect(await attached()).toContain(ourPolicy)
    expect((await bench.undoEverything()).status).toBe('done')
    expect(forgettable(await account())).toEqual(before)
  })

  it('is changed to somebody else while it stands by', async () => {
    await bench.apply(ask(stopping, 1_000_000))
    const admin: StopAsk = { who: { kind: 'user', name: 'admin' }, approval: 'manual' }
    const { changes } = await bench.apply(ask(admin, 1_000_000))
    expect(changes.map(({ id }) => id)).toEqual(['put-stop-rights', 'update-stop'])
    expect(await stop()).toEqual({ ...admin, status: 'STANDBY' })
  })

  it('that AWS cannot carry out says so, and is tried once more', async () => {
    await bench.apply(ask())
    const role = (await account()).iam.roles['Groundwork-Claude-Stop']
    if (role) role.inline = {}
    bench.pass(2 * minute)
    expect((await check()).title).toBe('AWS could not stop anybody')
    const { changes } = await bench.apply(ask())
    expect(changes.map(({ id }) => id)).toEqual(['put-stop-rights'])
    await act('retry')
    expect(await stop()).toMatchObject({ status: 'EXECUTION_SUCCESS' })
  })

  it.each([
    ['nobody of that name', { kind: 'group', name: 'nobody' }, 'There is no group nobody'],
  ] as const)('for %s is refused in a sentence', async (_, who, title) => {
    await expect(bench.ask('planStep', ask({ who, approval: 'automatic' }))).rejects.toMatchObject({
      problem: { title },
    })
  })
})

it('who may not touch IAM can ask an administrator for all of it', async () => {
  await bench.ask('connect', { kind: 'practice', scenario: 'member-without-iam' })
  const { changes, script } = await bench.ask('planStep', ask(stopping, 200))
  expect(changes.map(({ id }) => id)).toEqual([
    'create-budget',
    'create-policy-stop',
    'create-stop-role',
    'put-stop-rights',
    'create-stop',
  ])
  expect(script).toContain('aws budgets create-budget-action')
})
