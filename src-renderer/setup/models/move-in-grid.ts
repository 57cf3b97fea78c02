import type { KeyboardEvent } from 'react'

type Step = { readonly down: number; readonly right: number }

const steps: Readonly<Record<string, Step>> = {
  ArrowUp: { down: -1, right: 0 },
  ArrowDown: { down: 1, right: 0 },
  ArrowLeft: { down: 0, right: -1 },
  ArrowRight: { down: 0, right: 1 },
}

/** Lets the arrow keys go from button to button of a table, over cells that have none. */
export function moveInGrid(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key]
  const { target } = event
  const cell = target instanceof Element ? target.closest('td, th') : null
  const table = cell?.closest('table')
  const row = cell?.parentElement
  if (!step || !table || !(row instanceof HTMLTableRowElement) || !cell) return
  event.preventDefault()
  const rows = [...table.rows]
  const from = {
    row: rows.indexOf(row),
    column: [...row.children].indexOf(cell),
  }
  const farthest = Math.max(rows.length, row.children.length)
  const buttons = Array.from({ length: farthest }, (_, index) => {
    const [row, column] = [
      from.row + step.down * (index + 1),
      from.column + step.right * (index + 1),
    ]
    return rows[row]?.cells[column]?.querySelector('button')
  })
  buttons.find((button) => button)?.focus()
}
