import type { Alert } from '../../../shared/usage/alert.ts'
import type { UsageBudget } from '../../../shared/usage/budget.ts'

/** Where a budget names no thresholds of its own. */
const usual = [50, 80, 100]
const usd = (amount: number) => `$${amount.toFixed(2)}`

/** The highest threshold that is passed, and a forecast beyond the limit; once a month each. */
export function budgetAlerts(budgets: readonly UsageBudget[], now: number): Alert[] {
  const date = new Date(now)
  const month = date.toISOString().slice(0, 7)
  const until = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)
  return budgets.flatMap((budget) => {
    const { name, limitUsd, actualUsd, forecastUsd } = budget
    const own = budget.thresholds.flatMap(({ percent, of }) => (of === 'actual' ? percent : []))
    const passed = (own.length > 0 ? own : usual).filter(
      (percent) => actualUsd >= (percent / 100) * limitUsd,
    )
    const highest = passed.length > 0 ? Math.max(...passed) : undefined
    const sums = `${usd(actualUsd)} of ${usd(limitUsd)} are used this month.`
    const alerts: Alert[] = []
    if (highest !== undefined)
      alerts.push({
        id: `budget ${month} ${name} ${highest}`,
        kind: 'budget',
        title: `${Math.round(highest)} % of the budget ${name} is reached`,
        words: sums,
        at: now,
        until,
      })
    if (forecastUsd !== undefined && forecastUsd > limitUsd && actualUsd < limitUsd)
      alerts.push({
        id: `forecast ${month} ${name}`,
        kind: 'forecast',
        title: `AWS expects more than the budget ${name}`,
        words: `${usd(forecastUsd)} by the end of the month, ${usd(limitUsd)} allowed. ${sums}`,
        at: now,
        until,
      })
    return alerts
  })
}
