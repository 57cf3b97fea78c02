import type { Residency } from '../../../shared/setup/choices.ts'
import type { Prices } from '../../../shared/setup/review.ts'
import { bundledOn, bundledPrices, withoutPremium } from './bundled.ts'

/** Within a geography everything costs a tenth more than through a global profile. Source: AWS Price List, 4.5 and later. */
const regionalFactor = 1.1

/** List prices (US dollars per million tokens) from the app's dated table; undefined for a model it does not know. */
export function priceOf(modelId: string, scope: Residency): Prices | undefined {
  const base = bundledPrices[modelId]
  if (!base) return undefined
  const factor = scope === 'global' || withoutPremium.has(modelId) ? 1 : regionalFactor
  const [input, output, cacheRead] = base.map((price) => price * factor)
  if (input === undefined || output === undefined || cacheRead === undefined) return undefined
  return {
    input: round(input),
    output: round(output),
    cacheRead: round(cacheRead),
    cacheWrite5m: round(input * 1.25),
    cacheWrite1h: round(input * 2),
    source: `list prices of ${bundledOn}`,
  }
}

const round = (price: number) => Number(price.toFixed(6))
