import type { ModelProfile } from '../bedrock/read-region.ts'
import type { Source } from './generate-policy.ts'

const lettersOf = (text: string) => text.replace(/[^A-Za-z0-9]/g, '')

/**
 * A name for each profile's statements, from its model; the Region and the profile's own name join it only where the
 * model alone would not tell two apart. IAM takes letters and digits in a Sid, and every Sid once.
 */
export function nameSids(sources: readonly Source[]) {
  const all = sources.flatMap(({ region, profiles }) =>
    profiles.map((profile) => ({ region, profile })),
  )
  const isAlone = (own: string, nameOf: (profile: ModelProfile, region: string) => string) =>
    all.filter(({ profile, region }) => nameOf(profile, region) === own).length < 2
  const namings = [
    ({ modelName }: ModelProfile) => lettersOf(modelName),
    ({ modelName }: ModelProfile, region: string) => lettersOf(`${modelName}In${region}`),
    ({ modelName, name }: ModelProfile, region: string) =>
      lettersOf(`${modelName}In${region}As${name}`),
  ]
  return (profile: ModelProfile, region: string): string => {
    const fitting = namings.find((nameOf) => isAlone(nameOf(profile, region), nameOf))
    return fitting
      ? fitting(profile, region)
      : lettersOf(`${profile.modelName}In${region}${profile.arn.split('/').at(-1) ?? ''}`)
  }
}
