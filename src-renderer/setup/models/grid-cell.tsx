import { VisuallyHidden } from '@mantine/core'
import { IconHourglassLow, IconMapPin, IconServer2, IconWorld } from '@tabler/icons-react'
import type { Residency } from '../../../shared/setup/choices.ts'
import type { GridCell } from '../../../shared/setup/model-grid.ts'
import classes from './grid-table.module.css'
import { waysToCall } from './ways-to-call.ts'

type Props = {
  /** The model and the Region, as a screen reader says them. */
  name: string
  cell: GridCell | undefined
  only: Residency | undefined
  isPicked: boolean
  /** Whether Tab leads here. */
  isStop: boolean
  onFocus: () => void
  onPick: () => void
}

/** How one model is called from one Region, by sign and word; pressed, it tells everything. */
export function GridCellButton({ name, cell, only, isPicked, isStop, ...on }: Props) {
  const ways = cell ? waysToCall(cell, only) : []
  if (!cell || (only !== undefined && ways.length === 0))
    return (
      <span className={classes.none}>
        <span aria-hidden="true">–</span>
        <VisuallyHidden>not there</VisuallyHidden>
      </span>
    )
  const { status } = cell.lifecycle
  const without = status === 'ended' ? 'ended' : 'listed only'
  // What is seen is part of what is said, so that one can say it to press it.
  const words = [
    ...(ways.length > 0 ? ways.map(({ word }) => word) : [without]),
    ...(status === 'legacy' ? ['ending'] : []),
  ]
  return (
    <button
      type="button"
      className={classes.cell}
      aria-label={`${name}: ${words.join(', ')}`}
      aria-pressed={isPicked}
      tabIndex={isStop ? 0 : -1}
      onFocus={on.onFocus}
      onClick={on.onPick}
    >
      {ways.map(({ sign, word }) => {
        const Sign = signs[sign]
        return (
          <span key={word} className={classes.way}>
            <Sign size={14} aria-hidden="true" />
            {word}{' '}
          </span>
        )
      })}
      {ways.length === 0 && <span className={classes.none}>{without}</span>}
      {status === 'legacy' && (
        <span className={classes.legacy}>
          <IconHourglassLow size={14} aria-hidden="true" />
          ending
        </span>
      )}
    </button>
  )
}

const signs = { geography: IconMapPin, global: IconWorld, direct: IconServer2 } as const
