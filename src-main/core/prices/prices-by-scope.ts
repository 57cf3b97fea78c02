import type { Residency } from '../../../shared/setup/choices.ts'
import type { Prices } from '../../../shared/setup/review.ts'
import { priceOf } from './price-of.ts'
import type { Offer } from './read-offer.ts'

export type PricesByScope = {
  readonly prices: Readonly<Partial<Record<Residency, Prices>>>
  /** How much dearer a geographic profile is than a global one, from the two input prices of one source. */
  readonly premiumPercent?: number
}

/** A model's prices: the account's own offer where it may be read, else the app's dated table. */
export function pricesByScope(modelId: string, offer: Offer | undefined): PricesByScope {
  const of = (scope: Residency) => offer?.prices(scope) ?? priceOf(modelId, scope)
  const [geography, global] = [of('geography'), of('global')]
  return {
    prices: { ...(geography && { geography }), ...(global && { global }) },
    ...(geography &&
      global &&
      geography.source === global.source && {
        premiumPercent: Math.round((geography.input / global.input - 1) * 100),
      }),
  }
}
