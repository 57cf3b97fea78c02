import { agreeWords, type CrossCheck } from '../../shared/usage/cross-check.ts'
import type { SpendDay } from '../../shared/usage/spend.ts'
import { formatUsd } from '../ui/format.ts'
import { sum } from './series.ts'
import type { DayMoney } from './summarise.ts'

/** A smaller part than this is rounding and late minutes. */
const closeEnough = 0.01

/** Where Cost Explorer answers, and has never had anything of Claude: that is no fault, and it ends by itself. */
export const noBillWords =
  'Cost Explorer has nothing of Claude on the bill yet. The first day of use is there about a day later; until then all money here is estimated.'

/** Why the dashed line and the billed steps differ, in one or two sentences. */
export function gapWords(
  days: readonly DayMoney[],
  billed: readonly SpendDay[],
  checks: readonly CrossCheck[],
): string {
  const closed = new Set(billed.flatMap(({ day, isClosed }) => (isClosed ? day : [])))
  const compared = days.flatMap((day) =>
    closed.has(day.day) && day.estimated !== undefined
      ? [{ estimated: day.estimated, billed: day.billed ?? 0 }]
      : [],
  )
  const later = sum(days.map((day) => (closed.has(day.day) ? 0 : (day.estimated ?? 0))))
  const rest =
    later > 0
      ? ` About ${formatUsd(later)} since then is estimated and not billed in full yet.`
      : ''
  if (compared.length === 0)
    return `No whole day of this range is billed in full yet, so there is nothing to compare the estimate with.${rest}`
  const estimated = sum(compared.map((day) => day.estimated))
  const bill = sum(compared.map((day) => day.billed))
  const gap = bill - estimated
  const over =
    compared.length === 1
      ? 'On the day billed in full'
      : `Over ${compared.length} days billed in full`
  const sums = `${formatUsd(estimated)} estimated, ${formatUsd(bill)} billed`
  if (Math.abs(gap) <= closeEnough * Math.max(estimated, bill))
    return `${over}, estimate and bill agree within 1 %: ${sums}.${rest}`
  const way = gap > 0 ? 'more' : 'less'
  return `${over}, the bill is ${formatUsd(Math.abs(gap))} ${way} than the estimate: ${sums}. ${reasons(billed, checks)}${rest}`
}

function reasons(billed: readonly SpendDay[], checks: readonly CrossCheck[]): string {
  const unclassified = sum(
    billed
      .filter(({ isClosed }) => isClosed)
      .flatMap(({ lines }) => lines.map(({ type, usd }) => (type === 'unclassified' ? usd : 0))),
  )
  const found = [
    ...(unclassified > 0
      ? [
          `${formatUsd(unclassified)} of it is for things this app cannot name; they are listed below.`,
        ]
      : []),
    ...new Set(checks.flatMap(({ words }) => (words === agreeWords ? [] : words))),
  ]
  return found.length > 0
    ? found.slice(0, 3).join(' ')
    : 'The tokens agree, so the price differs: a discount, or a price AWS has changed since.'
}
