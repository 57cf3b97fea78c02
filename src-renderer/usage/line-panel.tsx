import {
  CartesianGrid,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { ChartPanel } from './chart-panel.tsx'
import { type SeriesPoint, seriesTip } from './series-tip.tsx'
import { exactLabel, timeAxis, valueAxis } from './time-axis.tsx'

export type LineSeries = {
  readonly name: string
  readonly color: string
  readonly dash?: string
  readonly isEstimated?: boolean
  readonly values: readonly (number | null)[]
}
type Props = {
  title: string
  label: string
  summary: string
  lines: readonly LineSeries[]
  format: (value: number) => string
  times: readonly number[]
  bucketSeconds: number
}

/** Some lines over the shared time axis. */
export function LinePanel({ title, label, summary, lines, format, times, bucketSeconds }: Props) {
  const data = times.map((time, index) => ({
    time,
    values: lines.map(({ values }) => values[index] ?? null),
  }))
  // Three calls are not 2.5 calls.
  const hasFractions = lines.some(({ values }) =>
    values.some((value) => value !== null && !Number.isInteger(value)),
  )
  const words = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : format(value)
  const busy = data.filter(({ values }) => values.some((value) => value !== null && value !== 0))
  return (
    <ChartPanel
      title={title}
      label={label}
      summary={summary}
      legend={lines}
      columns={['From', ...lines.map(({ name }) => name)]}
      rows={busy.map(({ time, values }) => [exactLabel(time), ...values.map(words)])}
    >
      <ResponsiveContainer width="100%" height="100%">
        <LineChart
          data={data}
          syncId="usage"
          margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
          title={title}
        >
          <CartesianGrid vertical={false} stroke="var(--gw-line)" />
          <XAxis {...timeAxis(times, bucketSeconds)} />
          <YAxis {...valueAxis(format)} allowDecimals={hasFractions} />
          <Tooltip isAnimationActive={false} content={seriesTip(lines, words)} />
          {lines.map(({ name, color, dash }, index) => (
            <Line
              key={name}
              name={name}
              type="linear"
              dataKey={({ values }: SeriesPoint) => values[index]}
              stroke={color}
              strokeWidth={2}
              strokeDasharray={dash ?? '0'}
              dot={false}
              connectNulls
              isAnimationActive={false}
            />
          ))}
        </LineChart>
      </ResponsiveContainer>
    </ChartPanel>
  )
}
