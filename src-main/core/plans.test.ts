import { afterEach, beforeEach, expect, it } from 'vitest'
import { type AppBench, openAppBench } from '../testing/app-bench.ts'

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

it('a plan runs once, and only while it is the newest of its step', async () => {
  const old = await bench.ask('planStep', { step: 'permissions' })
  const plan = await bench.ask('planStep', { step: 'permissions' })
  await expect(bench.ask('applyPlan', { planId: old.id })).rejects.toMatchObject({
    problem: { code: 'plan.unknown' },
  })
  await bench.ask('applyPlan', { planId: plan.id })
  await expect(bench.ask('applyPlan', { planId: plan.id })).rejects.toMatchObject({
    problem: { code: 'plan.unknown' },
  })
})
