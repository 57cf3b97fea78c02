import { type ProblemCode, ProblemError, type Remedy } from '../../../shared/problem.ts'
import type { ProfileKind } from '../../../shared/setup/connection.ts'
import { failure } from '../problems.ts'
import { iamAction } from './iam-action.ts'
import { refusalOf } from './refusals.ts'
import type { ServiceName } from './services.ts'

export type FailedCall = {
  readonly service: ServiceName
  readonly operation: string
  readonly profile: string
  readonly region: string
  /** How that profile signs in: it decides how an expired sign-in is renewed. */
  readonly profileKind?: ProfileKind | undefined
}

/** What an error's name says, wherever it comes from. Names: the SDK's exception classes and query's error codes. */
const byName: Readonly<Record<string, ProblemCode>> = {
  ExpiredToken: 'credentials.expired',
  ExpiredTokenException: 'credentials.expired',
  TokenRefreshRequired: 'credentials.expired',
  RequestExpired: 'credentials.expired',
  InvalidClientTokenId: 'credentials.invalid',
  UnrecognizedClientException: 'credentials.invalid',
  InvalidSignatureException: 'credentials.invalid',
  SignatureDoesNotMatch: 'credentials.invalid',
  InvalidAccessKeyId: 'credentials.invalid',
  AuthFailure: 'credentials.invalid',
  MissingAuthenticationToken: 'credentials.missing',
  MissingAuthenticationTokenException: 'credentials.missing',
  CredentialsProviderError: 'credentials.missing',
  TokenProviderError: 'credentials.expired',
  AccessDenied: 'permission.denied',
  AccessDeniedException: 'permission.denied',
  UnauthorizedOperation: 'permission.denied',
  AuthorizationErrorException: 'permission.denied',
  NotAuthorized: 'permission.denied',
  OptInRequired: 'region.unsupported',
  UnknownOperationException: 'region.unsupported',
  Throttling: 'quota.throttled',
  ThrottlingException: 'quota.throttled',
  ThrottledException: 'quota.throttled',
  TooManyRequestsException: 'quota.throttled',
  RequestLimitExceeded: 'quota.throttled',
  ModelNotReadyException: 'quota.throttled',
  LimitExceeded: 'quota.exceeded',
  LimitExceededException: 'quota.exceeded',
  ServiceQuotaExceededException: 'quota.exceeded',
  EntityAlreadyExists: 'aws.conflict',
  EntityAlreadyExistsException: 'aws.conflict',
  DeleteConflict: 'aws.conflict',
  DeleteConflictException: 'aws.conflict',
  ConflictException: 'aws.conflict',
  ConcurrentModification: 'aws.conflict',
  ResourceAlreadyExistsException: 'aws.conflict',
  ResourceLockedException: 'aws.conflict',
  TrailAlreadyExistsException: 'aws.conflict',
  MaximumNumberOfTrailsExceededException: 'quota.exceeded',
  TrailNotFoundException: 'aws.notFound',
  'InvalidVpcID.NotFound': 'aws.notFound',
  'InvalidVpcEndpoint.NotFound': 'aws.notFound',
  'InvalidVpcEndpointId.NotFound': 'aws.notFound',
  'InvalidSubnetID.NotFound': 'aws.notFound',
  'InvalidGroup.NotFound': 'aws.notFound',
  'InvalidPermission.NotFound': 'aws.notFound',
  'InvalidGroup.Duplicate': 'aws.conflict',
  'InvalidPermission.Duplicate': 'aws.conflict',
  DependencyViolation: 'aws.conflict',
  VpcEndpointLimitExceeded: 'quota.exceeded',
  SecurityGroupLimitExceeded: 'quota.exceeded',
  RulesPerSecurityGroupLimitExceeded: 'quota.exceeded',
  NoSuchEntity: 'aws.notFound',
  NoSuchEntityException: 'aws.notFound',
  ResourceNotFoundException: 'aws.notFound',
  ResourceNotFound: 'aws.notFound',
  DataUnavailableException: 'billing.costExplorerOff',
  ValidationException: 'aws.refused',
  ValidationError: 'aws.refused',
  InvalidInput: 'aws.refused',
  MalformedPolicyDocument: 'aws.refused',
  MalformedPolicyDocumentException: 'aws.refused',
  InternalServerException: 'aws.unavailable',
  InternalFailure: 'aws.unavailable',
  ServiceUnavailable: 'aws.unavailable',
  ServiceUnavailableException: 'aws.unavailable',
  ServiceFailure: 'aws.unavailable',
  ServiceFailureException: 'aws.unavailable',
  ModelErrorException: 'aws.unavailable',
  ModelTimeoutException: 'network.timeout',
  TimeoutError: 'network.timeout',
  AbortError: 'app.cancelled',
  ENOTFOUND: 'network.offline',
  EAI_AGAIN: 'network.offline',
  ECONNREFUSED: 'network.offline',
  ECONNRESET: 'network.offline',
  ENETUNREACH: 'network.offline',
  EHOSTUNREACH: 'network.offline',
  EPIPE: 'network.offline',
  ETIMEDOUT: 'network.timeout',
  SELF_SIGNED_CERT_IN_CHAIN: 'network.offline',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'network.offline',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'network.offline',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'network.offline',
  CERT_HAS_EXPIRED: 'network.offline',
}

