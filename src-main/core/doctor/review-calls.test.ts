import { afterEach, beforeEach, expect, test } from 'vitest'
import { type AppBench, openAppBench } from '../../testing/app-bench.ts'
import { judgeCaching, judgeThrottling } from './judge-calls.ts'

let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
})
afterEach(() => bench.close())

const hour = { name: 'Opus', calls: 10, throttled: 0, input: 900, cacheRead: 0, cacheWrite: 0 }

test('a month of use has a hit rate, and names no reason for none', async () => {
  await bench.ask('connect', { kind: 'practice', scenario: 'month-of-use' })
  const { caching, throttling } = await bench.ask('reviewCalls', null)
  expect(throttling.calls).toBeGreaterThan(0)
  expect(caching.hitRate).toBeGreaterThan(0.3)
  expect(caching.title).toMatch(/^\d+ % of what Claude read/)
  expect(caching.reasons).toEqual([])
})

test('a throttled account names the models and what helps', async () => {
  await bench.ask('connect', { kind: 'practice', scenario: 'throttled' })
  const { throttling } = await bench.ask('reviewCalls', null)
  expect(throttling.isWrong).toBe(true)
  expect(throttling.models[0]?.throttled).toBeGreaterThan(0)
  expect(throttling.cures.join()).toContain('CLAUDE_CODE_MAX_OUTPUT_TOKENS')
})

test('an account without calls has nothing wrong with them', async () => {
  await bench.ask('connect', { kind: 'practice', scenario: 'fresh' })
  const { caching, throttling } = await bench.ask('reviewCalls', null)
  expect(throttling).toMatchObject({ isWrong: false, calls: 0 })
  expect(caching).toMatchObject({ isWrong: false, hitRate: null, reasons: [] })
})

test('the switch that turns the cache off is named, and one that is set to 0 is not', async () => {
  await bench.ask('connect', { kind: 'practice', scenario: 'month-of-use' })
  const home = bench.practiceHome('month-of-use').slice(bench.home.length + 1)
  const env = { DISABLE_PROMPT_CACHING: '1', DISABLE_PROMPT_CACHING_HAIKU: '0' }
  await bench.write(`${home}/.claude/settings.json`, JSON.stringify({ env }))
  const { caching } = await bench.ask('reviewCalls', null)
  expect(caching.isWrong).toBe(true)
  expect(caching.reasons).toEqual([expect.stringMatching(/^DISABLE_PROMPT_CACHING is set/)])
})

test('a cache that is never filled has other reasons than one that is never read', () => {
  expect(judgeCaching([hour], []).reasons.join()).toContain('too short')
  const written = judgeCaching([{ ...hour, cacheWrite: 5_000 }], [])
  expect(written.reasons.join()).toContain('five minutes')
  expect(written.reasons.join()).not.toContain('too short')
})

test('a refused call counts as a call', () => {
  expect(judgeThrottling([{ ...hour, throttled: 5 }]).title).toBe(
    '5 of 15 calls were refused for going too fast',
  )
})
