import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AppBench, openAppBench } from '../../testing/app-bench.ts'

let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
})
afterEach(() => bench.close())

const sixteenMinutes = 16 * 60_000
const calls = async () =>
  (await bench.ask('readHistory', null)).filter(({ step }) => step === 'model-access').length

describe('a model whose subscription is old', () => {
  it.each(['month-of-use', 'broad-policy'] as const)(
    'needs no second call (%s)',
    async (scenario) => {
      await bench.ask('connect', { kind: 'practice', scenario })
      await bench.ask('choose', { region: 'eu-central-1', residency: 'geography' })
      const { changes } = await bench.apply({ step: 'model-access' })
      for (const { why, cost } of changes) {
        expect(why).not.toContain('once more')
        expect(cost).toBe('Less than $0.001')
      }
      const finding = await bench.ask('checkStep', { step: 'model-access' })
      expect(finding).toMatchObject({ status: 'done', title: 'Every chosen model answers' })
      bench.pass(sixteenMinutes)
      await bench.lookNow()
      expect(await calls()).toBe(changes.length)
    },
  )
})
