import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import {
  Area,
  AreaChart,
  CartesianGrid,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { formatTokens } from '../ui/format.ts'
import { type Grouping, groupingWords, type Shown } from './apply-view.ts'
import { ChartPanel } from './chart-panel.tsx'
import { inStep } from './same-instant.ts'
import { sum } from './series.ts'
import { type SeriesPoint, seriesTip } from './series-tip.tsx'
import {
  type Axis,
  bucketWords,
  drawnWords,
  exactLabel,
  timeAxis,
  valueAxis,
} from './time-axis.tsx'
import { stackByGroup, stackByType } from './token-stacks.ts'

type Props = Axis & { metrics: Shown; by: Grouping }

/** Tokens over time, stacked by what they are or by what they are grouped by. */
export function TokenChart({ metrics, by, times, bucketSeconds, drawn }: Props) {
  const grouping = groupingWords(by)
  const [stack, setStack] = useState({ grouping, isByType: true })
  // Whoever groups anew wants to see the groups.
  if (stack.grouping !== grouping) setStack({ grouping, isByType: false })
  const isByType = stack.isByType || by === 'type'
  const lines = isByType ? stackByType(metrics) : stackByGroup(metrics.models, by)
  const pointAt = (index: number) => ({
    time: times[index] ?? 0,
    values: lines.map(({ values }) => values[index] ?? 0),
  })
  const totals = lines.map(({ values }) => sum(values))
  return (
    <ChartPanel
      title="Tokens"
      label={`estimated, from CloudWatch, per ${bucketWords(bucketSeconds)}${drawnWords(times, drawn)}`}
      summary={`${formatTokens(sum(totals))} tokens in this range. ${lines
        .map(({ name }, index) => `${name} ${formatTokens(totals[index] ?? 0)}`)
        .join(', ')}.`}
      legend={lines}
      columns={['From', ...lines.map(({ name }) => name)]}
      rows={() =>
        times
          .map((_, index) => pointAt(index))
          .filter(({ values }) => sum(values) > 0)
          .map(({ time, values }) => [exactLabel(time), ...values.map(formatTokens)])
      }
      exact={() => ({
        columns: ['from (UTC)', ...lines.map(({ name }) => name)],
        rows: times.map((time, index) => [new Date(time).toISOString(), ...pointAt(index).values]),
      })}
      tools={
        by !== 'type' && (
          <SegmentedControl
            size="xs"
            aria-label="Tokens: stacked by"
            value={isByType ? 'type' : 'group'}
            onChange={(chosen) => setStack({ grouping, isByType: chosen === 'type' })}
            data={[
              { value: 'type', label: 'By type' },
              { value: 'group', label: `By ${grouping}` },
            ]}
          />
        )
      }
    >
      <ResponsiveContainer width="100%" height="100%">
        <AreaChart
          data={drawn.map(pointAt)}
          {...inStep}
          margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
          title="Tokens over time"
        >
          <CartesianGrid vertical={false} stroke="var(--gw-line)" />
          <XAxis {...timeAxis(times, bucketSeconds)} />
          <YAxis {...valueAxis(formatTokens)} />
          <Tooltip
            isAnimationActive={false}
            content={seriesTip(lines, (value) => formatTokens(value ?? 0))}
          />
          {lines.map(({ name, color }, index) => (
            <Area
              key={name}
              type="stepAfter"
              name={name}
              dataKey={({ values }: SeriesPoint) => values[index]}
              stackId="tokens"
              stroke="none"
              fill={color}
              fillOpacity={0.85}
              isAnimationActive={false}
            />
          ))}
        </AreaChart>
      </ResponsiveContainer>
    </ChartPanel>
  )
}
