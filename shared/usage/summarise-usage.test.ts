import { describe, expect, it } from 'vitest'
import { filterRows, groupRows } from './group.ts'
import { emptyRow } from './sample-row.ts'
import { summariseUsage } from './summarise-usage.ts'

const minute = 60_000
const dayStart = Date.UTC(2026, 10, 19)
const now = dayStart + 10 * 60 * minute
/** Yesterday, this morning, within the last hour, now. */
const times = [dayStart - 5 * minute, dayStart, now - 30 * minute, now]
const recent = (rows: ReturnType<typeof emptyRow>[]) => ({
  dayStart,
  times,
  bucketSeconds: 300,
  rows,
})

const opus = emptyRow(4, {
  tokens: {
    input: [9e6, 1e6, 0, 0],
    output: [9e6, 0, 1e6, 0],
    cacheRead: [9e6, 0, 8e6, 0],
    cacheWrite: [9e6, 0, 0, 1e6],
  },
  requests: {
    invocations: [7, 5, 1, 3],
    throttles: [7, 5, 2, 0],
    clientErrors: [7, 5, 1, 0],
    serverErrors: [7, 5, 0, 1],
  },
  latency: {
    p50: [1, 1, 1000, 2000],
    p90: [1, 1, 4000, null],
    firstToken: [1, 1, null, null],
  },
})
const unknown = emptyRow(4, {
  id: 'made-up',
  model: 'made-up',
  name: 'Made up',
  region: 'us-east-1',
  prices: null,
  tags: { team: 'red' },
})

describe('the header', () => {
  it('counts money and tokens since midnight, by type', () => {
    const { tokensToday, usdToday } = summariseUsage(recent([opus]), now)
    expect(tokensToday).toEqual({ input: 1e6, output: 1e6, cacheRead: 8e6, cacheWrite: 1e6 })
    expect(usdToday).toBeCloseTo(4 + 20 + 8 * 0.2 + 5, 10)
  })

  it('says how much of the input came from the cache', () => {
    expect(summariseUsage(recent([opus]), now).cacheHitRate).toBe(0.8)
    expect(summariseUsage(recent([]), now).cacheHitRate).toBeUndefined()
  })

  it('counts what caching saved with its writes, and says when they were a loss', () => {
    const { savedByCachingUsd } = summariseUsage(recent([opus]), now)
    expect(savedByCachingUsd).toBeCloseTo(9 * 4 - (8 * 0.2 + 5), 10)
    const unread = { ...opus, tokens: { ...opus.tokens, cacheRead: [0, 0, 0, 0] } }
    expect(summariseUsage(recent([unread]), now).savedByCachingUsd).toBeCloseTo(4 - 5, 10)
  })

  it('counts requests, throttles, errors and times of the last hour only, weighted by calls', () => {
    expect(summariseUsage(recent([opus]), now).lastHour).toEqual({
      requests: 4,
      throttles: 2,
      errors: 2,
      p50: (1 * 1000 + 3 * 2000) / 4,
      p90: 4000,
      firstToken: undefined,
    })
  })

  it('does not guess a price: the sum is unknown, and the model is named', () => {
    const used = { ...unknown, tokens: { ...opus.tokens } }
    expect(summariseUsage(recent([opus, used]), now)).toMatchObject({
      usdToday: null,
      savedByCachingUsd: null,
      unpriced: ['Made up'],
      cacheHitRate: 0.8,
    })
    const plain = { ...used, tokens: { ...unknown.tokens, input: [0, 5, 0, 0] } }
    expect(summariseUsage(recent([opus, plain]), now).savedByCachingUsd).toBeCloseTo(29.4, 10)
    expect(summariseUsage(recent([opus, unknown]), now).usdToday).not.toBeNull()
  })
})

describe('groups', () => {
  const global = { ...opus, id: 'global.anthropic.claude-opus-5-5', region: 'us-east-1' }
  const rows = [opus, global, unknown]

  it('fold profiles into models, and add up what belongs together', () => {
    const groups = groupRows(rows, 'model')
    expect(groups.map(({ key, name }) => [key, name])).toEqual([
      ['claude-opus-5-5', 'Claude Opus 5.5'],
      ['made-up', 'Made up'],
    ])
    expect(groups[0]?.tokens.input).toEqual([18e6, 2e6, 0, 0])
    expect(groups[0]?.usd?.[1]).toBeCloseTo(8, 10)
    expect(groups[1]?.usd).toBeNull()
  })

  it.each([
    ['profile', [opus.id, global.id, 'made-up']],
    ['region', ['eu-central-1', 'us-east-1']],
    [{ tag: 'team' }, ['without team', 'red']],
  ] as const)('are made by %j', (by, names) => {
    expect(groupRows(rows, by).map(({ name }) => name)).toEqual(names)
  })

  it('and filters leave out what is not wanted', () => {
    const ids = (filter: Parameters<typeof filterRows>[1]) =>
      filterRows(rows, filter).map(({ id }) => id)
    expect(ids({})).toHaveLength(3)
    expect(ids({ models: ['claude-opus-5-5'], regions: ['us-east-1'] })).toEqual([global.id])
    expect(ids({ profiles: [opus.id] })).toEqual([opus.id])
    expect(ids({ tags: { team: ['red'] } })).toEqual(['made-up'])
    expect(ids({ tags: { team: [''] } })).toEqual([opus.id, global.id])
  })
})
