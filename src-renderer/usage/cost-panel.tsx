import type { Spend, SpendDay } from '../../shared/usage/spend.ts'
import { formatUsd } from '../ui/format.ts'
import type { Shown } from './apply-view.ts'
import { LinePanel } from './line-panel.tsx'
import { dayWords, MoneyChart } from './money-chart.tsx'
import { sum } from './series.ts'
import { moneyByDay } from './summarise.ts'
import { type Axis, bucketWords } from './time-axis.tsx'

type Props = Axis & {
  metrics: Shown | undefined
  /** With the days of the range. */
  spend: Spend
  /** The last day that something was billed for, in this range or before it. */
  lastBilled: Pick<SpendDay, 'day' | 'usd'> | undefined
  now: number
}

const hour = 3600

/**
 * Money on the tokens' axis. Whole days are compared with the bill; within a day AWS bills nothing, so there it is the
 * estimate alone, with the last billed day in words.
 */
export function CostPanel({ metrics, spend, lastBilled, now, ...axis }: Props) {
  const { times, bucketSeconds } = axis
  if (bucketSeconds >= hour || !metrics) {
    const days = moneyByDay(times, bucketSeconds, metrics, spend, now)
    return <MoneyChart days={days} spend={spend} {...axis} />
  }
  const values = metrics.usd ?? times.map(() => null)
  const billed =
    lastBilled === undefined
      ? 'Nothing is billed yet.'
      : `AWS bills by UTC days: last ${formatUsd(lastBilled.usd)} on ${dayWords(lastBilled.day)}.`
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
        },
      ]}
      {...axis}
    />
  )
}
