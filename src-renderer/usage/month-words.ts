import type { UsageBudget } from '../../shared/usage/budget.ts'
import type { Spend } from '../../shared/usage/spend.ts'
import { formatUsd } from '../ui/format.ts'

/** What the month's chart says, in sentences. */
export function monthWords({ monthToDateUsd, forecast }: Spend, budgets: readonly UsageBudget[]) {
  const expected =
    forecast.status === 'known'
      ? `AWS expects ${formatUsd(forecast.monthEndUsd)} by the end of the month.`
      : `There is no forecast: ${forecast.words}`
  return [
    `${formatUsd(monthToDateUsd)} billed so far this month.`,
    expected,
    ...budgets.map((budget) => budgetWords(budget)),
  ].join(' ')
}

/** How much of a budget is gone, and whether AWS expects it to hold. */
export function budgetWords({ name, limitUsd, actualUsd, forecastUsd, covers }: UsageBudget) {
  const share = Math.round((actualUsd / limitUsd) * 100)
  const of = covers === 'account' ? ', which counts the whole account,' : ''
  const expected =
    forecastUsd !== undefined && forecastUsd > limitUsd
      ? `, and AWS expects ${formatUsd(forecastUsd)} by the end of the month`
      : ''
  return `${share} % of the budget ${name}${of} is used: ${formatUsd(actualUsd)} of ${formatUsd(limitUsd)}${expected}.`
}
