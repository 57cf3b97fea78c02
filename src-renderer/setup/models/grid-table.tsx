import { useState } from 'react'
import type { Residency } from '../../../shared/setup/choices.ts'
import type { GridRegion, ModelGrid } from '../../../shared/setup/model-grid.ts'
import { GridCellButton } from './grid-cell.tsx'
import classes from './grid-table.module.css'
import { moveInGrid } from './move-in-grid.ts'

/** A Region, or one model in it. */
export type Picked = { readonly region: string; readonly modelId?: string }

type Props = {
  grid: ModelGrid
  /** Only profiles of this residency count. */
  only: Residency | undefined
  picked: Picked | undefined
  onPick: (picked: Picked) => void
}

/**
 * Models down, Regions across; a cell says how the model is called there, and opens to the details. One of its hundreds
 * of buttons is reached by Tab, and the others from there by the arrow keys.
 */
export function GridTable({ grid: { models, regions, chosen }, only, picked, onPick }: Props) {
  const [last, setLast] = useState<Picked>()
  const isShown = (each: Picked | undefined) =>
    each !== undefined &&
    regions.some(({ region }) => region === each.region) &&
    (each.modelId === undefined || models.some(({ modelId }) => modelId === each.modelId))
  const [first] = regions
  const stop = isShown(last) ? last : first && { region: first.region }
  const isStop = (region: string, modelId?: string) =>
    stop?.region === region && stop.modelId === modelId
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard.
    <section className={classes.scroll} aria-label="Models and Regions" tabIndex={0}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: it is a table, whose cells the arrow keys go through. */}
      <table className={classes.table} role="grid" onKeyDown={moveInGrid}>
        <thead>
          <tr>
            <th scope="col" className={classes.corner}>
              Model
            </th>
            {regions.map((each) => (
              <th key={each.region} scope="col" data-chosen={each.region === chosen.region}>
                <button
                  type="button"
                  className={classes.region}
                  tabIndex={isStop(each.region) ? 0 : -1}
                  aria-pressed={picked?.region === each.region && picked.modelId === undefined}
                  onFocus={() => setLast({ region: each.region })}
                  onClick={() => onPick({ region: each.region })}
                >
                  {each.region}
                  <span className={classes.latency}>
                    {headWords(each, each.region === chosen.region)}
                  </span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {models.map(({ modelId, name, cells }) => (
            <tr key={modelId}>
              <th scope="row" className={classes.model}>
                {name}
              </th>
              {regions.map(({ region }) => (
                <td key={region} data-chosen={region === chosen.region}>
                  <GridCellButton
                    name={`${name} in ${region}`}
                    cell={cells.find((each) => each.region === region)}
                    only={only}
                    isPicked={picked?.modelId === modelId && picked.region === region}
                    isStop={isStop(region, modelId)}
                    onFocus={() => setLast({ region, modelId })}
                    onPick={() => onPick({ region, modelId })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const headWords = ({ latencyMs, problem }: GridRegion, isChosen: boolean) =>
  [problem || latencyMs === undefined ? 'no answer' : `${latencyMs} ms`, isChosen && 'chosen']
    .filter(Boolean)
    .join(' · ')
