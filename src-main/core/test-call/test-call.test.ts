import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ScenarioName } from '../../../shared/practice.ts'
import { mostItCanCost } from '../../../shared/test-call/most-it-can-cost.ts'
import { TestCallRequest } from '../../../shared/test-call/test-call.ts'
import { type AppBench, openAppBench } from '../../testing/app-bench.ts'
import { untilStopped } from './until-stopped.ts'

let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
})
afterEach(() => bench.close())

const sonnet = 'eu.anthropic.claude-sonnet-5-5'
const asked: TestCallRequest = {
  id: 'one',
  profileId: sonnet,
  prompt: 'Say hello',
  maxTokens: 200,
  caching: 'off',
}
async function connect(scenario: ScenarioName, profile = 'practice-admin') {
  await bench.ask('connect', { kind: 'practice', scenario, profile })
  await bench.ask('choose', { region: 'eu-central-1', residency: 'geography' })
}
const test = (rest: Partial<TestCallRequest> = {}) => bench.ask('testCall', { ...asked, ...rest })
const problemOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error) => error.problem,
  )

describe('a test call', () => {
  it('answers piece by piece, with tokens, price, request id and times', async () => {
    await connect('month-of-use')
    const result = await test()
    expect(result.text).toContain('This is the practice account.')
    expect(bench.pieces.map(({ id }) => id)).toEqual(bench.pieces.map(() => 'one'))
    expect(bench.pieces.length).toBeGreaterThan(10)
    expect(bench.pieces.map(({ text }) => text).join('')).toBe(result.text)
    expect(result).toMatchObject({ isStopped: false, isCutShort: false, region: 'eu-central-1' })
    expect(result.requestId).toMatch(/^[0-9a-f-]{36}$/)
    expect(result.firstTokenMs).toBeLessThanOrEqual(result.durationMs)
    const { input, output } = result.tokens
    expect(output).toBe(result.text.split(' ').length)
    expect(result.costUsd).toBeCloseTo((input * 2.2 + output * 11) / 1e6, 10)
  })

  it('stops at the limit and says so', async () => {
    await connect('month-of-use')
    expect(await test({ maxTokens: 3 })).toMatchObject({
      isCutShort: true,
      tokens: { output: 3 },
      text: 'This is the',
    })
  })

  it('keeps a long text ready: written the first time, read the second, for less', async () => {
    await connect('month-of-use')
    const first = await test({ caching: '1h' })
    expect(first.tokens.cacheWrite).toBeGreaterThan(4_096)
    expect(first.tokens.cacheRead).toBe(0)
    const second = await test({ caching: '1h' })
    expect(second.tokens).toMatchObject({ cacheRead: first.tokens.cacheWrite, cacheWrite: 0 })
    expect(second.costUsd).toBeLessThan((first.costUsd ?? 0) / 10)
  })

  it('costs no more than was said before', async () => {
    await connect('month-of-use')
    const { models } = await bench.ask('reviewModels', null)
    const prices = models.find(({ profileId }) => profileId === sonnet)?.prices
    if (!prices) throw new Error('No prices')
    for (const caching of ['off', '5m', '1h'] as const) {
      const request = { ...asked, prompt: `Grüße ${caching}`, caching }
      const most = mostItCanCost(request, prices)
      expect((await test(request)).costUsd).toBeLessThanOrEqual(most)
      expect(most).toBeLessThan(0.2)
    }
  })

  it('takes a temperature for a model that takes one, and says no before asking one that does not', async () => {
    await connect('month-of-use')
    const older = await test({ profileId: 'eu.anthropic.claude-sonnet-4-6', temperature: 0.2 })
    expect(older.text).toContain('This is the practice account.')
    const problem = await problemOf(test({ temperature: 0.2 }))
    expect(problem).toMatchObject({ code: 'input.invalid' })
    expect(problem.detail).toContain('takes no temperature')
  })

  it('refuses a profile that is not offered', async () => {
    await connect('month-of-use')
    const problem = await problemOf(test({ profileId: 'us.nothing' }))
    expect(problem).toMatchObject({
      code: 'input.invalid',
      detail: 'us.nothing is not offered in eu-central-1.',
    })
  })

  it('says what keeps a model from answering', async () => {
    await connect('fresh')
    expect((await problemOf(test())).code).toBe('model.formMissing')
    const { account } = await bench.practice('fresh')
    account.faults.push({
      service: 'bedrock',
      operation: 'InvokeModelWithResponseStream',
      kind: 'denied',
    })
    expect((await problemOf(test())).code).toBe('permission.denied')
  })

  it('is stopped while it waits for AWS, and what was asked for costs nothing known', async () => {
    await connect('month-of-use')
    const { account } = await bench.practice('month-of-use')
    account.faults.push({
      service: 'bedrock',
      operation: 'InvokeModelWithResponseStream',
      kind: 'slow',
      delayMs: 60_000,
      times: 1,
    })
    const calling = test()
    await expect.poll(() => account.faults[0]?.times).toBe(0)
    await bench.ask('stopTestCall', { id: 'one' })
    const result = await calling
    expect(result).toMatchObject({ isStopped: true, text: '' })
    expect(result.costUsd).toBeUndefined()
  })
})

it.each([
  ['an empty question', { prompt: '  ' }, 'Write something to ask.'],
  ['no answer allowed', { maxTokens: 0 }, 'at least one token'],
  ['half a token', { maxTokens: 1.5 }, 'whole number'],
  ['a hot model', { temperature: 2 }, 'between 0 and 1'],
])('a test call with %s is refused in plain words', (_, rest, words) => {
  const parsed = TestCallRequest.safeParse({ ...asked, ...rest })
  expect(parsed.error?.issues[0]?.message).toContain(words)
})

it('a stream that is stopped is let go of, without waiting for what never comes', async () => {
  const stopping = new AbortController()
  let isLetGo = false
  async function* stream() {
    try {
      yield 'one'
      stopping.abort()
      await new Promise((resolve) => stopping.signal.addEventListener('never', resolve))
    } finally {
      isLetGo = true
    }
  }
  const seen: string[] = []
  for await (const item of untilStopped(stream(), stopping.signal)) seen.push(item)
  expect(seen).toEqual(['one'])

  const early = new AbortController()
  for await (const _ of untilStopped(
    (async function* () {
      try {
        yield 1
        yield 2
      } finally {
        isLetGo = true
      }
    })(),
    early.signal,
  ))
    early.abort()
  await expect.poll(() => isLetGo).toBe(true)
})
