import { useMemo } from 'react'
import { crossCheck, toMetricDays } from '../../shared/usage/cross-check.ts'
import { filterSpend, unknownToTheBill } from '../../shared/usage/filter-spend.ts'
import { filterRows, type UsageFilter } from '../../shared/usage/group.ts'
import type { Spend } from '../../shared/usage/spend.ts'
import type { Metrics } from '../../shared/usage/usage.ts'
import { useCall } from '../api.tsx'
import type { Shown } from './apply-view.ts'
import { BillPanel } from './bill-panel.tsx'
import { CostPanel } from './cost-panel.tsx'
import { gapWords, noBillWords } from './gap-words.ts'
import { MonthChart } from './month-chart.tsx'
import { monthSoFar } from './month-so-far.ts'
import { budgetWords } from './month-words.ts'
import { moneyByDay } from './summarise.ts'
import type { Axis } from './time-axis.tsx'
import classes from './usage.module.css'

/** AWS updates budgets a few times a day. */
const hourMs = 3_600_000

type Props = Axis & {
  /** What is shown, through the filter. */
  metrics: Shown | undefined
  /** Everything, for what no filter is applied to. */
  whole: Metrics | undefined
  spend: Spend
  filter: UsageFilter
  now: number
}

/** Estimate and bill side by side, why they differ, the month with its forecast and budgets, and the bill's lines. */
export function Money({ metrics, whole, spend, filter, now, ...axis }: Props) {
  const { times, bucketSeconds } = axis
  const { data: budgets } = useCall('readBudgets', null, { refetchInterval: hourMs })
  const unknown = unknownToTheBill(filter)
  const shown = useMemo(() => {
    const { types: _, ...ofRows } = filter
    const first = new Date(times[0] ?? 0).toISOString().slice(0, 10)
    const last = new Date((times.at(-1) ?? 0) + bucketSeconds * 1000 - 1).toISOString().slice(0, 10)
    const known = unknown === undefined ? filterSpend(spend.days, filter) : []
    const days = known.filter(({ day }) => day >= first && day <= last)
    // Tokens are compared whole: a type that is filtered away would look like a difference.
    const billed = unknown === undefined ? filterSpend(days, ofRows) : []
    const counted = toMetricDays(times, bucketSeconds, filterRows(whole?.detail.rows ?? [], ofRows))
    const lastBilled = known.findLast(({ usd }) => usd > 0)
    return { days, lastBilled, checks: filter.types || !whole ? [] : crossCheck(billed, counted) }
  }, [whole, spend, filter, unknown, times, bucketSeconds])
  const filtered = { ...spend, days: shown.days }
  const compared = moneyByDay(times, bucketSeconds, metrics, filtered, now)
  const ofAll = moneyByDay(times, bucketSeconds, whole, spend, now)
  const limits = budgets?.budgets ?? []
  return (
    <>
      <CostPanel
        metrics={metrics}
        spend={filtered}
        lastBilled={shown.lastBilled}
        now={now}
        {...axis}
      />
      <p className={classes.plain}>
        {unknown === undefined
          ? metrics && (spend.hasSpend ? gapWords(compared, shown.days, shown.checks) : noBillWords)
          : `The bill knows nothing of ${unknown}, so billed steps are left out while you filter by them.`}
      </p>
      {(spend.hasSpend || limits.length > 0) && (
        <MonthChart days={monthSoFar(spend, ofAll, now)} spend={spend} budgets={limits} />
      )}
      {limits.map((budget) => (
        <p key={budget.name} className={classes.plain}>
          {budgetWords(budget)}
        </p>
      ))}
      <BillPanel days={shown.days} spend={spend} checks={shown.checks} />
    </>
  )
}
