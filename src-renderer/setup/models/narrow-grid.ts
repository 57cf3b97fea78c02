import type { Residency, Tier } from '../../../shared/setup/choices.ts'
import type { ModelGrid } from '../../../shared/setup/model-grid.ts'

/** `other`: of none of the three tiers. */
export type TierShown = Tier | 'all' | 'other'

/** The grid with the models of a tier, and of a residency only what keeps it: models and Regions without any go. */
export function narrowGrid(
  grid: ModelGrid,
  tier: TierShown,
  only: Residency | undefined,
): ModelGrid {
  const keeps = ({ profiles }: ModelGrid['models'][number]['cells'][number]) =>
    only === undefined || profiles.some(({ scope }) => scope === only)
  const models = grid.models
    .filter((model) => tier === 'all' || (model.tier ?? 'other') === tier)
    .filter(({ cells }) => cells.some(keeps))
  const kept = new Set(
    models.flatMap(({ cells }) => cells.filter(keeps).map((each) => each.region)),
  )
  const regions = grid.regions.filter(({ region }) => only === undefined || kept.has(region))
  return { ...grid, models, regions }
}
