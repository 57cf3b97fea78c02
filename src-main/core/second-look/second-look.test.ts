import { appendFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AppBench, openAppBench, useCaseForm } from '../../testing/app-bench.ts'

let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
})
afterEach(() => bench.close())

const minute = 60_000
const look = () => bench.ask('checkStep', { step: 'model-access' })
const calls = async () =>
  (await bench.ask('readHistory', null)).filter(({ step }) => step === 'model-access').length

/** The form, the agreements and the first calls, on one model of a fresh account. */
async function callFirst() {
  await bench.ask('choose', {
    region: 'eu-central-1',
    residency: 'geography',
    models: { opus: null, haiku: null },
  })
  await bench.apply({ step: 'first-use-form', form: useCaseForm })
  await bench.apply({ step: 'agreements' })
  bench.pass(minute)
  const plan = await bench.apply({ step: 'model-access' })
  // The app looks by itself once a plan has ended: not amid what a test does next.
  await bench.lookNow()
  return plan
}

describe('a new model', () => {
  it('is told to be asked twice, answers, and is done only after the second answer', async () => {
    const { changes } = await callFirst()
    expect(changes[0]).toMatchObject({
      why: expect.stringContaining('once more by itself 15 minutes later'),
      cost: 'Less than $0.001, and the same once more after 15 minutes',
    })
    const first = await look()
    expect(first).toMatchObject({
      status: 'waiting',
      title: expect.stringMatching(/^Every chosen model answers; settling until \d\d:\d\d$/),
      detail: expect.stringContaining('once more by itself'),
      waitingSince: expect.any(Number),
    })
    expect(first.lookAgainInMs).toBeGreaterThan(14 * minute)
    expect(first.lookAgainInMs).toBeLessThan(16 * minute)

    bench.pass(14 * minute)
    await bench.lookNow()
    expect(await calls()).toBe(1)

    bench.pass(2 * minute)
    expect(await look()).toMatchObject({ status: 'waiting', lookAgainInMs: 5_000 })
    await bench.lookNow()
    expect(await calls()).toBe(2)
    expect(await look()).toMatchObject({ status: 'done', title: 'Every chosen model answers' })
    const [, again] = (await bench.ask('readHistory', null)).toReversed().slice(-2)
    expect(again?.title).toBe('Ask Claude Sonnet 5.5 once more')

    bench.pass(20 * minute)
    await bench.lookNow()
    expect(await calls()).toBe(2)
  })

  it('is asked by the app alone, when nobody tells it to', async () => {
    await callFirst()
    bench.pass(16 * minute)
    await bench.ask('readConnection', null)
    await expect.poll(async () => (await look()).status).toBe('done')
    expect(await calls()).toBe(2)
  })

  it('is asked after the app was started again', async () => {
    await callFirst()
    await bench.restart()
    bench.pass(16 * minute)
    await bench.restart()
    await bench.ask('readConnection', null)
    await expect.poll(async () => (await look()).status).toBe('done')
  })

  it('that is refused then is shown with its cure, and not asked for ever', async () => {
    await callFirst()
    bench.pass(16 * minute)
    const { account } = await bench.practice('fresh')
    delete account.bedrock.useCaseForm
    await bench.lookNow()
    expect(await look()).toMatchObject({
      status: 'needs-you',
      title: 'Claude Sonnet 5.5 answered at first, and is refused now',
      problem: { code: 'model.formMissing' },
    })
    bench.pass(60 * minute)
    await bench.lookNow()
    expect(await calls()).toBe(2)

    await bench.apply({ step: 'first-use-form', form: useCaseForm })
    const { changes } = await bench.apply({ step: 'model-access' })
    expect(changes[0]?.why).toContain('once more')
    expect((await look()).status).toBe('waiting')
  })

  it('is not asked through another profile, and is once the first one is back', async () => {
    const { endpoint, keys } = await bench.practice('fresh')
    const section = (name: string, { accessKeyId, secretAccessKey }: typeof keys.admin) =>
      `[${name}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\nregion = eu-central-1\n`
    await bench.write(
      '.aws/credentials',
      section('default', keys.admin) + section('other', keys.admin),
    )
    await bench.restart({ AWS_ENDPOINT_URL: endpoint })
    await callFirst()
    await bench.ask('connect', { kind: 'profile', profile: 'other' })
    bench.pass(16 * minute)
    await bench.lookNow()
    expect(await calls()).toBe(1)
    expect((await look()).detail).toContain('when it is connected as default')
    await bench.ask('connect', { kind: 'profile', profile: 'default' })
    await bench.lookNow()
    expect(await calls()).toBe(2)
    expect((await look()).status).toBe('done')
  })

  it('is asked alone when the time of another has not come', async () => {
    await callFirst()
    await bench.ask('choose', { models: { haiku: 'eu.anthropic.claude-haiku-5-5' } })
    bench.pass(10 * minute)
    await bench.apply({ step: 'agreements' })
    bench.pass(minute)
    await bench.apply({ step: 'model-access' })
    bench.pass(5 * minute)
    await bench.lookNow()
    expect(await calls()).toBe(4)
    expect((await look()).status).toBe('waiting')
    bench.pass(11 * minute)
    await bench.lookNow()
    expect(await calls()).toBe(5)
    expect((await look()).status).toBe('done')
  })

  it('is not asked while something else is carried out, and is afterwards', async () => {
    await callFirst()
    bench.pass(16 * minute)
    const { account } = await bench.practice('fresh')
    account.faults.push({ service: 'iam', operation: 'CreatePolicy', kind: 'slow', delayMs: 1_000 })
    const plan = await bench.ask('planStep', { step: 'permissions' })
    const ending = bench.ask('applyPlan', { planId: plan.id })
    await expect.poll(() => bench.ask('readRunning', null)).toHaveLength(1)
    await bench.lookNow()
    expect(await calls()).toBe(1)
    expect((await ending).status).toBe('done')
    await bench.lookNow()
    expect(await calls()).toBe(2)
  })

  it('is not asked a second time when the end of that call was never seen', async () => {
    await callFirst()
    const path = join(bench.practiceHome('fresh'), '..', 'ledger.jsonl')
    const text = await readFile(path, 'utf8').catch(() => '')
    const first = text
      .split('\n')
      .find((line) => line.includes('"event":"intended"') && line.includes('"InvokeModel"'))
    const { again, ...call } = JSON.parse(first ?? '')
    expect(again.profile).toBe('practice-admin')
    bench.pass(16 * minute)
    await appendFile(
      path,
      `${JSON.stringify({ ...call, id: 'cut-off', at: Date.now() + 17 * minute })}\n`,
    )
    await bench.lookNow()
    expect(await calls()).toBe(2)
    expect((await look()).status).toBe('waiting')
  })

  it('is not asked while it is left out, and is once it is chosen again', async () => {
    await callFirst()
    await bench.ask('choose', { models: { sonnet: null } })
    bench.pass(16 * minute)
    await bench.lookNow()
    expect(await calls()).toBe(1)
    await bench.ask('choose', { models: { sonnet: 'eu.anthropic.claude-sonnet-5-5' } })
    await expect.poll(async () => (await look()).status).toBe('done')
    expect(await calls()).toBe(2)
  })

  it('is not asked again after everything was taken back: that would subscribe anew', async () => {
    await callFirst()
    await bench.undoEverything()
    bench.pass(16 * minute)
    await bench.lookNow()
    const { account } = await bench.practice('fresh')
    expect(account.bedrock.agreements).toEqual({})
    expect((await look()).status).toBe('needs-you')
  })

  it('is not asked while another one still needs the person', async () => {
    await callFirst()
    await bench.ask('choose', {
      models: { haiku: 'eu.anthropic.claude-haiku-5-5' },
    })
    bench.pass(16 * minute)
    await bench.lookNow()
    expect(await calls()).toBe(1)
    expect((await look()).status).toBe('needs-you')
    await bench.apply({ step: 'agreements' })
    bench.pass(minute)
    const { changes } = await bench.apply({ step: 'model-access' })
    // What the person asks for themselves, late enough, is the second look of the first model.
    expect(changes).toHaveLength(2)
    const finding = await look()
    const second = finding.evidence.filter(({ label }) => label.endsWith('second call'))
    expect(second.map(({ value }) => value.startsWith('due'))).toEqual([false, true])
  })
})

it('the rungs of the ladder are told in their order, with what the calls said and when', async () => {
  await callFirst()
  const rungs = async () =>
    (await look()).evidence.map(({ label, value }) => `${label.replace(/^.*: /, '')}: ${value}`)
  expect((await rungs()).join('\n')).toMatch(
    new RegExp(
      [
        'First-use form: sent for this account, or for its organisation',
        'agreement: made',
        'entitlement: given',
        'authorization: given',
        'Region: offered in eu-central-1',
        'quota: 6,000,000 tokens a minute',
        'first call: \\d+ tokens in, \\d+ out, .+',
        'second call: due from .+, \\d\\d:\\d\\d',
      ].join('\n'),
    ),
  )
  bench.pass(16 * minute)
  await bench.lookNow()
  expect((await rungs()).at(-1)).toMatch(/^second call: \d+ tokens in, \d+ out, .+ \d\d:\d\d$/)
})
