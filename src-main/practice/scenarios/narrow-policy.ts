import { accountId } from './identities.ts'

const region = 'eu-central-1'
const destinations = [
  'eu-central-1',
  'eu-north-1',
  'eu-south-1',
  'eu-south-2',
  'eu-west-1',
  'eu-west-3',
]
const invoke = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream']

/** The models the set-up scenarios use, in the EU geography. */
export const usedModels = [
  'anthropic.claude-opus-5-5',
  'anthropic.claude-sonnet-5-5',
  'anthropic.claude-haiku-5-5',
]

const profileArn = (model: string) =>
  `arn:aws:bedrock:${region}:${accountId}:inference-profile/eu.${model}`

/**
 * A narrow policy somebody set up earlier: each profile with the model behind it, in every Region it may be routed to.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html
 */
export const narrowPolicy = {
  Version: '2012-10-17',
  Statement: [
    ...usedModels.flatMap((model, index) => [
      {
        Sid: `UseProfile${index + 1}`,
        Effect: 'Allow',
        Action: invoke,
        Resource: [profileArn(model)],
      },
      {
        Sid: `ReachModel${index + 1}`,
        Effect: 'Allow',
        Action: invoke,
        Resource: destinations.map((each) => `arn:aws:bedrock:${each}::foundation-model/${model}`),
        Condition: { StringEquals: { 'bedrock:InferenceProfileArn': profileArn(model) } },
      },
    ]),
    { Sid: 'SeeProfiles', Effect: 'Allow', Action: 'bedrock:ListInferenceProfiles', Resource: '*' },
    {
      Sid: 'DescribeChosenProfiles',
      Effect: 'Allow',
      Action: 'bedrock:GetInferenceProfile',
      Resource: usedModels.map(profileArn),
    },
  ],
}

/** Looking at what Claude uses and costs, without touching anything. */
export const monitoringPolicy = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'SeeUsage',
      Effect: 'Allow',
      Action: [
        'cloudwatch:ListMetrics',
        'cloudwatch:GetMetricData',
        'ce:GetCostAndUsage',
        'ce:GetCostForecast',
        'ce:GetDimensionValues',
        'bedrock:ListFoundationModels',
        'bedrock:ListFoundationModelAgreementOffers',
        'bedrock:GetFoundationModelAvailability',
      ],
      Resource: '*',
    },
  ],
}
