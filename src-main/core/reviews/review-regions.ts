import { type Residency, Tier } from '../../../shared/setup/choices.ts'
import { geographyName } from '../../../shared/setup/region-names.ts'
import type { RegionReview, RegionRow } from '../../../shared/setup/review.ts'
import { newestOf, type RegionCatalogue } from '../bedrock/read-region.ts'
import { pricesByScope } from '../prices/prices-by-scope.ts'
import type { StepContext } from '../steps/step.ts'
import { type AskedRegion, askRegions } from './ask-regions.ts'

/** Every Region asked what Claude it reaches. One that does not answer keeps its row and its reason. */
export async function reviewRegions(context: StepContext): Promise<RegionReview> {
  const rows = (await askRegions(context)).map(toRow)
  const regions = rows
    .filter(({ tiers, problem }) => problem || tiers.geography.length + tiers.global.length > 0)
    .toSorted((a, b) => rank(a) - rank(b) || (a.latencyMs ?? 0) - (b.latencyMs ?? 0))
  const recommended = recommend(regions, context.hasOwnRegion ? context.region : undefined)
  const { region, residency } = context.choices
  return {
    regions,
    ...(recommended && { recommended }),
    ...(region !== undefined && residency !== undefined && { chosen: { region, residency } }),
  }
}

function toRow({ region, name, catalogue, problem }: AskedRegion): RegionRow {
  const row = {
    region,
    name,
    destinations: [],
    hasGlobal: false,
    tiers: { geography: [], global: [] },
  }
  if (!catalogue) return { ...row, ...(problem && { problem }) }
  const geographic = catalogue.profiles.find(({ scope }) => scope === 'geography')
  const premium = premiumOf(catalogue)
  return {
    ...row,
    ...(geographic?.geography !== undefined && { geography: geographic.geography }),
    destinations: [...(geographic?.destinations ?? [])],
    hasGlobal: catalogue.profiles.some(({ scope }) => scope === 'global'),
    tiers: { geography: tiersOf(catalogue, 'geography'), global: tiersOf(catalogue, 'global') },
    latencyMs: catalogue.latencyMs,
    ...(premium && { premium }),
  }
}

const tiersOf = (catalogue: RegionCatalogue, scope: Residency) =>
  Tier.options.filter((tier) => newestOf(catalogue, tier, scope))

/** By list prices alone: asking for every model's offer in every Region would take hundreds of calls. */
function premiumOf(catalogue: RegionCatalogue): RegionRow['premium'] {
  const [dearest] = Tier.options
    .flatMap((tier) => {
      const modelId = newestOf(catalogue, tier, 'geography')?.modelId
      const { prices, premiumPercent: percent } = pricesByScope(modelId ?? '', undefined)
      return percent !== undefined && prices.global
        ? [{ percent, source: prices.global.source }]
        : []
    })
    .toSorted((a, b) => b.percent - a.percent)
  return dearest
}

/** Rows that answered first, those with every tier inside a geography before the others. */
const rank = ({ problem, tiers }: RegionRow) => (problem ? 100 : 10 - tiers.geography.length)

/** The profile's own Region when it reaches everything, else the nearest one that does. */
function recommend(
  rows: readonly RegionRow[],
  own: string | undefined,
): RegionReview['recommended'] {
  const answered = rows.filter(({ problem }) => !problem)
  const complete = (scope: Residency) =>
    answered.filter(({ tiers }) => tiers[scope].length === Tier.options.length)
  const inGeography = complete('geography')
  const here = inGeography.find(({ region }) => region === own)
  if (here)
    return {
      region: here.region,
      residency: 'geography',
      reason: `Your profile already uses ${here.name}, and Opus, Sonnet and Haiku are all reached from there without leaving ${geographyName(here.geography ?? '')}.`,
    }
  const globallyHere = complete('global').find(({ region }) => region === own)
  if (globallyHere)
    return {
      region: globallyHere.region,
      residency: 'global',
      reason: `Your profile already uses ${globallyHere.name}. From there Claude is only reached globally: AWS picks the Region that answers.`,
    }
  const [nearest] = [...inGeography, ...answered].toSorted(
    (a, b) => rank(a) - rank(b) || (a.latencyMs ?? 0) - (b.latencyMs ?? 0),
  )
  if (!nearest) return undefined
  const residency = nearest.tiers.geography.length > 0 ? 'geography' : 'global'
  return {
    region: nearest.region,
    residency,
    reason: `${nearest.name} answered fastest of the Regions with every model (${nearest.latencyMs} ms).`,
  }
}
