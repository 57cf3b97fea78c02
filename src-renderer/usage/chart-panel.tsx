import { SegmentedControl, VisuallyHidden } from '@mantine/core'
import { type ReactNode, useId, useRef, useState } from 'react'
import { DataTable } from '../ui/data-table.tsx'
import { Mark } from './mark.tsx'
import { TakeAway } from './take-away.tsx'
import classes from './usage.module.css'

export type LegendEntry = {
  readonly name: string
  readonly color: string
  /** How its line is dashed, `0` for a solid one; absent for an area. */
  readonly dash?: string
}

type Row = readonly string[]
/** Numbers as they were read. */
export type ExactTable = {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}
type Props = {
  title: string
  /** "estimated" or "billed as of 20 Nov", shown beside the title. */
  label: string
  /** One sentence that says what the chart shows, for those who do not see it. */
  summary: string
  legend: readonly LegendEntry[]
  columns: readonly string[]
  /** Worked out only when somebody wants the table: a month of minutes is many rows. */
  rows: () => readonly Row[]
  /** The same as numbers, for files: nothing rounded, times in UTC. */
  exact: () => ExactTable
  tools?: ReactNode
  children: ReactNode
}

/** A chart with its title, its legend, a sentence that says the same, and the same numbers as a table. */
export function ChartPanel({
  title,
  label,
  summary,
  legend,
  columns,
  rows,
  exact,
  tools,
  children,
}: Props) {
  const [view, setView] = useState('chart')
  const id = useId()
  const plot = useRef<HTMLDivElement>(null)
  return (
    <section className={classes.panel} aria-labelledby={id}>
      <div className={classes.chartHead}>
        <div>
          <h2 id={id}>{title}</h2>
          <span className={classes.dim}>{label}</span>
        </div>
        <div className={classes.chartTools}>
          {tools}
          <SegmentedControl
            size="xs"
            aria-label={`${title}: show as`}
            value={view}
            onChange={setView}
            data={[
              { value: 'chart', label: 'Chart' },
              { value: 'table', label: 'Table' },
            ]}
          />
          <TakeAway {...{ title, label, legend, exact, plot }} />
        </div>
      </div>
      <VisuallyHidden>
        <p>{summary}</p>
      </VisuallyHidden>
      <div className={classes.plot} ref={plot}>
        {view === 'chart' ? (
          children
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard.
          <section className={classes.tableScroll} aria-label={`${title}, as a table`} tabIndex={0}>
            <DataTable
              caption={title}
              columns={columns.map((name, index) => ({
                title: name,
                cell: (row: Row) => row[index],
                ...(index > 0 && { align: 'right' as const }),
              }))}
              rows={rows()}
              rowKey={(row) => row[0] ?? ''}
              empty="No calls in this range."
            />
          </section>
        )}
      </div>
      <ul className={classes.legend} aria-label="Legend">
        {legend.map(({ name, color, dash }) => (
          <li key={name}>
            <Mark color={color} dash={dash} />
            {name}
          </li>
        ))}
      </ul>
    </section>
  )
}
