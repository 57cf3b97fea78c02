import { describe, expect, it } from 'vitest'
import type { Spend } from '../../../../shared/usage/spend.ts'
import { creditsRefundsTax } from './recorded/credits-refunds-tax.ts'
import { estimatedDays } from './recorded/estimated-days.ts'
import { missingGroups } from './recorded/missing-groups.ts'
import { otherCurrency } from './recorded/other-currency.ts'
import { pages } from './recorded/pages.ts'
import type { RecordedSpend } from './recorded/recorded-spend.ts'
import { spellings } from './recorded/spellings.ts'
import { unknownServices } from './recorded/unknown-services.ts'
import { zeroAndNegative } from './recorded/zero-and-negative.ts'
import { toBill } from './to-bill.ts'
import { toRecords } from './to-records.ts'
import { toSpend } from './to-spend.ts'

const readAt = Date.UTC(2026, 10, 19, 12)
const recorded = {
  spellings,
  pages,
  estimatedDays,
  creditsRefundsTax,
  unknownServices,
  zeroAndNegative,
  missingGroups,
  otherCurrency,
}

function spendOf({ usage, records }: RecordedSpend): Spend {
  const spend = toSpend(
    {
      format: 2,
      bill: { ...toBill(usage), readAt, pages: usage.length },
      records: { value: toRecords(records), triedAt: readAt },
    },
    readAt,
  )
  if (!spend) throw new Error('no spend')
  return spend
}

type Money = Readonly<Record<string, number>>
const addMoney = (all: readonly (readonly [currency: string, amount: number])[]): Money => {
  const sums: Record<string, number> = {}
  for (const [currency, amount] of all) sums[currency] = (sums[currency] ?? 0) + amount
  return sums
}

/** Every amount in AWS's answers, whatever it is for. */
const billedIn = ({ usage, records }: RecordedSpend): Money =>
  addMoney(
    [...usage, ...records]
      .flatMap(({ ResultsByTime = [] }) => ResultsByTime)
      .flatMap(({ Groups = [], Total }) => [Total, ...Groups.map(({ Metrics }) => Metrics)])
      .map((metrics) => [
        metrics?.UnblendedCost?.Unit ?? 'USD',
        Number(metrics?.UnblendedCost?.Amount ?? 0),
      ]),
  )

/** Every amount in what the window gets: lines, the other kinds of records, and what is kept aside. */
const shownIn = ({ days, otherCurrencies, notBedrock }: Spend): Money =>
  addMoney([
    ...days.flatMap(({ lines }) => lines.map(({ usd }) => ['USD', usd] as const)),
    ...days.flatMap(({ recordTypes: { credit, refund, tax, other } }) =>
      [credit, refund, tax, ...Object.values(other)].map((usd) => ['USD', usd] as const),
    ),
    ...[...otherCurrencies, ...notBedrock].map(
      ({ currency, amount }) => [currency, amount] as const,
    ),
  ])

describe.each(Object.entries(recorded))('the recorded answer “%s”', (_, answer) => {
  it('is shown to the last cent', () => {
    const billed = billedIn(answer)
    const shown = shownIn(spendOf(answer))
    expect(Object.keys(shown).toSorted()).toEqual(Object.keys(billed).toSorted())
    for (const [currency, amount] of Object.entries(billed))
      expect(shown[currency]).toBeCloseTo(amount, 8)
  })

  it('adds up: a day is its lines and its services, the month is its days', () => {
    const { days, monthToDateUsd, monthToDate } = spendOf(answer)
    const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
    for (const { usd, lines, byService, recordTypes } of days) {
      expect(usd).toBeCloseTo(sum(lines.map((line) => line.usd)))
      expect(usd).toBeCloseTo(sum(Object.values(byService)))
      expect(usd).toBeCloseTo(recordTypes.usage)
    }
    expect(monthToDateUsd).toBeCloseTo(sum(days.map(({ usd }) => usd)))
    expect(monthToDate.credit).toBeCloseTo(sum(days.map(({ recordTypes }) => recordTypes.credit)))
    expect(new Set(days.map(({ day }) => day)).size).toBe(days.length)
  })
})

