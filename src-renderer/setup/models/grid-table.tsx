import type { Residency } from '../../../shared/setup/choices.ts'
import type { GridCell, ModelGrid } from '../../../shared/setup/model-grid.ts'
import classes from './grid-table.module.css'
import type { Picked } from './model-grid.tsx'

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
            {regions.map(({ region, name, latencyMs, problem }) => (
              <th
                key={region}
                scope="col"
                data-chosen={region === chosen.region}
                title={problem ? problem.title : name}
              >
                <span className={classes.region}>{region}</span>
                <span className={classes.latency}>
                  {problem ? 'no answer' : `${latencyMs} ms`}
                  {region === chosen.region && ', chosen'}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {models.map((model) => (
            <tr key={model.modelId}>
              <th scope="row" className={classes.model}>
                {model.name}
              </th>
              {regions.map(({ region }) => {
                const cell = model.cells.find((each) => each.region === region)
                const letters = cell && lettersOf(cell, only)
                return (
                  <td key={region} data-chosen={region === chosen.region}>
                    {cell && letters ? (
                      <button
                        type="button"
                        className={classes.cell}
                        aria-label={`${model.name} in ${region}: ${wordsOf(cell, only)}`}
                        aria-pressed={picked?.model === model && picked.cell.region === region}
                        onClick={() => onPick({ model, cell })}
                      >
                        {letters}
                        {cell.lifecycle.status === 'legacy' && (
                          <span className={classes.legacy}> ending</span>
                        )}
                      </button>
                    ) : (
                      <span className={classes.none}>–</span>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const waysOf = ({ profiles, isOnDemand }: GridCell, only: Residency | undefined) => {
  const has = (scope: Residency) =>
    (only === undefined || only === scope) && profiles.some((profile) => profile.scope === scope)
  return [
    has('geography') && { letter: 'G', words: 'inside a geography' },
    has('global') && { letter: 'W', words: 'worldwide' },
    only === undefined && isOnDemand && { letter: 'R', words: 'the Region itself' },
  ].filter((way) => way !== false)
}
const lettersOf = (cell: GridCell, only: Residency | undefined) =>
  waysOf(cell, only)
    .map(({ letter }) => letter)
    .join(' ')
const wordsOf = (cell: GridCell, only: Residency | undefined) =>
  [
    ...waysOf(cell, only).map(({ words }) => words),
    ...(cell.lifecycle.status === 'legacy' ? ['being retired'] : []),
  ].join(', ')
