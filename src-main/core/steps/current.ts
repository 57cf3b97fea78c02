import type { Choices } from '../../../shared/setup/choices.ts'
import { ifAllowed } from '../aws/if-allowed.ts'
import { applicationProfilesIn, asModelProfile } from '../bedrock/application-profiles.ts'
import { type Chosen, chosenModels } from '../bedrock/chosen-models.ts'
import { type RegionCatalogue, readRegion } from '../bedrock/read-region.ts'
import type { Source } from '../policy/generate-policy.ts'
import type { StepContext } from './step.ts'

const minute = 60_000

/** The Region's Claude profiles, asked for at most once a minute. */
export const catalogueOf = (
  { aws, remember, now, signal }: StepContext,
  region: string,
): Promise<RegionCatalogue> =>
  remember(`catalogue ${region}`, minute, () => readRegion(aws, region, { signal, now: now() }))

/** The chosen Region, or the connection's own until one is chosen. */
export const regionOf = ({ choices, region }: StepContext): string => choices.region ?? region

/** The models the choices stand for. */
export async function chosenOf(
  context: StepContext,
): Promise<Chosen & { readonly catalogue: RegionCatalogue }> {
  const region = regionOf(context)
  const catalogue = await catalogueOf(context, region)
  // Only who has chosen one of the account's own profiles needs to know them.
  const applications = namesArn(context.choices)
    ? ((await ifAllowed(() => applicationProfilesIn(context, region))) ?? [])
    : []
  const own = applications.flatMap((each) => asModelProfile(each, catalogue) ?? [])
  return { catalogue, ...chosenModels(catalogue, context.choices, own) }
}

const namesArn = ({ models = {}, moreModels = [] }: Choices) =>
  [...Object.values(models), ...moreModels].some((id) => id?.startsWith('arn:'))

/**
 * Every Region that Claude is to be called from, with the same models in each. The chosen Region comes first. A further
 * Region of another geography is called for nothing: requests are to stay where they were meant to.
 */
export async function sourcesOf(context: StepContext): Promise<Source[]> {
  const main = regionOf(context)
  const { profiles, residency } = await chosenOf(context)
  const others = (context.choices.moreRegions ?? []).filter((region) => region !== main)
  return Promise.all([
    { region: main, profiles },
    ...others.map(async (region) => {
      const there = (await catalogueOf(context, region)).profiles
      return {
        region,
        profiles: profiles.flatMap(
          ({ modelId, geography }) =>
            there.find(
              (each) =>
                each.modelId === modelId &&
                each.scope === residency &&
                each.geography === geography,
            ) ?? [],
        ),
      }
    }),
  ])
}
