import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AppBench, openAppBench } from '../../testing/app-bench.ts'

let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
  await bench.ask('connect', {
    kind: 'practice',
    scenario: 'month-of-use',
    profile: 'practice-admin',
  })
  await bench.ask('choose', { region: 'eu-central-1', residency: 'geography' })
})
afterEach(() => bench.close())

const look = () => bench.ask('checkStep', { step: 'failover' })
const day = 24 * 3_600_000

describe('the second way to Claude', () => {
  it('is a further Region of the same geography, proven by a real call there', async () => {
    await bench.ask('choose', { moreRegions: ['us-east-1', 'eu-west-1'] })
    await bench.apply({ step: 'permissions' })
    expect((await look()).status).toBe('needs-you')
    const { changes } = await bench.apply({ step: 'failover' })
    expect(changes[0]?.effect).toMatchObject({ operation: 'InvokeModel', region: 'eu-west-1' })
    const found = await look()
    expect(found.status).toBe('done')
    expect(found.evidence).toEqual(
      expect.arrayContaining([
        { label: 'Region', value: 'eu-west-1' },
        { label: 'Request id', value: expect.stringMatching(/\S/) },
        { label: 'Answered within', value: expect.stringMatching(/^\d+ ms$/) },
      ]),
    )
  })

  it('is another model where no further Region is chosen, which is said', async () => {
    const { notes } = await bench.apply({ step: 'failover' })
    expect(notes[0]).toContain('same Region')
    expect(await look()).toMatchObject({
      status: 'done',
      detail: expect.stringContaining('same Region'),
    })
  })

  it('is not there with one model in one Region', async () => {
    await bench.ask('choose', { models: { opus: null, haiku: null } })
    expect((await look()).status).toBe('needs-you')
    expect((await bench.ask('planStep', { step: 'failover' })).changes).toEqual([])
  })

  it('does not stand any more once the agreement of its model is taken back', async () => {
    await bench.apply({ step: 'failover' })
    const { account } = await bench.practice('month-of-use')
    account.bedrock.agreements = {}
    expect(await look()).toMatchObject({
      status: 'needs-you',
      title: expect.stringContaining('has no agreement'),
    })
  })

  it('has to be tried again after 90 days, and when another Region is chosen', async () => {
    await bench.apply({ step: 'failover' })
    bench.pass(91 * day)
    expect((await look()).title).toContain('long ago')
    await bench.apply({ step: 'failover' })
    expect((await look()).status).toBe('done')
    await bench.ask('choose', { moreRegions: ['eu-west-1'] })
    expect((await look()).title).toContain('not been tried')
  })
})