/** The only reader of AWS errors: by name and HTTP status. A ProblemError passes through as it is. */
export function toProblem(error: unknown, call: FailedCall): ProblemError {
  if (error instanceof ProblemError) return error
  const read = readError(error, call)
  const refusal = refusalOf(read, call)
  const code = refusal?.code ?? byName[read.name] ?? byName[read.code] ?? byStatus(read.status)
  return failure(
    code,
    {
      ...detailOf(code, read, call),
      ...(refusal?.title && { title: refusal.title }),
      ...(refusal?.detail && { detail: refusal.detail }),
      remedies: remediesOf(code, call),
      raw: [read.name, read.message, read.requestId && `request id ${read.requestId}`]
        .filter(Boolean)
        .join(' · '),
    },
    error,
  )
}

export type ReadError = {
  readonly name: string
  readonly code: string
  readonly status: number | undefined
  readonly message: string
  readonly requestId: string | undefined
}

function readError(error: unknown, { profileKind }: FailedCall): ReadError {
  const held = isRecord(error) ? error : {}
  const metadata = isRecord(held.$metadata) ? held.$metadata : {}
  return {
    name: text(held.name) ?? '',
    code: text(held.Code) ?? text(held.code) ?? '',
    status: typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : undefined,
    message:
      profileKind === 'credential-process' && held.name === 'CredentialsProviderError'
        ? // The SDK quotes the whole command here, and some people keep a password in it.
          'The program named by credential_process gave no credentials.'
        : withoutSecrets(text(held.message) ?? ''),
    requestId: text(metadata.requestId),
  }
}

/** AWS quotes what was signed in some refusals: a session token, hashes, the key id. */
const withoutSecrets = (message: string) =>
  message
    .replace(/\b(A[KS]IA)[A-Z0-9]{8,}([A-Z0-9]{4})\b/g, '$1••••$2')
    .replace(/[A-Za-z0-9/+=]{40,}/g, '••••')

function byStatus(status: number | undefined): ProblemCode {
  if (status === undefined) return 'app.unexpected'
  if (status === 401 || status === 403) return 'permission.denied'
  if (status === 404) return 'aws.notFound'
  if (status === 409) return 'aws.conflict'
  if (status === 429) return 'quota.throttled'
  return status >= 500 ? 'aws.unavailable' : 'aws.refused'
}

function detailOf(code: ProblemCode, read: ReadError, call: FailedCall): { detail?: string } {
  const action = iamAction(call)
  switch (code) {
    case 'permission.denied':
      return {
        detail: `The profile ${call.profile} may not do ${action}. An administrator can allow it.${
          call.service === 'cost-explorer' ? billingSwitch : ''
        }`,
      }
    case 'permission.deniedByOrganization':
      return read.message ? { detail: organizationWords(read.message, call) } : {}
    case 'credentials.missing':
      return read.message ? { detail: read.message } : {}
    case 'aws.refused':
    case 'aws.conflict':
    case 'aws.notFound':
    case 'quota.exceeded':
      return { detail: read.message || action }
    case 'region.unsupported':
      return { detail: `${action} was asked for in ${call.region}.` }
    case 'network.offline':
      return read.code.includes('CERT') || read.code.includes('LEAF')
        ? {
            detail: `The connection is not private (${read.code}): something between here and AWS, such as a company proxy, uses a certificate this computer does not trust. Ask whoever runs the network.`,
          }
        : {}
    default:
      return {}
  }
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/getting-started-account-iam.html#billing-access */
const billingSwitch =
  ' The account’s owner must have switched on “IAM user and role access to Billing information” once, too.'

/** A profile sends requests on to several Regions: when the organisation denies one of them, all fail. */
function organizationWords(message: string, { region }: FailedCall): string {
  const denied = /arn:[\w-]+:bedrock:([a-z0-9-]*)::foundation-model/.exec(message)?.[1]
  if (denied === '')
    return 'The organisation denies requests that AWS may process in any Region (aws:RequestedRegion “unspecified”), which is what global profiles ask for. A profile that stays inside one part of the world may be allowed.'
  return denied === undefined || denied === region
    ? message
    : `The organisation denies ${denied}, one of the Regions that this profile may send requests to, and then AWS refuses them all. Its rule has to allow ${denied}, or another profile be chosen.`
}

/** How each kind of profile gets new credentials. The standing remedies come after these. */
function remediesOf(code: ProblemCode, call: FailedCall): readonly Remedy[] {
  if (code !== 'credentials.expired' && code !== 'credentials.missing') return []
  const profile = /^[\w.@+-]+$/.test(call.profile) ? call.profile : `'${call.profile}'`
  const run = (label: string, command: string): Remedy[] => [{ kind: 'run', label, command }]
  switch (call.profileKind) {
    case 'identity-center':
      return run('Sign in through IAM Identity Center', `aws sso login --profile ${profile}`)
    case 'console-login':
      return run('Sign in through the AWS console', `aws login --profile ${profile}`)
    case 'credential-process':
      return run(
        'See what the profile’s own program says',
        `aws sts get-caller-identity --profile ${profile}`,
      )
    case 'assumed-role':
    case 'web-identity':
    case 'access-keys':
    case 'session-keys':
    case 'unusable':
    case undefined:
      return []
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
