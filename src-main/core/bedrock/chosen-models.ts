import type { Choices, Residency } from '../../../shared/setup/choices.ts'
import { Tier } from '../../../shared/setup/choices.ts'
import { type ModelProfile, newestOf, type RegionCatalogue } from './read-region.ts'

export type Chosen = {
  readonly residency: Residency
  /** The profile per tier; a tier the person left out, or that is not offered here, is absent. */
  readonly byTier: Readonly<Partial<Record<Tier, ModelProfile>>>
  readonly profiles: readonly ModelProfile[]
}

/** What is meant by the saved choices in this Region. What was not chosen is the newest model of the tier. */
export function chosenModels(catalogue: RegionCatalogue, choices: Choices): Chosen {
  const hasGeography = catalogue.profiles.some(({ scope }) => scope === 'geography')
  const residency = choices.residency ?? (hasGeography ? 'geography' : 'global')
  const byTier = Object.fromEntries(
    Tier.options.flatMap((tier) => {
      const wanted = choices.models?.[tier]
      if (wanted === null) return []
      const profile =
        catalogue.profiles.find(({ id, scope }) => id === wanted && scope === residency) ??
        newestOf(catalogue, tier, residency)
      return profile ? [[tier, profile]] : []
    }),
  )
  const profiles = [
    ...new Map(Object.values<ModelProfile>(byTier).map((each) => [each.arn, each])).values(),
  ]
  return { residency, byTier, profiles }
}
