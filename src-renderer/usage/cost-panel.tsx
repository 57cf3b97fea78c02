import type { Spend } from '../../shared/usage/spend.ts'
import type { Metrics } from '../../shared/usage/usage.ts'
import { formatUsd } from '../ui/format.ts'
import { LinePanel } from './line-panel.tsx'
import { dayWords, MoneyChart } from './money-chart.tsx'
import { sum } from './series.ts'
import { moneyByDay } from './summarise.ts'
import { type Axis, bucketWords } from './time-axis.tsx'

type Props = Axis & {
  metrics: Metrics | undefined
  spend: Spend
  now: number
}

const hour = 3600

/**
 * Money on the tokens' axis. Whole days are compared with the bill; within a day AWS bills nothing, so there it is the
 * estimate alone, with the last billed day in words.
 */
export function CostPanel({ metrics, spend, now, ...axis }: Props) {
  const { times, bucketSeconds } = axis
  if (bucketSeconds >= hour || !metrics) {
    const days = moneyByDay(times, bucketSeconds, metrics, spend, now)
    return <MoneyChart days={days} spend={spend} {...axis} />
  }
  const isPriced = metrics.models.every(({ usd }) => usd !== null)
  const values = times.map((_, index) =>
    isPriced ? sum(metrics.models.map(({ usd }) => usd?.[index] ?? 0)) : null,
  )
  const last = spend.days.findLast(({ usd }) => usd > 0)
  const billed =
    last === undefined
      ? 'Nothing is billed yet.'
      : `AWS bills by UTC days: ${formatUsd(last.usd)} on ${dayWords(last.day)}.`
  return (
    <LinePanel
      title={`Cost per ${bucketWords(bucketSeconds)}`}
      label={`estimated. ${billed}`}
      summary={`About ${formatUsd(sum(values))} in this range, estimated. ${billed}`}
      format={(usd) => formatUsd(usd, { digits: 3 })}
      lines={[
        {
          name: 'Estimated from tokens',
          color: 'var(--gw-output)',
          dash: '6 4',
          values,
          isEstimated: true,
        },
      ]}
      {...axis}
    />
  )
}
