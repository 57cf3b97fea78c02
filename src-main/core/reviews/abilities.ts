import type { StepContext } from '../steps/step.ts'

export type AskedAbility = {
  readonly id: string
  readonly title: string
  readonly actions: readonly string[]
  readonly neededFor: string
  /** A harmless read that needs the same right, for identities that may not ask IAM. */
  readonly attempt?: (context: StepContext) => Promise<unknown>
  /** Asked for the chosen inference profiles: a narrow policy allows nothing on everything. */
  readonly isPerProfile?: boolean
}

/** What the set-up and the usage window need, in the order they need it. */
export const abilities: readonly AskedAbility[] = [
  {
    id: 'see-models',
    title: 'See models and inference profiles',
    actions: [
      'bedrock:ListFoundationModels',
      'bedrock:ListInferenceProfiles',
      'bedrock:GetFoundationModelAvailability',
    ],
    neededFor: 'Choosing a Region and models, and seeing where each stands.',
    attempt: ({ aws, signal }) =>
      aws.call('bedrock', 'ListInferenceProfiles', { maxResults: 1 }, { signal }),
  },
  {
    id: 'invoke',
    title: 'Call models',
    actions: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
    neededFor: 'Trying the models as this identity.',
    isPerProfile: true,
  },
  {
    id: 'send-form',
    title: 'Send the first-use form',
    actions: ['bedrock:GetUseCaseForModelAccess', 'bedrock:PutUseCaseForModelAccess'],
    neededFor: 'Opening the account for Claude, once.',
    attempt: ({ aws, signal }) =>
      aws.call('bedrock', 'GetUseCaseForModelAccess', {}, { signal }).catch(ignoreMissing),
  },
  {
    id: 'accept-agreements',
    title: 'Accept the models’ agreements',
    actions: [
      'bedrock:ListFoundationModelAgreementOffers',
      'bedrock:CreateFoundationModelAgreement',
      'aws-marketplace:Subscribe',
    ],
    neededFor: 'Subscribing the account to each model, once.',
  },
  {
    id: 'write-policies',
    title: 'Create and attach policies',
    actions: [
      'iam:CreatePolicy',
      'iam:AttachUserPolicy',
      'iam:AttachRolePolicy',
      'iam:DetachUserPolicy',
    ],
    neededFor: 'Giving one user or role the right to call the chosen models and nothing else.',
    // Who may not even list users will not be allowed to change them.
    attempt: ({ aws, signal }) => aws.call('iam', 'ListUsers', { MaxItems: 1 }, { signal }),
  },
  {
    id: 'check-policies',
    title: 'Have policies checked by AWS',
    actions: ['access-analyzer:ValidatePolicy'],
    neededFor: 'A second opinion on the policy before it is created.',
  },
  {
    id: 'see-usage',
    title: 'See token usage',
    actions: ['cloudwatch:ListMetrics', 'cloudwatch:GetMetricData'],
    neededFor: 'The usage window’s tokens.',
    attempt: ({ aws, signal }) =>
      aws.call('cloudwatch', 'ListMetrics', { Namespace: 'AWS/Bedrock' }, { signal }),
  },
  {
    id: 'see-spend',
    title: 'See what it costs',
    // Asking Cost Explorer costs $0.01 a time, so it is never tried just to know.
    actions: ['ce:GetCostAndUsage', 'ce:GetDimensionValues'],
    neededFor: 'The usage window’s billed amounts.',
  },
]

function ignoreMissing(error: unknown): void {
  const isMissing =
    error instanceof Error &&
    error.cause instanceof Error &&
    error.cause.name === 'ResourceNotFoundException'
  if (!isMissing) throw error
}
