import { describe, expect, it } from 'vitest'
import { agreeWords, type CrossCheck } from '../../shared/usage/cross-check.ts'
import type { SpendDay, SpendLine } from '../../shared/usage/spend.ts'
import { gapWords } from './gap-words.ts'

const none = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 }
const check = (words: string): CrossCheck => ({
  day: '2026-11-18',
  model: 'claude-opus-5-5',
  name: 'Claude Opus 5.5',
  billed: none,
  counted: none,
  difference: 0,
  words,
})
const line = (usd: number, type: SpendLine['type']): SpendLine => ({
  service: 'Amazon Bedrock',
  name: 'Amazon Bedrock',
  usageType: 'EUC1-Mystery',
  type,
  usd,
  tokens: 0,
})
const billed = (isClosed: boolean, lines: SpendLine[] = []): SpendDay => ({
  day: '2026-11-18',
  usd: 0,
  isEstimated: false,
  isClosed,
  byService: {},
  lines,
  recordTypes: { usage: 0, credit: 0, refund: 0, tax: 0, other: {} },
})
const day = (estimated: number, bill: number | undefined, name = '2026-11-18') => ({
  day: name,
  estimated,
  billed: bill,
  isFinal: true,
})

describe('the gap between estimate and bill', () => {
  it('is none within a hundredth', () => {
    expect(gapWords([day(100, 100.9)], [billed(true)], [])).toBe(
      'On the day billed in full, estimate and bill agree within 1 %: $100.00 estimated, $100.90 billed.',
    )
  })

  it('is explained by what the tokens say', () => {
    const words = 'The bill has use in us-east-1, which these metrics do not cover.'
    expect(gapWords([day(100, 150)], [billed(true)], [check(agreeWords), check(words)])).toBe(
      `On the day billed in full, the bill is $50.00 more than the estimate: $100.00 estimated, $150.00 billed. ${words}`,
    )
  })

  it('is explained by lines that have no name', () => {
    const bill = [billed(true, [line(50, 'unclassified'), line(100, 'input')])]
    expect(gapWords([day(100, 150)], bill, [])).toContain(
      '$50.00 of it is for things this app cannot name',
    )
  })

  it('is a matter of price where the tokens agree', () => {
    expect(gapWords([day(100, 80)], [billed(true)], [check(agreeWords)])).toContain(
      'the bill is $20.00 less than the estimate: $100.00 estimated, $80.00 billed. The tokens agree, so the price differs',
    )
  })

  it('is not made of days that are not billed in full', () => {
    const words = gapWords([day(100, 3)], [billed(false)], [])
    expect(words).toContain('No whole day of this range is billed in full yet')
    expect(words).toContain('About $100.00 since then is estimated')
  })
})
