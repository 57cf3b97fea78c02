import type { ProblemCode } from '../../../shared/problem.ts'
import type { ServiceName } from './services.ts'

/** An error as the SDK gave it: its name and status, query services' `Code`, Node's `code`. */
export type Recorded = {
  readonly name: string
  readonly message?: string
  readonly status?: number
  readonly Code?: string
  readonly code?: string
}

const user = 'User: arn:aws:iam::111122223333:user/claude-bedrock-user'

/** Errors of AWS, the SDK and Node, with the service they came from and the problem they are. Read by tests. */
export const recordings: readonly (readonly [ProblemCode, ServiceName, Recorded])[] = [
  [
    'credentials.expired',
    'sts',
    { name: 'ExpiredToken', status: 403, message: 'The security token included is expired' },
  ],
  ['credentials.expired', 'bedrock', { name: 'ExpiredTokenException', status: 403 }],
  ['credentials.expired', 'cloudwatch', { name: 'ExpiredTokenException', status: 400 }],
  [
    'credentials.invalid',
    'sts',
    { name: 'InvalidClientTokenId', status: 403, message: 'The security token is invalid.' },
  ],
  ['credentials.invalid', 'bedrock', { name: 'UnrecognizedClientException', status: 403 }],
  [
    'credentials.invalid',
    'iam',
    {
      name: 'SignatureDoesNotMatch',
      status: 403,
      message: 'The request signature we calculated does not match the signature you provided.',
    },
  ],
  [
    'aws.refused',
    'sts',
    {
      name: 'SignatureDoesNotMatch',
      status: 403,
      message: 'Signature expired: 20261123T090000Z is now earlier than 20261123T121500Z (…)',
    },
  ],
  ['credentials.missing', 'sts', { name: 'MissingAuthenticationToken', status: 403 }],
  [
    'permission.denied',
    'iam',
    {
      name: 'AccessDenied',
      status: 403,
      message: `${user} is not authorized to perform: iam:CreatePolicy on resource: policy x because no identity-based policy allows the iam:CreatePolicy action`,
    },
  ],
  [
    'permission.deniedByOrganization',
    'bedrock-runtime',
    {
      name: 'AccessDeniedException',
      status: 403,
      message: `${user} is not authorized to perform: bedrock:InvokeModel on resource: x with an explicit deny in a service control policy`,
    },
  ],
  ['permission.denied', 'bedrock', { name: 'AccessDeniedException', status: 403 }],
  ['permission.denied', 'cost-explorer', { name: 'AccessDeniedException', status: 400 }],
  ['permission.denied', 'bedrock', { name: 'NobodyKnowsThis', status: 403 }],
  [
    'model.subscriptionRefused',
    'bedrock-runtime',
    {
      name: 'AccessDeniedException',
      status: 403,
      message:
        'Model access is denied due to IAM user or service role is not authorized to perform the required AWS Marketplace actions (aws-marketplace:ViewSubscriptions, aws-marketplace:Subscribe) to enable access to this model.',
    },
  ],
  [
    'model.subscriptionRefused',
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
  ['aws.notFound', 'bedrock', { name: 'ResourceNotFoundException', status: 404 }],
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
    'model.unknown',
    'bedrock-runtime',
    {
      name: 'ResourceNotFoundException',
      status: 404,
      message: 'This model version has reached the end of its life.',
    },
  ],
  [
    'aws.refused',
    'bedrock',
    { name: 'ValidationException', status: 400, message: 'Invalid form data' },
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
    'quota.exceeded',
    'bedrock-runtime',
    {
      name: 'ThrottlingException',
      status: 429,
      message: 'Too many tokens per day, please wait before trying again.',
    },
  ],
  ['quota.throttled', 'iam', { name: 'Throttling', status: 400 }],
  ['quota.exceeded', 'bedrock-runtime', { name: 'ServiceQuotaExceededException', status: 400 }],
  ['quota.exceeded', 'iam', { name: 'LimitExceededException', status: 409 }],
  ['aws.conflict', 'iam', { name: 'EntityAlreadyExistsException', status: 409 }],
  ['aws.conflict', 'iam', { name: 'DeleteConflictException', status: 409 }],
  ['aws.notFound', 'iam', { name: 'NoSuchEntityException', status: 404 }],
  [
    'aws.refused',
    'iam',
    {
      name: 'MalformedPolicyDocumentException',
      status: 400,
      message: 'Syntax errors in policy.',
    },
  ],
  ['billing.costExplorerOff', 'cost-explorer', { name: 'DataUnavailableException', status: 400 }],
  ['region.unsupported', 'bedrock', { name: 'UnknownOperationException', status: 404 }],
  ['aws.unavailable', 'bedrock', { name: 'InternalServerException', status: 500 }],
  ['aws.unavailable', 'iam', { name: 'ServiceFailureException', status: 500 }],
  ['aws.unavailable', 'sts', { name: 'Unknown', status: 503 }],
  ['network.offline', 'sts', { name: 'Error', code: 'ENOTFOUND' }],
  ['network.offline', 'sts', { name: 'AggregateError', code: 'ECONNREFUSED' }],
  ['network.offline', 'sts', { name: 'Error', code: 'EAI_AGAIN' }],
  ['network.offline', 'sts', { name: 'Error', code: 'SELF_SIGNED_CERT_IN_CHAIN' }],
  ['network.timeout', 'sts', { name: 'TimeoutError', message: 'socket timed out' }],
  ['app.cancelled', 'sts', { name: 'AbortError', message: 'Request aborted' }],
  [
    'credentials.missing',
    'sts',
    {
      name: 'CredentialsProviderError',
      message:
        'Could not resolve credentials using profile: [work] in configuration/credentials file(s).',
    },
  ],
  [
    'credentials.expired',
    'sts',
    {
      name: 'CredentialsProviderError',
      message: "Token is expired. To refresh this SSO session run 'aws sso login' with …",
    },
  ],
  [
    'credentials.expired',
    'sts',
    {
      name: 'CredentialsProviderError',
      message: 'Your session has expired. Please reauthenticate.',
    },
  ],
  ['credentials.expired', 'sts', { name: 'TokenProviderError', message: 'SSO Token is absent.' }],
  ['app.unexpected', 'sts', { name: 'TypeError', message: 'x is not a function' }],
]
