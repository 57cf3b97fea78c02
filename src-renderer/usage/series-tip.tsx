import type { TooltipContentProps } from 'recharts'
import { exactLabel } from './time-axis.tsx'
import { Tip } from './tip.tsx'

type Line = { readonly name: string; readonly color: string; readonly dash?: string }
/** One bucket of a chart: when it begins (ms since 1970) and a value per line. */
export type SeriesPoint = { readonly time: number; readonly values: readonly (number | null)[] }

/** The tooltip of a chart whose points are SeriesPoints: every line's value at that instant. */
export const seriesTip =
  (lines: readonly Line[], words: (value: number | null | undefined) => string) =>
  ({ active, payload }: Pick<TooltipContentProps, 'active' | 'payload'>) => {
    const point: unknown = payload?.[0]?.payload
    if (!active || !isPoint(point)) return null
    const entries = lines.map(({ name, color, dash }, index) => ({
      name,
      color,
      dash,
      value: words(point.values[index]),
    }))
    return <Tip title={exactLabel(point.time)} entries={entries} />
  }

/** recharts hands its data back untyped. */
const isPoint = (value: unknown): value is SeriesPoint =>
  typeof value === 'object' && value !== null && 'time' in value && 'values' in value
