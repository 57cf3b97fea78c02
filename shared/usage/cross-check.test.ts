import { describe, expect, it } from 'vitest'
import { crossCheck, type MetricDay, toMetricDays } from './cross-check.ts'
import type { SpendDay, SpendLine } from './spend.ts'

const day = '2026-11-10'
const none = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 }
const counted = (tokens: Partial<MetricDay['tokens']>, model = 'claude-opus-5-5'): MetricDay => ({
  day,
  model,
  name: 'Claude Opus 5.5',
  regions: ['eu-central-1'],
  tokens: { ...none, ...tokens },
})
const line = (
  type: SpendLine['type'],
  tokens: number,
  more: Partial<SpendLine> = {},
): SpendLine => ({
  service: 'Claude Opus 5.5 (Amazon Bedrock Edition)',
  model: 'claude-opus-5-5',
  name: 'Claude Opus 5.5',
  usageType: '',
  type,
  region: 'eu-central-1',
  tier: 'standard',
  usd: 1,
  tokens,
  ...more,
})
const billed = (lines: SpendLine[], isClosed = true): SpendDay[] => [
  {
    day,
    usd: lines.length,
    isEstimated: false,
    isClosed,
    byService: {},
    lines,
    recordTypes: { usage: lines.length, credit: 0, refund: 0, tax: 0, other: {} },
  },
]
const only = (lines: SpendLine[], metrics: MetricDay[]) => crossCheck(billed(lines), metrics)[0]

describe('billed tokens beside counted ones', () => {
  it('agree when every kind does, both kinds of cache writes together', () => {
    expect(
      only(
        [line('input', 100), line('cacheWrite5m', 30), line('cacheWrite1h', 70)],
        [counted({ input: 100, cacheWrite: 100 })],
      ),
    ).toMatchObject({ difference: 0, words: 'The bill and CloudWatch agree.' })
  })

  it('do not agree when two kinds are off the other way round', () => {
    expect(
      only([line('input', 100), line('output', 50)], [counted({ input: 50, output: 100 })]),
    ).toMatchObject({ difference: 0, words: expect.not.stringContaining('agree') })
  })

  it.each([
    ['another Region', [line('input', 9, { region: 'us-west-2' })], {}, 'us-west-2'],
    ['batch jobs', [line('input', 9, { tier: 'batch' })], { input: 1 }, 'batch'],
    ['another endpoint', [line('input', 9)], {}, 'another endpoint'],
    [
      'missing cache metrics',
      [line('input', 9), line('cacheRead', 99)],
      { input: 9 },
      'no cache tokens',
    ],
    ['lost calls', [line('input', 9)], { input: 5 }, 'The bill has more'],
    ['a late bill', [line('input', 5)], { input: 9 }, 'may still come'],
    ['a bill elsewhere', [], { input: 9 }, 'another account'],
  ] as const)('say why they differ: %s', (_, lines, tokens, words) => {
    expect(only([...lines], [counted(tokens)])?.words).toContain(words)
  })

  it('leave days out that are not closed, and models without tokens', () => {
    expect(crossCheck(billed([line('input', 9)], false), [counted({ input: 9 })])).toEqual([])
    expect(crossCheck(billed([]), [counted({})])).toEqual([])
    expect(crossCheck(billed([line('input', 9)]), [])).toEqual([])
  })
})

describe('counted tokens by day', () => {
  it('are of whole UTC days only', () => {
    const start = Date.parse('2026-11-09T22:00:00Z')
    const times = Array.from({ length: 30 }, (_, index) => start + index * 3_600_000)
    const tokens = { input: times.map(() => 1), output: [], cacheRead: [], cacheWrite: [] }
    const row = { model: 'claude-opus-5-5', name: 'Claude Opus 5.5', region: 'eu-west-1', tokens }
    const days = toMetricDays(times, 3600, [row, { ...row, region: 'eu-north-1' }])
    expect(days).toMatchObject([
      { day, regions: ['eu-west-1', 'eu-north-1'], tokens: { ...none, input: 48 } },
    ])
  })

  it('are none when buckets hang over midnight', () => {
    const start = Date.parse('2026-11-09T22:30:00Z')
    const times = Array.from({ length: 60 }, (_, index) => start + index * 3_600_000)
    expect(toMetricDays(times, 3600, [])).toEqual([])
  })
})
