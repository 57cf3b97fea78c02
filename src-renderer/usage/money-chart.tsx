import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import type { Spend } from '../../shared/usage/spend.ts'
import { formatDay, formatUsd } from '../ui/format.ts'
import { ChartPanel } from './chart-panel.tsx'
import { inStep } from './same-instant.ts'
import type { DayMoney } from './summarise.ts'
import { type Axis, timeAxis, utcNote, valueAxis } from './time-axis.tsx'
import { Tip } from './tip.tsx'

type Props = Axis & {
  days: readonly DayMoney[]
  spend: Spend
}

const dayMs = 86_400_000
const billedColor = 'var(--gw-accent)'
const estimatedColor = 'var(--gw-output)'
const estimatedDash = '6 4'

/** Dollars per UTC day on the tokens' own time axis: billed in solid steps that stop, estimated as a dashed line. */
export function MoneyChart({ days, spend, times, bucketSeconds, drawn }: Props) {
  const startOf = ({ day }: DayMoney) => Date.parse(`${day}T00:00:00Z`)
  const byDay = new Map(days.map((each) => [startOf(each), each]))
  // One point a bucket keeps the hover of all charts on the same instant.
  const data = drawn.map((index) => {
    const time = times[index] ?? 0
    const own = byDay.get(Math.floor(time / dayMs) * dayMs)
    return {
      time,
      day: own?.day ?? '',
      billed: own?.billed ?? null,
      estimated: own?.estimated ?? null,
    }
  })
  const until = spend.billedAsOf
  const label = until === undefined ? 'nothing billed yet' : `billed as of ${dayWords(until)}`
  const shown = days.filter(
    ({ billed, estimated }) => billed !== undefined || estimated !== undefined,
  )
  return (
    <ChartPanel
      title="Cost per day"
      label={`${label}; the dashed line is estimated. ${utcNote(times[0] ?? 0)}`}
      summary={`Billed so far this month ${formatUsd(spend.monthToDateUsd)}, ${label}. ${
        shown.length === 0 ? '' : `The table has ${shown.length} days.`
      }`}
      legend={[
        { name: 'Billed', color: billedColor },
        { name: 'Estimated from tokens', color: estimatedColor, dash: estimatedDash },
      ]}
      columns={['Day (UTC)', 'Billed', 'Estimated']}
      rows={() =>
        shown.map(({ day, billed, estimated, isFinal }) => [
          dayWords(day),
          billed === undefined
            ? 'not billed yet'
            : `${formatUsd(billed)}${isFinal ? '' : ' (may change)'}`,
          estimated === undefined ? 'unknown' : formatUsd(estimated),
        ])
      }
      exact={() => ({
        columns: ['dayUtc', 'billedUsd', 'estimatedUsd', 'isFinal'],
        rows: shown.map(({ day, billed, estimated, isFinal }) => [
          day,
          billed ?? null,
          estimated ?? null,
          isFinal ? 'yes' : 'no',
        ]),
      })}
    >
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart
          data={data}
          {...inStep}
          margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
          title="Cost per day"
        >
          <CartesianGrid vertical={false} stroke="var(--gw-line)" />
          <XAxis {...timeAxis(times, bucketSeconds)} />
          <YAxis {...valueAxis((usd) => formatUsd(usd))} />
          <Tooltip
            isAnimationActive={false}
            content={({ active, payload }) => {
              const point: unknown = payload?.[0]?.payload
              if (!active || !isPoint(point)) return null
              const entries = [
                {
                  name: 'Billed',
                  color: billedColor,
                  value: point.billed === null ? 'not yet' : formatUsd(point.billed),
                },
                {
                  name: 'Estimated',
                  color: estimatedColor,
                  dash: estimatedDash,
                  value: point.estimated === null ? 'unknown' : formatUsd(point.estimated),
                },
              ]
              return <Tip title={`${dayWords(point.day)} (UTC day)`} entries={entries} />
            }}
          />
          <Area
            type="stepAfter"
            dataKey="billed"
            name="Billed"
            stroke={billedColor}
            fill={billedColor}
            fillOpacity={0.3}
            strokeWidth={2}
            isAnimationActive={false}
            connectNulls={false}
          />
          <Line
            type="stepAfter"
            dataKey="estimated"
            name="Estimated"
            stroke={estimatedColor}
            strokeWidth={2}
            strokeDasharray={estimatedDash}
            dot={false}
            isAnimationActive={false}
            connectNulls={false}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </ChartPanel>
  )
}

/** 21 Nov, for a UTC day (YYYY-MM-DD). */
export const dayWords = (day: string) =>
  day === '' ? '' : formatDay(Date.parse(`${day}T12:00:00Z`), { timeZone: 'UTC' })

type Point = {
  readonly day: string
  readonly billed: number | null
  readonly estimated: number | null
}
/** recharts hands its data back untyped. */
const isPoint = (value: unknown): value is Point =>
  typeof value === 'object' && value !== null && 'billed' in value && 'estimated' in value
