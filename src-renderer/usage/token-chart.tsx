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
import type { Metrics } from '../../shared/usage/usage.ts'
import { formatTokens } from '../ui/format.ts'
import { ChartPanel } from './chart-panel.tsx'
import { modelColor, sum, tokenSeries, tokensAt, tokensOf } from './series.ts'
import { type SeriesPoint, seriesTip } from './series-tip.tsx'
import {
  type Axis,
  bucketWords,
  drawnWords,
  exactLabel,
  timeAxis,
  valueAxis,
} from './time-axis.tsx'

type Props = Axis & { metrics: Metrics }
type Line = {
  readonly name: string
  readonly color: string
  readonly at: (index: number) => number
}

/** Tokens over time, stacked by what they are or by the model that took them. */
export function TokenChart({ metrics, times, bucketSeconds, drawn }: Props) {
  const [by, setBy] = useState('type')
  const lines = by === 'type' ? linesByType(metrics) : linesByModel(metrics)
  const pointAt = (index: number) => ({
    time: times[index] ?? 0,
    values: lines.map(({ at }) => at(index)),
  })
  const total = sum(metrics.models.map(tokensOf))
  return (
    <ChartPanel
      title="Tokens"
      label={`estimated, from CloudWatch, per ${bucketWords(bucketSeconds)}${drawnWords(times, drawn)}`}
      summary={`${formatTokens(total)} tokens in this range. ${lines
        .map(({ name, at }) => `${name} ${formatTokens(sum(times.map((_, index) => at(index))))}`)
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
        <SegmentedControl
          size="xs"
          aria-label="Tokens: stacked by"
          value={by}
          onChange={setBy}
          data={[
            { value: 'type', label: 'By type' },
            { value: 'model', label: 'By model' },
          ]}
        />
      }
    >
      <ResponsiveContainer width="100%" height="100%">
        <AreaChart
          data={drawn.map(pointAt)}
          syncId="usage"
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

const linesByType = ({ models }: Metrics): Line[] =>
  tokenSeries.map(({ type, name, color }) => ({
    name,
    color,
    at: (index) => sum(models.map(({ tokens }) => tokens[type][index] ?? 0)),
  }))

const linesByModel = ({ models }: Metrics): Line[] =>
  models.map((model, index) => ({
    name: model.name,
    color: modelColor(index),
    at: (bucket) => tokensAt(model, bucket),
  }))
