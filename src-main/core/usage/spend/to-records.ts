import type { GetCostAndUsageResponse } from '@aws-sdk/client-cost-explorer'
import { z } from '../../../../shared/schema.ts'
import { MoneyAside, RecordTypes } from '../../../../shared/usage/spend.ts'
import { byDay, type CostGroup, groupsOf } from './groups-of.ts'
import { addAside } from './money-aside.ts'

/** Everything on the bill that is no use: credits, refunds, tax and the rest. */
export const Records = z.object({
  days: z.array(z.object({ day: z.string(), recordTypes: RecordTypes })),
  otherCurrencies: z.array(MoneyAside),
})
export type Records = z.infer<typeof Records>

export const noRecords: RecordTypes = { usage: 0, credit: 0, refund: 0, tax: 0, other: {} }

/** What GetCostAndUsage by RECORD_TYPE and SERVICE says of all that is no use; that is in the bill already. */
export function toRecords(pages: readonly GetCostAndUsageResponse[]): Records {
  const groups = groupsOf(pages).filter(({ keys }) => keys[0] !== 'Usage')
  return {
    days: byDay(groups.filter(({ currency, amount }) => currency === 'USD' && amount !== 0)).map(
      ([day, own]) => ({ day, recordTypes: addRecords(own.map(recordOf)) }),
    ),
    otherCurrencies: addAside(
      groups
        .filter(({ currency }) => currency !== 'USD')
        .map(({ keys: [recordType = 'Other', service = ''], currency, amount }) => ({
          service,
          recordType,
          currency,
          amount,
        })),
    ),
  }
}

function recordOf({ keys: [kind = 'Other'], amount }: CostGroup): RecordTypes {
  switch (kind) {
    case 'Credit':
      return { ...noRecords, credit: amount }
    case 'Refund':
      return { ...noRecords, refund: amount }
    case 'Tax':
      return { ...noRecords, tax: amount }
    default:
      return { ...noRecords, other: { [kind]: amount } }
  }
}

export function addRecords(all: readonly RecordTypes[]): RecordTypes {
  const sum = (kind: 'usage' | 'credit' | 'refund' | 'tax') =>
    all.reduce((total, each) => total + each[kind], 0)
  const other: Record<string, number> = {}
  for (const [kind, amount] of all.flatMap((each) => Object.entries(each.other)))
    other[kind] = (other[kind] ?? 0) + amount
  return {
    usage: sum('usage'),
    credit: sum('credit'),
    refund: sum('refund'),
    tax: sum('tax'),
    other,
  }
}
