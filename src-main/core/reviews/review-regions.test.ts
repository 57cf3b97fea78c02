import { afterEach, beforeEach, expect, it } from 'vitest'
import { type AppBench, openAppBench } from '../../testing/app-bench.ts'

let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
  await bench.ask('connect', { kind: 'practice', scenario: 'broad-policy' })
})
afterEach(() => bench.close())

it('works out what a geography costs beside global, and names the list it is from', async () => {
  const { regions } = await bench.ask('reviewRegions', null)
  const premiumIn = (name: string) => regions.find(({ region }) => region === name)?.premium
  expect(premiumIn('eu-central-1')).toEqual({
    percent: 10,
    source: expect.stringMatching(/^list prices of \d{4}-\d\d-\d\d$/),
  })
  // Global alone has nothing to be dearer than.
  expect(premiumIn('ap-southeast-1')).toBeUndefined()
})
