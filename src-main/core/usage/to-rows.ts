import type { Residency } from '../../../shared/setup/choices.ts'
import type { EstimatePrices, UsageRow } from '../../../shared/usage/metrics.ts'
import type { ApplicationProfile } from '../bedrock/application-profiles.ts'
import { wholeOf } from './coarsen.ts'
import { foldModelId } from './fold-models.ts'
import type { MeasureId } from './metric-names.ts'
import { type PointsBySeries, seriesKey } from './points.ts'

export type PriceOf = (modelId: string, scope: Residency) => EstimatePrices | undefined
export type RegionPoints = {
  readonly region: string
  readonly ids: readonly string[]
  readonly points: PointsBySeries
  readonly applications: ReadonlyMap<string, ApplicationProfile>
}
type Values = (id: string, measure: MeasureId) => (number | undefined)[]

/** One row for every id that was used in those buckets. */
export const toRows = (region: RegionPoints, times: readonly number[], priceOf: PriceOf) =>
  rowsOf(region, priceOf, (id, measure) => {
    const own = region.points.get(seriesKey(id, measure))
    return times.map((time) => own?.get(time))
  })

/** The same with all buckets made into one. */
export const toWholeRows = (region: RegionPoints, times: readonly number[], priceOf: PriceOf) =>
  rowsOf(region, priceOf, (id, measure) => [wholeOf(region.points, id, measure, times)])

function rowsOf(
  { region, ids, applications }: RegionPoints,
  priceOf: PriceOf,
  values: Values,
): UsageRow[] {
  return ids.flatMap((id): UsageRow[] => {
    const application = applications.get(id)
    const { model, name, modelId, scope } = foldModelId(id, application)
    const sums = (measure: MeasureId) => values(id, measure).map((value) => value ?? 0)
    const durations = (measure: MeasureId) => values(id, measure).map((value) => value ?? null)
    const tokens = {
      input: sums('input'),
      output: sums('output'),
      cacheRead: sums('cacheRead'),
      cacheWrite: sums('cacheWrite'),
    }
    const requests = {
      invocations: sums('invocations'),
      throttles: sums('throttles'),
      clientErrors: sums('clientErrors'),
      serverErrors: sums('serverErrors'),
    }
    const isUsed = [...Object.values(tokens), ...Object.values(requests)].some((list) =>
      list.some((value) => value > 0),
    )
    if (!isUsed) return []
    return [
      {
        region,
        id,
        model,
        name,
        scope,
        ...(application && { profileName: application.name }),
        tags: { ...application?.tags },
        prices: (modelId === undefined ? undefined : priceOf(modelId, scope)) ?? null,
        tokens,
        requests,
        latency: {
          p50: durations('p50'),
          p90: durations('p90'),
          firstToken: durations('firstToken'),
        },
      },
    ]
  })
}
