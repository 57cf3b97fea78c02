import { type ProblemCode, ProblemError, type Remedy } from '../../../shared/problem.ts'
import { failure } from '../problems.ts'
import { refusalOf } from './refusals.ts'

export type FailedCall = {
  readonly service: string
  readonly operation: string
  readonly profile: string
  readonly region: string
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
}

/** The only reader of AWS errors: by name and HTTP status. A ProblemError passes through as it is. */
export function toProblem(error: unknown, call: FailedCall): ProblemError {
  if (error instanceof ProblemError) return error
  const read = readError(error)
  const code =
    refusalOf(read, call) ?? byName[read.name] ?? byName[read.code] ?? byStatus(read.status)
  return failure(
    code,
    {
      ...detailOf(code, read, call),
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

function readError(error: unknown): ReadError {
  const held = isRecord(error) ? error : {}
  const metadata = isRecord(held.$metadata) ? held.$metadata : {}
  return {
    name: text(held.name) ?? '',
    code: text(held.Code) ?? text(held.code) ?? '',
    status: typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : undefined,
    message: text(held.message) ?? '',
    requestId: text(metadata.requestId),
  }
}

function byStatus(status: number | undefined): ProblemCode {
  if (status === undefined) return 'app.unexpected'
  if (status === 401 || status === 403) return 'permission.denied'
  if (status === 404) return 'aws.notFound'
  if (status === 409) return 'aws.conflict'
  if (status === 429) return 'quota.throttled'
  return status >= 500 ? 'aws.unavailable' : 'aws.refused'
}

function detailOf(code: ProblemCode, read: ReadError, call: FailedCall): { detail?: string } {
  const action = `${call.service}:${call.operation}`
  switch (code) {
    case 'permission.denied':
      return {
        detail: `The profile ${call.profile} may not do ${action}. An administrator can allow it.`,
      }
    case 'permission.deniedByOrganization':
    case 'credentials.missing':
      return read.message ? { detail: read.message } : {}
    case 'aws.refused':
    case 'aws.conflict':
    case 'aws.notFound':
    case 'quota.exceeded':
      return { detail: read.message || action }
    case 'region.unsupported':
      return { detail: `${action} was asked for in ${call.region}.` }
    default:
      return {}
  }
}

function remediesOf(code: ProblemCode, { profile }: FailedCall): readonly Remedy[] {
  return code === 'credentials.expired'
    ? [
        {
          kind: 'run',
          label: 'If this profile signs in through IAM Identity Center',
          command: `aws sso login --profile ${profile}`,
        },
      ]
    : []
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
