import type { GridCell, GridModel, ModelGrid } from '../../../shared/setup/model-grid.ts'
import type { CatalogueModel, RegionCatalogue } from '../bedrock/read-region.ts'
import { mapAtMost } from '../map-at-most.ts'
import { contextTokensOf, contextWindowsOn } from '../prices/context-windows.ts'
import { priceOf } from '../prices/price-of.ts'
import { chosenOf, regionOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'
import { askRegions } from './ask-regions.ts'
import { offerOf } from './review-models.ts'

const mostAtOnce = 8

/**
 * Every Claude model against every Region, from what each Region itself lists. What the Region screen has asked a moment
 * ago is not asked again.
 */
export async function reviewModelGrid(context: StepContext): Promise<ModelGrid> {
  const [asked, { residency }] = await Promise.all([askRegions(context), chosenOf(context)])
  const catalogues = asked.flatMap(({ catalogue }) => catalogue ?? [])
  const newest = new Map<string, CatalogueModel>()
  for (const model of catalogues.flatMap(({ models }) => models))
    if (!newest.has(model.modelId)) newest.set(model.modelId, model)
  const models = [...newest.values()].toSorted(
    (a, b) =>
      b.startedAt - a.startedAt || b.modelId.localeCompare(a.modelId, 'en', { numeric: true }),
  )
  return {
    regions: asked
      .filter(({ catalogue, problem }) => problem || (catalogue?.models.length ?? 0) > 0)
      .map(({ region, name, catalogue, problem }) => ({
        region,
        name,
        ...(catalogue && { latencyMs: catalogue.latencyMs }),
        ...(problem && { problem }),
      })),
    models: await mapAtMost(mostAtOnce, models, (model) => toGridModel(context, model, catalogues)),
    chosen: { region: regionOf(context), residency },
    contextAsOf: contextWindowsOn,
  }
}

async function toGridModel(
  context: StepContext,
  { modelId, name, tier }: CatalogueModel,
  catalogues: readonly RegionCatalogue[],
): Promise<GridModel> {
  const offer = await offerOf(context, modelId)
  const pricesOf = (scope: 'geography' | 'global') =>
    offer?.prices(scope) ?? priceOf(modelId, scope)
  const [geography, global] = [pricesOf('geography'), pricesOf('global')]
  const contextTokens = contextTokensOf(modelId)
  return {
    modelId,
    name,
    ...(tier && { tier }),
    ...(contextTokens !== undefined && { contextTokens }),
    prices: { ...(geography && { geography }), ...(global && { global }) },
    ...(geography &&
      global && { premiumPercent: Math.round((geography.input / global.input - 1) * 100) }),
    cells: catalogues.flatMap((catalogue) => cellOf(modelId, catalogue)),
  }
}

function cellOf(modelId: string, { region, models, profiles }: RegionCatalogue): GridCell[] {
  const model = models.find((each) => each.modelId === modelId)
  if (!model) return []
  return [
    {
      region,
      lifecycle: model.lifecycle,
      isOnDemand: model.inferenceTypes.includes('ON_DEMAND'),
      profiles: profiles
        .filter((profile) => profile.modelId === modelId)
        .map(({ id, scope, geography, destinations }) => ({
          id,
          scope,
          destinations: [...destinations],
          ...(geography !== undefined && { geography }),
        })),
    },
  ]
}
