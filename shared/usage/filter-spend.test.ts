import { describe, expect, it } from 'vitest'
import { filterSpend, unknownToTheBill } from './filter-spend.ts'
import type { SpendDay, SpendLine } from './spend.ts'

const line = (usd: number, more: Partial<SpendLine>): SpendLine => ({
  service: 'Claude Opus 5.5 (Amazon Bedrock Edition)',
  model: 'claude-opus-5-5',
  name: 'Claude Opus 5.5',
  usageType: 'EUC1-MP:EUC1_InputTokenCount-Units',
  type: 'input',
  region: 'eu-central-1',
  usd,
  tokens: usd * 1000,
  ...more,
})
const lines = [
  line(1, {}),
  line(2, { type: 'cacheWrite1h' }),
  line(4, { model: 'claude-haiku-5-5', service: 'Claude Haiku 5.5 (Amazon Bedrock Edition)' }),
  line(8, { region: 'us-east-1' }),
  { ...line(16, { type: 'unclassified' }), model: undefined, region: undefined } as never,
]
const day: SpendDay = {
  day: '2026-11-20',
  usd: 31,
  isEstimated: false,
  isClosed: true,
  byService: {},
  lines,
  recordTypes: { usage: 31, credit: 0, refund: 0, tax: 0, other: {} },
}
const usd = (filter: Parameters<typeof filterSpend>[1]) => filterSpend([day], filter)[0]?.usd

describe('the bill is filtered as the metrics are', () => {
  it.each([
    ['nothing left out', {}, 31],
    ['by model', { models: ['claude-opus-5-5'] }, 11],
    ['by Region', { regions: ['eu-central-1'] }, 7],
    ['by token type, hour-long writes being writes', { types: ['cacheWrite' as const] }, 2],
    ['by both', { models: ['claude-opus-5-5'], regions: ['us-east-1'] }, 8],
  ])('%s', (_, filter, expected) => {
    expect(usd(filter)).toBe(expected)
  })

  it('and its services add up to the day', () => {
    const [only] = filterSpend([day], { regions: ['eu-central-1'] })
    expect(only?.byService).toEqual({
      'Claude Opus 5.5 (Amazon Bedrock Edition)': 3,
      'Claude Haiku 5.5 (Amazon Bedrock Edition)': 4,
    })
  })

  it('but knows neither profiles nor tags', () => {
    expect(unknownToTheBill({ models: ['x'] })).toBeUndefined()
    expect(unknownToTheBill({ tags: { team: ['a'] } })).toBe('tags')
    expect(unknownToTheBill({ profiles: ['x'], tags: { team: ['a'] } })).toBe('profiles and tags')
  })
})
