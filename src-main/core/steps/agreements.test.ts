import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AppBench, openAppBench, useCaseForm } from '../../testing/app-bench.ts'
import { agreementsFinding } from './agreements-finding.ts'

const state = (
  modelName: string,
  agreement: 'available' | 'pending' | 'not-available' | 'error',
) => ({
  modelName,
  agreement,
})
const seen = (...states: Parameters<typeof agreementsFinding>[0]) =>
  agreementsFinding(states, 1_000, 2_000)

describe('agreements', () => {
  it('that are made are done', () => {
    expect(seen(state('Opus', 'available'))).toMatchObject({
      status: 'done',
      evidence: [{ label: 'Opus', value: 'made' }],
    })
  })

  it('that AWS is setting up are waited for, since when and how long', () => {
    expect(seen(state('Opus', 'available'), state('Haiku', 'pending'))).toMatchObject({
      status: 'waiting',
      title: 'AWS is setting up the subscription to Haiku',
      detail: 'Usually under 2 minutes, up to 15.',
      waitingSince: 1_000,
      lookAgainInMs: 5_000,
    })
  })

  it('that are missing need the person, although others are being set up', () => {
    expect(seen(state('Opus', 'not-available'), state('Haiku', 'pending'))).toMatchObject({
      status: 'needs-you',
      title: 'Opus still needs its agreement',
    })
  })

  it('that AWS could not set up say so with AWS’s reason and what to do', () => {
    const failed = { ...state('Opus', 'error'), agreementError: 'No payment method.' }
    const finding = seen(failed, state('Haiku', 'not-available'))
    expect(finding).toMatchObject({
      status: 'needs-you',
      title: 'AWS could not set up the subscription to Opus',
    })
    expect(finding.detail).toBe('AWS says: No payment method.')
    expect(seen(state('Opus', 'error')).detail).toBeUndefined()
    expect(finding.problem?.detail).toMatch(/needs a payment method .* accepted once more\.$/)
    expect(finding.problem?.remedies.map(({ label }) => label)).toEqual([
      'Open the payment methods',
      'Accept the agreement',
      'Try again',
    ])
  })
})

describe('before an agreement is accepted', () => {
  let bench: AppBench
  beforeEach(async () => {
    bench = await openAppBench()
  })
  afterEach(() => bench.close())

  it('its terms, refunds and every price of its rate card are there to read', async () => {
    await bench.apply({ step: 'first-use-form', form: useCaseForm })
    const { models, chosen } = await bench.ask('reviewModels', null)
    const row = models.find(({ profileId }) => profileId === chosen.sonnet)
    expect(row?.access.agreement).toBe('not-available')
    expect(row?.offer).toMatchObject({
      legalUrl: 'https://aws.amazon.com/legal/bedrock/third-party-models/',
      refunds: 'No refunds.',
    })
    expect(row?.offer?.rates).toHaveLength(10)
    expect(row?.offer?.rates).toContainEqual({
      dimension: 'input_tokens_global_standard',
      about: 'input_tokens (global)',
      usd: 2,
    })
    const { changes } = await bench.ask('planStep', { step: 'agreements' })
    expect(changes[0]?.why).toContain('https://aws.amazon.com/legal/bedrock/')
  })
})