const linesOf = (answer: RecordedSpend) => spendOf(answer).days.flatMap(({ lines }) => lines)

describe('what becomes of', () => {
  it('both spellings: the same kinds of tokens of the same models', () => {
    const lines = linesOf(spellings)
    const sonnet = lines.filter(({ model }) => model === 'claude-sonnet-4-6')
    expect(sonnet.map(({ type, scope, tokens }) => [type, scope, Math.round(tokens)])).toEqual([
      ['input', 'geography', 200_000],
      ['input', 'global', 200_000],
      ['cacheRead', 'geography', 4_000_000],
      ['cacheWrite1h', 'geography', 100_000],
    ])
    expect(lines.filter(({ type }) => type === 'unclassified')).toMatchObject([
      { usageType: 'EUC1-MP:EUC1_output_tokens_warp-Units', usd: 0.07, tokens: 0 },
    ])
    // Reserved throughput is held, not used: its quantity is no number of tokens.
    expect(lines.find(({ tier }) => tier === 'reserved')).toMatchObject({ usd: 31.5, tokens: 0 })
  })

  it('a day on two pages: one day', () => {
    const { days } = spendOf(pages)
    expect(days.map(({ day, lines }) => [day, lines.length])).toEqual([
      ['2026-11-10', 1],
      ['2026-11-11', 2],
      ['2026-11-12', 1],
    ])
  })

  it('days that stay estimated until the invoice: closed all the same, once they are old enough', () => {
    const { days, billedAsOf } = spendOf(estimatedDays)
    expect(days.map(({ isEstimated }) => isEstimated)).toEqual([true, true, true, true, true])
    expect(days.map(({ isClosed }) => isClosed)).toEqual([true, true, true, false, false])
    expect(billedAsOf).toBe('2026-11-17')
  })

  it('credits, refunds and tax: apart from use, on the day they are for, even one without use', () => {
    const { days, monthToDate, monthToDateUsd } = spendOf(creditsRefundsTax)
    expect(monthToDateUsd).toBe(10)
    expect(monthToDate).toEqual({
      usage: 10,
      credit: -4.5,
      refund: -1.25,
      tax: 12.34,
      other: { 'Enterprise Discount Program Discount': -0.6, 'Regional Adjustment': 0.03 },
    })
    expect(days[0]).toMatchObject({ day: '2026-11-01', usd: 0, recordTypes: { tax: 12.34 } })
  })

  it('unknown services: under their own names, and what is not Bedrock’s beside it all', () => {
    const { services, notBedrock, monthToDateUsd } = spendOf(unknownServices)
    expect(services).toContain('Command R+ (Amazon Bedrock Edition)')
    expect(services).toContain('Claude Sonnet 4.6 Long Context (Amazon Bedrock Edition)')
    expect(notBedrock).toMatchObject([{ service: 'Ubuntu Pro 24.04 LTS', amount: 9.99 }])
    expect(monthToDateUsd).toBeCloseTo(49.91)
    expect(linesOf(unknownServices).find(({ model }) => model === 'claude-zephyr-9')).toMatchObject(
      { name: 'Claude Zephyr 9', type: 'output', usd: 40 },
    )
  })

  it('a correction: money taken back', () => {
    expect(linesOf(zeroAndNegative).map(({ usd }) => usd)).toEqual([0, -2.2, 11, 4e-9])
  })

  it('days without groups: their total, unclassified', () => {
    expect(spendOf(missingGroups).days[0]).toMatchObject({
      usd: 5.5,
      lines: [{ name: 'Not broken down by AWS', type: 'unclassified' }],
    })
  })

  it('another currency: kept apart from dollars', () => {
    const { otherCurrencies, monthToDateUsd, hasSpend } = spendOf(otherCurrency)
    expect(hasSpend).toBe(true)
    expect(monthToDateUsd).toBeCloseTo(2.2)
    expect(otherCurrencies.map(({ recordType, amount }) => [recordType, amount])).toEqual([
      ['Usage', 330],
      ['Usage', -30],
      ['Credit', -100],
    ])
  })
})
