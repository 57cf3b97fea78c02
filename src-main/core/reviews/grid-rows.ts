import type { GridCell, GridModel } from '../../../shared/setup/model-grid.ts'
import type { CatalogueModel, RegionCatalogue } from '../bedrock/read-region.ts'

type Named = Pick<CatalogueModel, 'modelId' | 'name' | 'tier' | 'startedAt'>
export type GridRow = Pick<GridModel, 'modelId' | 'name' | 'tier' | 'cells'>

/**
 * Every model that any Region lists or has a profile for, newest first, with what each Region says of it. Where the list
 * of models may not be read, its profiles still tell which there are.
 */
export function gridRows(catalogues: readonly RegionCatalogue[]): GridRow[] {
  const listed = catalogues.flatMap(({ models }): Named[] => [...models])
  const reached = catalogues.flatMap(({ profiles }) =>
    profiles.map(({ modelName, ...rest }): Named => ({ ...rest, name: modelName })),
  )
  // Later ones win, and what a Region lists knows more than its profiles.
  const byId = new Map([...reached, ...listed].map((model) => [model.modelId, model]))
  return [...byId.values()].toSorted(byAge).map(({ modelId, name, tier }) => ({
    modelId,
    name,
    ...(tier && { tier }),
    cells: catalogues.flatMap((catalogue) => cellOf(modelId, catalogue)),
  }))
}

const byAge = (a: Named, b: Named) =>
  b.startedAt - a.startedAt || b.modelId.localeCompare(a.modelId, 'en', { numeric: true })

function cellOf(modelId: string, { region, models, profiles }: RegionCatalogue): GridCell[] {
  const listed = models.find((each) => each.modelId === modelId)
  const reached = profiles.filter((each) => each.modelId === modelId)
  const lifecycle = listed?.lifecycle ?? reached[0]?.lifecycle
  if (!lifecycle) return []
  return [
    {
      region,
      lifecycle,
      isOnDemand:
        lifecycle.status !== 'ended' && (listed?.inferenceTypes.includes('ON_DEMAND') ?? false),
      profiles: reached.map(({ id, scope, geography, destinations }) => ({
        id,
        scope,
        destinations: [...destinations],
        ...(geography !== undefined && { geography }),
      })),
    },
  ]
}
