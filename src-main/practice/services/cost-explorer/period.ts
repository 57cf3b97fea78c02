import type { DateInterval } from '@aws-sdk/client-cost-explorer'
import type { Account } from '../../account.ts'
import { AwsError } from '../../operation.ts'
import { type BillLine, billOf } from '../../usage/bill.ts'

const dayMs = 86_400_000

/** Days since 1970 (UTC). */
export const toDay = (text: string) => Math.floor(Date.parse(text.slice(0, 10)) / dayMs)
export const dayText = (day: number) => new Date(day * dayMs).toISOString().slice(0, 10)

/** Cost Explorer looks back this far, and forecasts this far ahead (days). */
const daysBack = 14 * 31
const daysAhead = 18 * 31

/** First day and the day after the last. Throws what AWS does for a wrong one, or where Cost Explorer is off. */
export function periodOf(
  { usage }: Account,
  period: DateInterval | undefined,
  now: number,
): readonly [number, number] {
  const { Start = '', End = '' } = period ?? {}
  if (!/^\d{4}-\d\d-\d\d/.test(Start) || !/^\d{4}-\d\d-\d\d/.test(End))
    throw new AwsError(
      'ValidationException',
      'Start time and end time must be given as YYYY-MM-DD.',
    )
  const [from, to] = [toDay(Start), toDay(End)]
  const today = now / dayMs
  if (!(from > today - daysBack && to < today + daysAhead))
    throw new AwsError(
      'ValidationException',
      "You haven't enabled historical data beyond 14 months",
    )
  if (from >= to)
    throw new AwsError(
      'ValidationException',
      `Start date (and hour) should be before end date (and hour)`,
    )
  if (usage.bill?.isNeverOpened)
    throw new AwsError('AccessDeniedException', 'User not enabled for cost explorer access')
  if (!usage.costExplorerEnabled)
    throw new AwsError(
      'DataUnavailableException',
      'Data is not available. Please try to adjust the time period. If just enabled Cost Explorer, data might not be ingested yet',
    )
  return [from, to]
}

export const linesIn = (account: Account, from: number, to: number, now: number): BillLine[] =>
  Array.from({ length: to - from }, (_, index) => billOf(account, from + index, now)).flat()
