import type { Residency } from '../../../shared/setup/choices.ts'
import type { GridRegion, ModelGrid } from '../../../shared/setup/model-grid.ts'
import { GridCellButton } from './grid-cell.tsx'
import classes from './grid-table.module.css'

/** A Region, or one model in it. */
export type Picked = { readonly region: string; readonly modelId?: string }

type Props = {
  grid: ModelGrid
  /** Only profiles of this residency count. */
  only: Residency | undefined
  picked: Picked | undefined
  onPick: (picked: Picked) => void
}

/** Models down, Regions across; a cell says how the model is called there, and opens to the details. */
export function GridTable({ grid: { models, regions, chosen }, only, picked, onPick }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard.
    <section className={classes.scroll} aria-label="Models and Regions" tabIndex={0}>
      <table className={classes.table}>
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
                  aria-pressed={picked?.region === each.region && picked.modelId === undefined}
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
