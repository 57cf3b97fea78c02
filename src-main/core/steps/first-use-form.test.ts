import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AppBench, openAppBench, useCaseForm } from '../../testing/app-bench.ts'

let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
})
afterEach(() => bench.close())

const look = () => bench.ask('checkStep', { step: 'first-use-form' })
const request = { step: 'first-use-form', form: useCaseForm } as const

describe('the first-use form', () => {
  it('is shown as the exact JSON that is sent, and said to be final', async () => {
    const { account } = await bench.practice('fresh')
    const form = { ...useCaseForm, otherIndustryOption: 'left from before' }
    const { changes } = await bench.apply({ step: 'first-use-form', form })
    const [change] = changes
    expect(change?.undo).toBe('This cannot be taken back or changed afterwards.')
    const shown = change?.effect.kind === 'aws-call' ? JSON.parse(change.effect.json) : {}
    expect(shown.formData).toEqual(useCaseForm)
    expect(JSON.parse(account.bedrock.useCaseForm ?? '')).toEqual(shown.formData)
  })

  it('that was sent before is read, shown, and never sent over', async () => {
    await bench.ask('connect', { kind: 'practice', scenario: 'broad-policy' })
    const { account } = await bench.practice('broad-policy')
    const before = account.bedrock.useCaseForm
    const finding = await look()
    expect(finding.status).toBe('done')
    expect(finding.detail).toContain('management account')
    expect(finding.evidence).toContainEqual({ label: 'Company', value: 'Example Practice GmbH' })
    expect(finding.evidence).toContainEqual({
      label: 'Who will use it',
      value: 'people inside the company',
    })
    expect((await bench.ask('planStep', request)).changes).toEqual([])
    expect(account.bedrock.useCaseForm).toBe(before)
  })

  it('in another shape counts as sent, and is not read into', async () => {
    const { account } = await bench.practice('fresh')
    account.bedrock.useCaseForm = 'not JSON'
    expect(await look()).toMatchObject({ status: 'done', evidence: [] })
  })

  it('says where it counts, and that a management account may send it for all', async () => {
    await bench.ask('choose', { region: 'eu-central-1' })
    expect((await look()).detail).toMatch(/counts in every Region but .*opt-in Regions/)
    expect((await look()).detail).toContain(
      'one form from its management account covers every member',
    )
    await bench.ask('choose', { region: 'eu-south-2' })
    expect((await look()).detail).toContain(
      'Europe (Spain) has to be switched on first (opt-in Region), and such a Region asks for a form of its own: this one is for eu-south-2 alone.',
    )
  })
})
