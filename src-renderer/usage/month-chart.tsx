import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import type { UsageBudget } from '../../shared/usage/budget.ts'
import type { Spend } from '../../shared/usage/spend.ts'
import { formatUsd } from '../ui/format.ts'
import { ChartPanel } from './chart-panel.tsx'
import { dayWords } from './money-chart.tsx'
import { type MonthDay, middayOf } from './month-so-far.ts'
import { monthWords } from './month-words.ts'
import { inStep } from './same-instant.ts'
import { valueAxis } from './time-axis.tsx'
import { Tip } from './tip.tsx'

type Props = {
  days: readonly MonthDay[]
  spend: Spend
  budgets: readonly UsageBudget[]
}
type Point = MonthDay & { readonly time: number }

const colors = {
  billed: 'var(--gw-accent)',
  estimated: 'var(--gw-output)',
  forecast: 'var(--gw-dim)',
  budget: 'var(--gw-red)',
}
const dashes = { estimated: '6 4', forecast: '2 4', budget: '0' }
const usdOrDash = (usd: number | null) => (usd === null ? '–' : formatUsd(usd))
const between = (interval: MonthDay['interval']) =>
  interval ? `${formatUsd(interval[0])} to ${formatUsd(interval[1])}` : '–'

/** The month added up day by day: billed, estimated since, where AWS sees it end, and the budgets' limits. */
export function MonthChart({ days, spend, budgets }: Props) {
  const data: Point[] = days.map((day) => ({ ...day, time: middayOf(day.day) }))
  const hasForecast = days.some(({ forecast }) => forecast !== null)
  return (
    <ChartPanel
      title="This month so far"
      label="all of Claude, by UTC days; solid is billed, dashed estimated, dotted AWS’s forecast"
      summary={monthWords(spend, budgets)}
      legend={[
        { name: 'Billed', color: colors.billed },
        { name: 'Estimated since', color: colors.estimated, dash: dashes.estimated },
        ...(hasForecast
          ? [{ name: 'Forecast', color: colors.forecast, dash: dashes.forecast }]
          : []),
        ...budgets.map(({ name, limitUsd }) => ({
          name: `Budget ${name}, ${formatUsd(limitUsd)}`,
          color: colors.budget,
          dash: dashes.budget,
        })),
      ]}
      columns={['Day (UTC)', 'Billed so far', 'Estimated so far', 'Forecast', 'Between']}
      rows={() =>
        days.map(({ day, billed, estimated, forecast, interval }) => [
          dayWords(day),
          usdOrDash(billed),
          usdOrDash(estimated),
          usdOrDash(forecast),
          between(interval),
        ])
      }
      exact={() => ({
        columns: ['dayUtc', 'billedUsd', 'estimatedUsd', 'forecastUsd', 'lowUsd', 'highUsd'],
        rows: days.map(({ day, billed, estimated, forecast, interval }) => [
          day,
          billed,
          estimated,
          forecast,
          interval?.[0] ?? null,
          interval?.[1] ?? null,
        ]),
      })}
    >
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart
          data={data}
          {...inStep}
          margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
          title="This month so far"
        >
          <CartesianGrid vertical={false} stroke="var(--gw-line)" />
          <XAxis
            dataKey="day"
            tickFormatter={dayWords}
            minTickGap={48}
            tickLine={false}
            axisLine={{ stroke: 'var(--gw-line)' }}
            tick={{ fill: 'var(--gw-dim)', fontSize: 12 }}
          />
          <YAxis {...valueAxis((usd) => formatUsd(usd))} domain={[0, 'auto']} />
          <Tooltip
            isAnimationActive={false}
            content={({ active, payload }) => {
              const point = data.find((each) => each === payload?.[0]?.payload)
              return active && point ? <MonthTip point={point} /> : null
            }}
          />
          <Area
            type="linear"
            dataKey="interval"
            stroke="none"
            fill={colors.forecast}
            fillOpacity={0.18}
            isAnimationActive={false}
          />
          <Area
            type="stepAfter"
            dataKey="billed"
            stroke={colors.billed}
            fill={colors.billed}
            fillOpacity={0.3}
            strokeWidth={2}
            isAnimationActive={false}
          />
          <Line
            type="linear"
            dataKey="estimated"
            stroke={colors.estimated}
            strokeWidth={2}
            strokeDasharray={dashes.estimated}
            dot={false}
            isAnimationActive={false}
          />
          <Line
            type="linear"
            dataKey="forecast"
            stroke={colors.forecast}
            strokeWidth={2}
            strokeDasharray={dashes.forecast}
            dot={false}
            isAnimationActive={false}
          />
          {budgets.map(({ name, limitUsd }) => (
            <ReferenceLine
              key={name}
              y={limitUsd}
              stroke={colors.budget}
              strokeWidth={1.5}
              ifOverflow="extendDomain"
              label={{
                value: name,
                position: 'insideTopLeft',
                fill: 'var(--gw-text)',
                fontSize: 12,
              }}
            />
          ))}
        </ComposedChart>
      </ResponsiveContainer>
    </ChartPanel>
  )
}

function MonthTip({ point: { day, billed, estimated, forecast, interval } }: { point: Point }) {
  const entries = [
    billed !== null && { name: 'Billed', color: colors.billed, value: formatUsd(billed) },
    estimated !== null && {
      name: 'Estimated',
      color: colors.estimated,
      dash: dashes.estimated,
      value: formatUsd(estimated),
    },
    forecast !== null && {
      name: 'Forecast',
      color: colors.forecast,
      dash: dashes.forecast,
      value: interval ? `${formatUsd(forecast)} (${between(interval)})` : formatUsd(forecast),
    },
  ].filter((entry) => entry !== false)
  return <Tip title={`Until ${dayWords(day)} (UTC day)`} entries={entries} />
}
