import type { Residency } from '../../../shared/setup/choices.ts'
import type { EstimatePrices } from '../../../shared/usage/metrics.ts'

type PriceOf = (modelId: string, scope: Residency) => EstimatePrices | undefined

/** Prices that know how much of a model's cache writes are one-hour writes. */
export const withOneHourWrites =
  (priceOf: PriceOf, shareOf: (modelId: string) => number | undefined): PriceOf =>
  (modelId, scope) => {
    const prices = priceOf(modelId, scope)
    const share = shareOf(modelId)
    return prices && share !== undefined ? { ...prices, oneHourShare: share } : prices
  }
