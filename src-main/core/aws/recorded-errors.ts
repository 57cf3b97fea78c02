import type { ProblemCode } from '../../../shared/problem.ts'
import { bedrockRecordings } from './recorded-bedrock-errors.ts'
import type { ServiceName } from './services.ts'

/** An error as the SDK gave it: its name and status, query services' `Code`, Node's `code`. */
export type Recorded = {
  readonly name: string
  readonly message?: string
  readonly status?: number
  readonly Code?: string
  readonly code?: string
}

export type Recording = readonly [ProblemCode, ServiceName, Recorded]

const user = 'User: arn:aws:iam::111122223333:user/claude-bedrock-user'

/** Errors of AWS, the SDK and Node, with the service they came from and the problem they are. Read by tests. */
export const recordings: readonly Recording[] = [
  ...bedrockRecordings,
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
  ['aws.notFound', 'bedrock', { name: 'ResourceNotFoundException', status: 404 }],
  ['quota.throttled', 'iam', { name: 'Throttling', status: 400 }],
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
  [
    'billing.costExplorerOff',
    'cost-explorer',
    {
      name: 'AccessDeniedException',
      status: 400,
      message: 'User not enabled for cost explorer access',
    },
  ],
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
