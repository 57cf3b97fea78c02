import type { Recording } from './recorded-errors.ts'

/** How Bedrock refuses, in its own words as they were reported in public. Each has its own cure. */
export const bedrockRecordings: readonly Recording[] = [
  [
    'model.paymentMethod',
    'bedrock-runtime',
    {
      name: 'AccessDeniedException',
      status: 403,
      message:
        'Model access is denied due to INVALID_PAYMENT_INSTRUMENT:A valid payment instrument must be provided. Your AWS Marketplace subscription for this model cannot be completed at this time.',
    },
  ],
  [
    'model.subscriptionRefused',
    'bedrock-runtime',
    {
      name: 'AccessDeniedException',
      status: 403,
      message: 'Your AWS Marketplace subscription for this model cannot be completed at this time.',
    },
  ],
  [
    'model.subscriptionPending',
    'bedrock-runtime',
    {
      name: 'AccessDeniedException',
      status: 403,
      message: 'The subscription to this model is in progress.',
    },
  ],
  [
    'model.retired',
    'bedrock-runtime',
    {
      name: 'ValidationException',
      status: 400,
      message:
        'This Model is marked by provider as Legacy and you have not been actively using the model in the last 30 days. Please upgrade to an active model on Amazon Bedrock.',
    },
  ],
  [
    'model.retentionMode',
    'bedrock-runtime',
    {
      name: 'ValidationException',
      status: 400,
      message: "data retention mode 'default' is not available for this model",
    },
  ],
  [
    'model.marketplaceRight',
    'bedrock-runtime',
    {
      name: 'AccessDeniedException',
      status: 403,
      message:
        'Model access is denied due to IAM user or service role is not authorized to perform the required AWS Marketplace actions (aws-marketplace:ViewSubscriptions, aws-marketplace:Subscribe) to enable access to this model.',
    },
  ],
  [
    'model.notForAccount',
    'bedrock-runtime',
    {
      name: 'AccessDeniedException',
      status: 403,
      message:
        'anthropic.claude-opus-4-8 is not available for this account. You can explore other available models on Amazon Bedrock. For additional access options, contact AWS Sales',
    },
  ],
  [
    'model.formMissing',
    'bedrock-runtime',
    {
      name: 'ResourceNotFoundException',
      status: 404,
      message:
        'Model use case details have not been submitted for this account. Fill out the Anthropic use case details form before using the model. If you have already filled out the form, try again in 15 minutes.',
    },
  ],
  [
    'model.formInvalid',
    'bedrock',
    { name: 'ValidationException', status: 400, message: 'Invalid form data' },
  ],
  [
    'model.needsProfile',
    'bedrock-runtime',
    {
      name: 'ValidationException',
      status: 400,
      message:
        'Invocation of model ID anthropic.claude-sonnet-5-5 with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.',
    },
  ],
  [
    'model.unknown',
    'bedrock-runtime',
    {
      name: 'ValidationException',
      status: 400,
      message: 'The provided model identifier is invalid.',
    },
  ],
  [
    'model.retired',
    'bedrock-runtime',
    {
      name: 'ResourceNotFoundException',
      status: 404,
      message: 'This model version has reached the end of its life.',
    },
  ],
  [
    'quota.throttled',
    'bedrock-runtime',
    {
      name: 'ThrottlingException',
      status: 429,
      message: 'Too many requests, please wait before trying again.',
    },
  ],
  [
    'quota.perDay',
    'bedrock-runtime',
    {
      name: 'ThrottlingException',
      status: 429,
      message: 'Too many tokens per day, please wait before trying again.',
    },
  ],
  ['quota.exceeded', 'bedrock-runtime', { name: 'ServiceQuotaExceededException', status: 400 }],
]
