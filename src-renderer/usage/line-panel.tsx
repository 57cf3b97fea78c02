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
import { inStep } from './same-instant.ts'
import { type SeriesPoint, seriesTip } from './series-tip.tsx'
import { type Axis, exactLabel, timeAxis, valueAxis } from './time-axis.tsx'

export type LineSeries = {
  readonly name: string
  readonly color: string
  /** `0` for a solid line. */
  readonly dash: string
  readonly values: readonly (number | null)[]
}
type Props = Axis & {
  title: string
  label: string
  summary: string
  lines: readonly LineSeries[]
  format: (value: number) => string
}

/** Some lines over the shared time axis. */
export function LinePanel({
  title,
  label,
  summary,
  lines,
  format,
  times,
  bucketSeconds,
  drawn,
}: Props) {
  const pointAt = (index: number) => ({
    time: times[index] ?? 0,
    values: lines.map(({ values }) => values[index] ?? null),
  })
  // Three calls are not 2.5 calls.
  const hasFractions = lines.some(({ values }) =>
    values.some((value) => value !== null && !Number.isInteger(value)),
  )
  const words = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : format(value)
  return (
    <ChartPanel
      title={title}
      label={label}
      summary={summary}
      legend={lines}
      columns={['From', ...lines.map(({ name }) => name)]}
      rows={() =>
        times
          .map((_, index) => pointAt(index))
          .filter(({ values }) => values.some((value) => value !== null && value !== 0))
          .map(({ time, values }) => [exactLabel(time), ...values.map(words)])
      }
      exact={() => ({
        columns: ['from (UTC)', ...lines.map(({ name }) => name)],
        rows: times.map((time, index) => [new Date(time).toISOString(), ...pointAt(index).values]),
      })}
    >
      <ResponsiveContainer width="100%" height="100%">
        <LineChart
          data={drawn.map(pointAt)}
          {...inStep}
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
              strokeDasharray={dash}
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
