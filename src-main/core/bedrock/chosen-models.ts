import type { Choices, Residency } from '../../../shared/setup/choices.ts'
import { Tier } from '../../../shared/setup/choices.ts'
import { type ModelProfile, newestOf, type RegionCatalogue } from './read-region.ts'

export type Chosen = {
  readonly residency: Residency
  /** The profile per tier; a tier the person left out, or that is not offered here, is absent. */
  readonly byTier: Readonly<Partial<Record<Tier, ModelProfile>>>
  /** What may be called beside the tiers. */
  readonly more: readonly ModelProfile[]
  /** Both, each once. */
  readonly profiles: readonly ModelProfile[]
}

/**
 * What is meant by the saved choices in this Region. What was not chosen is the newest model of the tier; nothing of
 * another residency is ever meant. `applications`: the account's own profiles, which can only be chosen by name.
 */
export function chosenModels(
  catalogue: RegionCatalogue,
  choices: Choices,
  applications: readonly ModelProfile[] = [],
): Chosen {
  const hasGeography = catalogue.profiles.some(({ scope }) => scope === 'geography')
  const residency = choices.residency ?? (hasGeography ? 'geography' : 'global')
  const offered = [...catalogue.profiles, ...applications].filter(
    ({ scope }) => scope === residency,
  )
  const byTier = Object.fromEntries(
    Tier.options.flatMap((tier) => {
      const wanted = choices.models?.[tier]
      if (wanted === null) return []
      const profile =
        offered.find(({ id }) => id === wanted) ?? newestOf(catalogue, tier, residency)
      return profile ? [[tier, profile]] : []
    }),
  )
  const more = offered.filter(({ id }) => choices.moreModels?.includes(id))
  const profiles = [
    ...new Map(
      [...Object.values<ModelProfile>(byTier), ...more].map((each) => [each.arn, each]),
    ).values(),
  ]
  return { residency, byTier, more, profiles }
}
