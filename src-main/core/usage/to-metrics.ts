import type { Residency } from '../../../shared/setup/choices.ts'
import type { Prices } from '../../../shared/setup/review.ts'
import type { Metrics, ModelUsage, TokenType } from '../../../shared/usage/usage.ts'
import { type Points, seriesKey } from './fetch-points.ts'
import { foldModelId } from './fold-models.ts'
import { type MeasureId, tokenTypes } from './metric-names.ts'
import type { ReadPoints } from './read-points.ts'

export type PriceOf = (modelId: string, scope: Residency) => Prices | undefined

/** Turns points into what the window shows: tokens and estimated money by model, requests and latency over all. */
export function toMetrics(
  { series, points, isPartial }: ReadPoints,
  times: readonly number[],
  priceOf: PriceOf,
  readAt: number,
): Metrics {
  const ids = Object.keys(series)
  const values = (id: string, measure: MeasureId) => {
    const own = points.get(seriesKey(id, measure))
    return times.map((time) => own?.get(time) ?? 0)
  }
  const total = (measure: MeasureId) =>
    sumOf(
      ids.map((id) => values(id, measure)),
      times.length,
    )
  const groups = new Map<string, string[]>()
  for (const id of ids)
    groups.set(foldModelId(id).model, [...(groups.get(foldModelId(id).model) ?? []), id])

  return {
    models: [...groups].flatMap(([model, own]): ModelUsage[] => {
      const tokens = Object.fromEntries(
        tokenTypes.map((type) => [
          type,
          sumOf(
            own.map((id) => values(id, type)),
            times.length,
          ),
        ]),
      )
      const isUsed = Object.values(tokens).some((sums) => sums.some((sum) => sum > 0))
      const { input = [], output = [], cacheRead = [], cacheWrite = [] } = tokens
      if (!isUsed) return []
      return [
        {
          model,
          name: foldModelId(own[0] ?? model).name,
          ids: own,
          tokens: { input, output, cacheRead, cacheWrite },
          usd: estimate(own, values, priceOf, times.length),
        },
      ]
    }),
    requests: {
      invocations: total('invocations'),
      throttles: total('throttles'),
      clientErrors: total('clientErrors'),
      serverErrors: total('serverErrors'),
    },
    latency: {
      p50: weighted(ids, times, points, 'p50'),
      p90: weighted(ids, times, points, 'p90'),
      firstToken: weighted(ids, times, points, 'firstToken'),
    },
    readAt,
    isPartial,
  }
}

function sumOf(lists: readonly (readonly number[])[], length: number): number[] {
  return Array.from({ length }, (_, index) =>
    lists.reduce((sum, list) => sum + (list[index] ?? 0), 0),
  )
}

/** Tokens × prices per bucket, in US dollars; null as soon as one id has no known price, because a part is no estimate. */
function estimate(
  ids: readonly string[],
  values: (id: string, measure: TokenType) => readonly number[],
  priceOf: PriceOf,
  length: number,
): number[] | null {
  const parts = ids.map((id) => {
    const { modelId, scope } = foldModelId(id)
    const prices = modelId === undefined ? undefined : priceOf(modelId, scope)
    if (!prices) return undefined
    const perToken: Record<TokenType, number> = {
      input: prices.input,
      output: prices.output,
      cacheRead: prices.cacheRead,
      // CloudWatch does not tell five-minute writes from one-hour ones; five minutes is what Claude Code uses.
      cacheWrite: prices.cacheWrite5m,
    }
    return sumOf(
      tokenTypes.map((type) => values(id, type).map((count) => (count * perToken[type]) / 1e6)),
      length,
    )
  })
  const known = parts.filter((part) => part !== undefined)
  return known.length === parts.length ? sumOf(known, length) : null
}

/** Percentiles of several models cannot be joined exactly: they are weighted by how often each model was called. */
function weighted(
  ids: readonly string[],
  times: readonly number[],
  points: ReadonlyMap<string, Points>,
  measure: 'p50' | 'p90' | 'firstToken',
): (number | null)[] {
  return times.map((time) => {
    const found = ids.flatMap((id) => {
      const value = points.get(seriesKey(id, measure))?.get(time)
      const weight = points.get(seriesKey(id, 'invocations'))?.get(time) ?? 0
      return value === undefined || weight === 0 ? [] : [{ value, weight }]
    })
    const weight = found.reduce((sum, each) => sum + each.weight, 0)
    return weight === 0
      ? null
      : found.reduce((sum, each) => sum + each.value * each.weight, 0) / weight
  })
}
