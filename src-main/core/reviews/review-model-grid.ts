import type { ModelGrid } from '../../../shared/setup/model-grid.ts'
import { asksForRetention } from '../bedrock/retention.ts'
import { mapAtMost } from '../map-at-most.ts'
import { contextTokensOf, contextWindowsOn } from '../prices/context-windows.ts'
import { pricesByScope } from '../prices/prices-by-scope.ts'
import { chosenOf, regionOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'
import { type AskedRegion, askRegions } from './ask-regions.ts'
import { gridRows } from './grid-rows.ts'
import { offerOf } from './review-models.ts'

const mostAtOnce = 8

/** Also where both are infinite. */
const compare = (a: number, b: number) => Number(a > b) - Number(a < b)

/**
 * Every Claude model against every Region, from what each Region itself lists. What the Region screen has asked a moment
 * ago is not asked again.
 */
export async function reviewModelGrid(context: StepContext): Promise<ModelGrid> {
  const [asked, { residency }] = await Promise.all([askRegions(context), chosenOf(context)])
  const rows = gridRows(asked.flatMap(({ catalogue }) => catalogue ?? []))
  const offered = new Set(rows.flatMap(({ cells }) => cells.map(({ region }) => region)))
  const here = regionOf(context)
  const distance = ({ region, catalogue }: AskedRegion) =>
    region === here ? -1 : (catalogue?.latencyMs ?? Number.POSITIVE_INFINITY)
  return {
    regions: asked
      .filter(({ region, problem }) => problem || offered.has(region))
      .toSorted((a, b) => compare(distance(a), distance(b)))
      .map(({ region, name, catalogue, problem }) => ({
        region,
        name,
        ...(catalogue && { latencyMs: catalogue.latencyMs }),
        ...(problem && { problem }),
      })),
    models: await mapAtMost(mostAtOnce, rows, async (row) => {
      const contextTokens = contextTokensOf(row.modelId)
      const isHere = row.cells.some(({ region }) => region === here)
      const offer = await offerOf(context, row.modelId, isHere ? here : row.cells[0]?.region)
      return {
        ...row,
        asksForRetention: asksForRetention(row.modelId),
        ...(contextTokens !== undefined && { contextTokens }),
        ...pricesByScope(row.modelId, offer),
      }
    }),
    chosen: { region: here, residency },
    contextAsOf: contextWindowsOn,
  }
}
