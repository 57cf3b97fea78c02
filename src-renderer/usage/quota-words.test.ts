import { describe, expect, it } from 'vitest'
import type { QuotaRow } from '../../shared/usage/quota.ts'
import { quotaWords } from './quota-words.ts'

const row: QuotaRow = {
  region: 'eu-central-1',
  name: 'Claude Opus 5.5',
  scope: 'geography',
  ids: [],
  countedBy: 'computed',
  throttles: 0,
  share: 0.42,
  peak: {
    at: 0,
    input: 1_000,
    output: 2_000,
    cacheWrite: 3_000,
    cacheRead: 90_000,
    invocations: 4,
    counted: 14_000,
  },
}

describe('how AWS counts', () => {
  it('is told with the busiest minute’s own numbers', () => {
    expect(quotaWords(row, 5)).toMatch(
      /^The busiest minute counted 14 K tokens \(Claude Opus 5\.5\), that is 1 K sent \+ 3 K written to the cache \+ 5 × 2 K answered\. 90 K read from the cache were free\. 42 % of/,
    )
  })
  it('says what max_tokens holds back, with the length of the person’s own answers', () => {
    expect(quotaWords(row, 5)).toContain(
      'The 4 answers of that minute had about 500 tokens each, so a max_tokens far beyond that holds quota back for nothing',
    )
  })
  it('does not pretend to know the sum where CloudWatch gives it', () => {
    expect(quotaWords({ ...row, countedBy: 'metric' }, 5)).toContain('as CloudWatch estimates it')
  })
  it('says so without calls', () => {
    expect(quotaWords(undefined, 5)).toMatch(/^No calls in the last 24 hours\./)
  })
})
