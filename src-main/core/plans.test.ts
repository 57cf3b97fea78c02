import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AppBench, openAppBench, useCaseForm } from '../testing/app-bench.ts'

let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
  await bench.ask('connect', { kind: 'practice', scenario: 'broad-policy' })
  await bench.ask('choose', { region: 'eu-central-1', residency: 'geography' })
})
afterEach(() => bench.close())

it('an app that is ended finishes the change it is at, begins no other, and leaves nothing unknown', async () => {
  const { account } = await bench.practice('broad-policy')
  account.faults.push({ service: 'iam', operation: 'CreatePolicy', kind: 'slow', delayMs: 300 })
  const plan = await bench.ask('planStep', { step: 'permissions' })
  const ending = bench.ask('applyPlan', { planId: plan.id })
  while (!bench.progress.some(({ status }) => status === 'running'))
    await new Promise((resolve) => setImmediate(resolve))
  await bench.restart()
  expect((await ending).changes.map(({ status }) => status)).toEqual(['done', 'not-run', 'not-run'])
  const history = await bench.ask('readHistory', null)
  expect(history.map(({ status }) => status)).toEqual(['done'])
  expect(await bench.ask('readInterrupted', null)).toEqual([])
})

it('a page that was not there when a plan began can follow it', async () => {
  const { account } = await bench.practice('broad-policy')
  account.faults.push({ service: 'iam', operation: 'AttachUserPolicy', kind: 'slow', delayMs: 300 })
  const plan = await bench.ask('planStep', { step: 'permissions' })
  expect(await bench.ask('readRunning', null)).toEqual([])
  const ending = bench.ask('applyPlan', { planId: plan.id })
  while (!bench.progress.some(({ status }) => status === 'done'))
    await new Promise((resolve) => setImmediate(resolve))
  const [running] = await bench.ask('readRunning', null)
  expect(running?.plan).toEqual(plan)
  expect(running?.progress.map(({ status }) => status)).toEqual(['done', 'running', 'waiting'])
  await ending
  expect(await bench.ask('readRunning', null)).toEqual([])
})

describe('a plan', () => {
  beforeEach(() => bench.ask('connect', { kind: 'practice', scenario: 'fresh' }))

  it('is applied only when it was shown, and only once', async () => {
    await expect(bench.ask('applyPlan', { planId: 'made-up' })).rejects.toMatchObject({
      problem: { code: 'plan.unknown' },
    })
    const plan = await bench.ask('planStep', { step: 'first-use-form', form: useCaseForm })
    const twice = await Promise.allSettled(
      [1, 2].map(() => bench.ask('applyPlan', { planId: plan.id })),
    )
    expect(twice.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    const history = await bench.ask('readHistory', null)
    expect(history.filter(({ step }) => step === 'first-use-form')).toHaveLength(1)
  })

  it('is forgotten when a newer one of the same step is shown', async () => {
    const older = await bench.ask('planStep', { step: 'permissions' })
    await bench.ask('planStep', { step: 'permissions' })
    await expect(bench.ask('applyPlan', { planId: older.id })).rejects.toMatchObject({
      problem: { code: 'plan.unknown' },
    })
  })

  it('made on one connection is refused on another', async () => {
    const plan = await bench.ask('planStep', { step: 'permissions' })
    await bench.ask('connect', { kind: 'practice', scenario: 'broad-policy' })
    await expect(bench.ask('applyPlan', { planId: plan.id })).rejects.toMatchObject({
      problem: { code: 'plan.stale' },
    })
    const { account } = await bench.practice('broad-policy')
    expect(account.iam.policies).toEqual({})
  })
})
