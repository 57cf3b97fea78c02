import type { ApplicationProfilesReview } from '../../../shared/setup/application-profile.ts'
import { type Choices, Tier } from '../../../shared/setup/choices.ts'
import { applicationProfilesIn, asModelProfile } from '../bedrock/application-profiles.ts'
import { chosenOf, regionOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'

const tierNames = { opus: 'Opus', sonnet: 'Sonnet', haiku: 'Haiku' } as const

/** What a profile is used for by the choices; undefined when for nothing. */
export function pinnedAs(
  { models = {}, moreModels = [] }: Choices,
  arn: string,
): string | undefined {
  const tier = Tier.options.find((each) => models[each] === arn)
  if (tier) return tierNames[tier]
  return moreModels.includes(arn) ? 'a further model' : undefined
}

/** The account's own profiles in the chosen Region, and what new ones can be made from. */
export async function reviewApplicationProfiles(
  context: StepContext,
): Promise<ApplicationProfilesReview> {
  const [{ catalogue, residency }, applications] = await Promise.all([
    chosenOf(context),
    applicationProfilesIn(context, regionOf(context)),
  ])
  return {
    profiles: applications.map((profile) => {
      const { arn, name, description, modelId, scope, tags, createdAt } = profile
      const model = asModelProfile(profile, catalogue)
      const use = pinnedAs(context.choices, arn)
      return {
        arn,
        name,
        modelId,
        modelName: model?.modelName ?? modelId,
        scope,
        tags: { ...tags },
        createdAt,
        ...(description !== undefined && { description }),
        ...(model?.tier && { tier: model.tier }),
        ...(use !== undefined && { pinnedAs: use }),
      }
    }),
    sources: catalogue.profiles
      .filter(({ scope, lifecycle }) => scope === residency && lifecycle.status !== 'legacy')
      .map(({ id, modelName }) => ({ id, name: modelName })),
  }
}
