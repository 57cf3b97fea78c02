import { invokeActions } from '../policy/generate-policy.ts'
import { neighbourOf } from '../policy/neighbour.ts'
import type { Question } from '../policy/simulate.ts'
import { chosenOf, regionOf, sourcesOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'
import { hopsOf, regionIn } from './hops.ts'

/** Something somebody can do, with all that IAM is asked when they do. */
export type AskedAbility = { readonly ability: string; readonly questions: readonly Question[] }

/** What is worth knowing of somebody before a policy of theirs changes. */
export async function abilitiesToAsk(context: StepContext): Promise<AskedAbility[]> {
  const [{ catalogue, profiles }, sources] = await Promise.all([
    chosenOf(context),
    sourcesOf(context),
  ])
  const region = regionOf(context)
  const neighbour = neighbourOf(catalogue.profiles, profiles)
  const models = [...new Set(profiles.flatMap(({ modelArns }) => modelArns))]
  const here = models.filter((arn) => regionIn(arn) === region)
  return [
    ...sources.flatMap((source) =>
      source.profiles.map((profile) => ({
        ability: `Call ${profile.modelName} through ${profile.id}${source.region === region ? '' : ` from ${source.region}`}`,
        questions: hopsOf(profile, source.region),
      })),
    ),
    ...(neighbour
      ? [
          {
            ability: `Call ${neighbour.modelName}, which is not chosen`,
            questions: hopsOf(neighbour, region),
          },
        ]
      : []),
    ...(here.length > 0
      ? [
          {
            ability: 'Call the chosen models past their profiles',
            questions: [
              {
                actions: invokeActions,
                resources: here,
                conditions: { 'aws:RequestedRegion': region },
              },
            ],
          },
          {
            ability: 'Count the tokens of a text',
            questions: [{ actions: ['bedrock:CountTokens'], resources: here }],
          },
        ]
      : []),
    ...standing(region),
  ]
}

const standing = (region: string): AskedAbility[] => [
  asked('See the list of inference profiles', region, ['bedrock:ListInferenceProfiles']),
  {
    ability: 'Use short-term Bedrock API keys',
    questions: [
      {
        actions: ['bedrock:CallWithBearerToken'],
        conditions: { 'aws:RequestedRegion': region, 'bedrock:BearerTokenType': 'SHORT_TERM' },
      },
    ],
  },
  asked('See what Claude uses and costs', region, [
    'cloudwatch:GetMetricData',
    'cloudwatch:ListMetrics',
    'ce:GetCostAndUsage',
  ]),
  asked('Change Bedrock’s settings', region, [
    'bedrock:PutModelInvocationLoggingConfiguration',
    'bedrock:CreateGuardrail',
    'bedrock:CreateInferenceProfile',
  ]),
  asked('Change permissions (IAM)', region, [
    'iam:CreatePolicy',
    'iam:AttachUserPolicy',
    'iam:CreateAccessKey',
  ]),
  asked('Subscribe to models (AWS Marketplace)', region, [
    'aws-marketplace:Subscribe',
    'aws-marketplace:Unsubscribe',
  ]),
]

const asked = (ability: string, region: string, actions: readonly string[]): AskedAbility => ({
  ability,
  questions: [{ actions, conditions: { 'aws:RequestedRegion': region } }],
})
