import type * as Ce from '@aws-sdk/client-cost-explorer'
import { AwsError, type Operation } from '../../operation.ts'
import type { BillLine } from '../../usage/bill.ts'
import { checkDimension, passes } from './filter.ts'
import { dayText, linesIn, periodOf, toDay } from './period.ts'

const metricNames = [
  'UnblendedCost',
  'BlendedCost',
  'AmortizedCost',
  'NetUnblendedCost',
  'UsageQuantity',
]

export const getCostAndUsage: Operation<Ce.GetCostAndUsageRequest, Ce.GetCostAndUsageResponse> = {
  run: (
    { TimePeriod, Granularity, Filter, GroupBy = [], Metrics = [], NextPageToken },
    { account, now },
  ) => {
    const [from, to] = periodOf(account, TimePeriod, now())
    const unknown = Metrics.filter((name) => !metricNames.includes(name))
    if (Metrics.length === 0 || unknown.length > 0)
      throw new AwsError(
        'ValidationException',
        `Metrics ${unknown.join(', ') || 'are required'}: use ${metricNames.join(', ')}.`,
      )
    if (GroupBy.length > 2)
      throw new AwsError('ValidationException', 'You can group by up to two dimensions.')
    const keys = GroupBy.map(({ Key }) => checkDimension(Key))
    const lines = linesIn(account, from, to, now()).filter((line) => passes(line, Filter))
    const today = toDay(new Date(now()).toISOString())
    const all = spans(from, to, Granularity)
    const first = firstOf(NextPageToken, all.length)
    const next = first + (account.usage.bill?.daysPerPage ?? all.length)
    return {
      GroupDefinitions: GroupBy,
      DimensionValueAttributes: [],
      ...(next < all.length && { NextPageToken: `from-${next}` }),
      ResultsByTime: all.slice(first, next).map(([start, end]) => {
        const own = lines.filter(({ day }) => toDay(day) >= start && toDay(day) < end)
        const groups = new Map<string, BillLine[]>()
        for (const line of own) {
          const key = JSON.stringify(keys.map((each) => line[each]))
          groups.set(key, [...(groups.get(key) ?? []), line])
        }
        return {
          TimePeriod: { Start: dayText(start), End: dayText(end) },
          Total: keys.length === 0 ? amounts(own, Metrics) : {},
          Groups:
            keys.length === 0
              ? []
              : [...groups].map(([key, held]) => ({
                  Keys: JSON.parse(key),
                  Metrics: amounts(held, Metrics),
                })),
          // Yesterday's bill is still being written.
          Estimated: end > today - 1,
        }
      }),
    }
  },
}

/** Where a page begins. */
function firstOf(token: string | undefined, length: number): number {
  if (token === undefined) return 0
  const first = Number(/^from-(\d+)$/.exec(token)?.[1])
  if (first < length) return first
  throw new AwsError('InvalidNextTokenException', 'The pagination token is invalid.')
}

const amounts = (lines: readonly BillLine[], names: readonly string[]) =>
  Object.fromEntries(
    names.map((name) => {
      const isQuantity = name === 'UsageQuantity'
      const sum = lines.reduce((total, line) => total + (isQuantity ? line.quantity : line.usd), 0)
      return [name, { Amount: String(Number(sum.toFixed(10))), Unit: isQuantity ? 'N/A' : 'USD' }]
    }),
  )

/** The days, or the parts of calendar months, between two days; the end is not in it. */
function spans(
  from: number,
  to: number,
  granularity: string | undefined,
): (readonly [number, number])[] {
  if (granularity === 'DAILY')
    return Array.from({ length: to - from }, (_, index) => [from + index, from + index + 1])
  if (granularity !== 'MONTHLY')
    throw new AwsError(
      'ValidationException',
      `Granularity ${granularity} is not available: use DAILY or MONTHLY.`,
    )
  const found: (readonly [number, number])[] = []
  for (let start = from; start < to; ) {
    const month = new Date(start * 86_400_000)
    const next = Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 1) / 86_400_000
    found.push([start, Math.min(next, to)])
    start = next
  }
  return found
}
