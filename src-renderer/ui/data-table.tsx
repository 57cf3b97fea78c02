import type { ReactNode } from 'react'
import classes from './data-table.module.css'

type Column<Row> = {
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  readonly align?: 'right'
  readonly width?: string
}

type Props<Row> = {
  /** Said to screen readers. */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  empty?: ReactNode
}

/** A calm table: hairlines, no stripes, scrolls sideways inside itself. */
export function DataTable<Row>({ caption, columns, rows, rowKey, empty }: Props<Row>) {
  return (
    <section className={classes.frame} aria-label={caption} tabIndex={-1}>
      <table className={classes.table}>
        <caption className={classes.caption}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ title, align, width }) => (
              <th key={title} scope="col" data-align={align} style={{ width }}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ title, cell, align }) => (
                <td key={title} data-align={align}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
          {rows.length === 0 && (
            <tr>
              <td colSpan={columns.length}>{empty ?? 'Nothing here yet.'}</td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  )
}
