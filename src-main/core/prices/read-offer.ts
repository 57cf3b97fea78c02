import type { Residency } from '../../../shared/setup/choices.ts'
import type { OfferTerms, Prices } from '../../../shared/setup/review.ts'
import type { Aws, CallOptions } from '../aws/aws.ts'

export type Offer = {
  readonly token: string
  readonly terms: OfferTerms
  readonly prices: (scope: Residency) => Prices | undefined
}

/**
 * The account's own offer for a model: its token, and its rate card, whose values are US dollars per million tokens
 * although the unit says "Units" (ListFoundationModelAgreementOffers).
 */
export async function readOffer(
  aws: Aws,
  modelId: string,
  { now, ...options }: CallOptions & { readonly now: number },
): Promise<Offer | undefined> {
  const { offers = [] } = await aws.call(
    'bedrock',
    'ListFoundationModelAgreementOffers',
    { modelId },
    options,
  )
  const [offer] = offers
  if (!offer?.offerToken) return undefined
  const { usageBasedPricingTerm, legalTerm, supportTerm } = offer.termDetails ?? {}
  const rates = (usageBasedPricingTerm?.rateCard ?? []).map(
    ({ dimension = '', description, price }) => ({
      dimension,
      ...(description !== undefined && { about: description }),
      usd: Number(price),
    }),
  )
  const card = new Map(rates.map(({ dimension, usd }) => [dimension.toLowerCase(), usd]))
  const legalUrl = legalTerm?.url
  const refunds = supportTerm?.refundPolicyDescription
  return {
    token: offer.offerToken,
    terms: {
      ...(legalUrl !== undefined && { legalUrl }),
      ...(refunds !== undefined && { refunds }),
      rates: rates.filter(({ usd }) => Number.isFinite(usd)),
    },
    prices: (scope) => {
      const found = pricesFrom(card, scope === 'global' ? '_global_standard' : '_standard')
      return found && { ...found, readAt: now }
    },
  }
}

function pricesFrom(card: ReadonlyMap<string, number>, ending: string): Prices | undefined {
  const [input, output, cacheRead, cacheWrite5m, cacheWrite1h] = [
    'input_tokens',
    'output_tokens',
    'cache_read_tokens',
    'cache_write_tokens',
    'cache_write_tokens_1h',
  ].map((kind) => card.get(`${kind}${ending}`))
  if (input === undefined || output === undefined || cacheRead === undefined) return undefined
  return {
    input,
    output,
    cacheRead,
    cacheWrite5m: cacheWrite5m ?? input * 1.25,
    cacheWrite1h: cacheWrite1h ?? input * 2,
    source: 'this account’s offer',
  }
}
