import type { PolicyOptions } from '../../../shared/setup/choices.ts'
import type { ModelProfile } from '../bedrock/read-region.ts'
import { nameSids } from './name-sids.ts'
import type { Policy, PolicyStatement } from './policy.ts'

/** A Region that Claude is called from, with the profiles that may be called there. */
export type Source = { readonly region: string; readonly profiles: readonly ModelProfile[] }

/** What belongs together: a profile, and the model behind it. Neither is of use without the other. */
export type Grant = {
  readonly profile: ModelProfile
  readonly statements: readonly PolicyStatement[]
}

/** Claude Code streams, so both are needed; Converse goes by the same two. */
export const invokeActions = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream']

/**
 * The narrowest policy that lets Claude be called through the given profiles: each profile is tied to its own model in
 * the very Regions AWS lists for it, so that nothing else opens. Source:
 * https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html and
 * https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html
 */
export function generatePolicy(sources: readonly Source[], options: PolicyOptions = {}): Policy {
  return policyOf(grantsOf(sources), sources, options)
}

/** The two or three statements of every profile of every Region. */
export function grantsOf(sources: readonly Source[]): Grant[] {
  const sids = nameSids(sources)
  return sources.flatMap(({ region, profiles }) =>
    profiles.map((profile) => ({
      profile,
      statements: statementsFor(profile, region, sids(profile, region)),
    })),
  )
}

/** A policy of these grants. Without sources it leaves out what a first part of several has said already. */
export const policyOf = (
  grants: readonly Grant[],
  sources: readonly Source[],
  options: PolicyOptions,
): Policy => ({
  Version: '2012-10-17',
  Statement: [
    ...grants.flatMap(({ statements }) => statements),
    ...(sources.length > 0 ? generalStatements(sources, options) : []),
    ...(grants.length > 0
      ? [
          {
            Sid: 'DescribeChosenProfiles',
            Effect: 'Allow' as const,
            Action: ['bedrock:GetInferenceProfile'],
            Resource: grants.map(({ profile }) => profile.arn),
          },
        ]
      : []),
  ],
})

function generalStatements(
  sources: readonly Source[],
  { countTokens, bearerToken }: PolicyOptions,
): PolicyStatement[] {
  const counted = sources.flatMap(({ region, profiles }) =>
    profiles.map((profile) => sourceModelOf(profile, region)),
  )
  return [
    {
      Sid: 'SeeProfiles',
      Effect: 'Allow',
      Action: ['bedrock:ListInferenceProfiles'],
      // AWS checks this one against every profile at once, so it cannot be narrowed.
      Resource: '*',
    },
    ...(countTokens === true && counted.length > 0
      ? [
          {
            Sid: 'CountTokens',
            Effect: 'Allow' as const,
            // Takes models only and knows no condition keys: service authorization reference of Bedrock.
            Action: ['bedrock:CountTokens'],
            Resource: [...new Set(counted)],
          },
        ]
      : []),
    ...(bearerToken === true
      ? [
          {
            Sid: 'UseShortTermApiKeys',
            Effect: 'Allow' as const,
            Action: ['bedrock:CallWithBearerToken'],
            Resource: '*' as const,
            // https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-permissions.html
            Condition: { StringEquals: { 'bedrock:BearerTokenType': 'SHORT_TERM' } },
          },
        ]
      : []),
  ]
}

function statementsFor(profile: ModelProfile, region: string, name: string): PolicyStatement[] {
  const through = { 'bedrock:InferenceProfileArn': profile.arn }
  const here = sourceModelOf(profile, region)
  const reach = (
    sid: string,
    Resource: readonly string[],
    StringEquals: Record<string, string>,
  ): PolicyStatement => ({
    Sid: sid,
    Effect: 'Allow',
    Action: invokeActions,
    Resource,
    Condition: { StringEquals },
  })
  const use: PolicyStatement = {
    Sid: `Use${name}`,
    Effect: 'Allow',
    Action: invokeActions,
    Resource: [profile.arn],
  }
  if (profile.scope === 'geography')
    // No aws:RequestedRegion: it would refuse what is routed to another Region of the geography.
    return [use, reach(`Reach${name}`, [...new Set([here, ...profile.modelArns])], through)]
  const anywhere = profile.modelArns.filter((arn) => arn.split(':')[3] === '')
  return [
    use,
    reach(`Reach${name}Here`, [here], { 'aws:RequestedRegion': region, ...through }),
    reach(`Reach${name}Anywhere`, anywhere, { 'aws:RequestedRegion': 'unspecified', ...through }),
  ]
}

/** The model's ARN in the source Region, which AWS does not always list among the destinations. */
const sourceModelOf = ({ modelArns }: ModelProfile, region: string): string => {
  const known = modelArns.find((arn) => arn.split(':')[3] !== '') ?? modelArns[0] ?? ''
  return known.replace(/^(arn:[^:]+:bedrock:)[^:]*/, `$1${region}`)
}
