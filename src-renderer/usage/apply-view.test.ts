import { describe, expect, it } from 'vitest'
import type { UsageRow } from '../../shared/usage/metrics.ts'
import { emptyRow } from '../../shared/usage/sample-row.ts'
import { noDetail } from '../testing/sample-usage.ts'
import { applyView, groupingWords } from './apply-view.ts'

const row = (more: Partial<UsageRow>) =>
  emptyRow(1, {
    tokens: { input: [1_000_000], output: [2_000_000], cacheRead: [0], cacheWrite: [0] },
    ...more,
  })
const metricsOf = (rows: UsageRow[]) => ({
  models: [],
  requests: { invocations: [], throttles: [], clientErrors: [], serverErrors: [] },
  latency: { p50: [], p90: [], firstToken: [] },
  readAt: 0,
  isPartial: false,
  detail: { ...noDetail, rows },
})

describe('a view of the numbers', () => {
  it('grouped by token type has each kind with its own tokens and dollars, which add up to all', () => {
    const shown = applyView(metricsOf([row({})]), 1, { by: 'type', filter: {} })
    const { prices } = row({})
    expect(shown.models.map(({ name, tokens, usd }) => [name, tokens.input, usd])).toEqual([
      ['Cache read', [0], [0]],
      ['Cache write', [0], [0]],
      ['Input', [1_000_000], [prices?.input]],
      ['Output', [0], [2 * (prices?.output ?? 0)]],
    ])
    expect(shown.tokens.output).toEqual([2_000_000])
    expect(shown.usd).toEqual([(prices?.input ?? 0) + 2 * (prices?.output ?? 0)])
  })

  it('tells profiles of the same name apart by their Region', () => {
    const of = (id: string, region: string) => row({ id, region, profileName: 'team' })
    const rows = [of('a', 'eu-west-1'), of('b', 'us-east-1')]
    const { models } = applyView(metricsOf(rows), 1, { by: 'profile', filter: {} })
    expect(models.map(({ name }) => name)).toEqual(['team (eu-west-1)', 'team (us-east-1)'])
  })

  it('says what it is grouped by', () => {
    expect(
      ['model', 'region', 'type', { tag: 'team' }].map((by) => groupingWords(by as never)),
    ).toEqual(['model', 'Region', 'token type', 'tag team'])
  })
})
