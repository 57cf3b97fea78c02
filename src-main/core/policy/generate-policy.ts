import type { ModelProfile } from '../bedrock/read-region.ts'

export type PolicyStatement = {
  readonly Sid: string
  readonly Effect: 'Allow'
  readonly Action: readonly string[]
  readonly Resource: readonly string[] | '*'
  readonly Condition?: { readonly StringEquals: Readonly<Record<string, string>> }
}
export type Policy = {
  readonly Version: '2012-10-17'
  readonly Statement: readonly PolicyStatement[]
}

/** Claude Code streams, so both are needed; Converse goes by the same two. */
export const invokeActions = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream']

/**
 * The narrowest policy that lets Claude be called through the given profiles from one Region: each profile is tied to
 * its own model in the very Regions AWS lists for it, so that nothing else opens. Source:
 * https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html and
 * https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html
 */
export function generatePolicy(profiles: readonly ModelProfile[], region: string): Policy {
  return {
    Version: '2012-10-17',
    Statement: [
      ...profiles.flatMap((profile) => statementsFor(profile, region)),
      {
        Sid: 'SeeProfiles',
        Effect: 'Allow',
        Action: ['bedrock:ListInferenceProfiles'],
        // AWS checks this one against every profile at once, so it cannot be narrowed.
        Resource: '*',
      },
      {
        Sid: 'DescribeChosenProfiles',
        Effect: 'Allow',
        Action: ['bedrock:GetInferenceProfile'],
        Resource: profiles.map(({ arn }) => arn),
      },
    ],
  }
}

function statementsFor(profile: ModelProfile, region: string): PolicyStatement[] {
  const name = sidOf(profile.modelName)
  const through = { 'bedrock:InferenceProfileArn': profile.arn }
  const use: PolicyStatement = {
    Sid: `Use${name}`,
    Effect: 'Allow',
    Action: invokeActions,
    Resource: [profile.arn],
  }
  const source = profile.modelArns.find((arn) => arn.split(':')[3] !== '')
  const here = (source ?? '').replace(/^(arn:[^:]+:bedrock:)[^:]*/, `$1${region}`)
  if (profile.scope === 'geography')
    return [
      use,
      {
        Sid: `Reach${name}`,
        Effect: 'Allow',
        Action: invokeActions,
        Resource: [...new Set([here, ...profile.modelArns])],
        Condition: { StringEquals: through },
      },
    ]
  return [
    use,
    {
      Sid: `Reach${name}Here`,
      Effect: 'Allow',
      Action: invokeActions,
      Resource: [here || regional(profile, region)],
      Condition: { StringEquals: { 'aws:RequestedRegion': region, ...through } },
    },
    {
      Sid: `Reach${name}Anywhere`,
      Effect: 'Allow',
      Action: invokeActions,
      Resource: profile.modelArns.filter((arn) => arn.split(':')[3] === ''),
      Condition: { StringEquals: { 'aws:RequestedRegion': 'unspecified', ...through } },
    },
  ]
}

/** The model's ARN in the source Region, when AWS listed only the one without a Region. */
const regional = ({ modelArns }: ModelProfile, region: string) =>
  (modelArns[0] ?? '').replace(/^(arn:[^:]+:bedrock:):/, `$1${region}:`)

const sidOf = (name: string) => name.replace(/[^A-Za-z0-9]/g, '')

/** Characters that count towards IAM's limit of 6,144: all but white space. */
export const policySize = (policy: Policy) => JSON.stringify(policy).replace(/\s/g, '').length
