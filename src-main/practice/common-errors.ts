import type { Decision } from './iam/decide.ts'
import { AwsError, type Caller, type Permission } from './operation.ts'
import type { InputProblem } from './protocol/read-value.ts'
import { findError } from './protocol/shapes.ts'
import type { LoadedService, Wire } from './protocol/wire.ts'

type Family = Wire['family']

/**
 * Errors every AWS service has, by what happened. Query services, JSON services on one address and REST services each
 * have their own names and statuses for them, and EC2 is older than all of them:
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
const names = {
  missingToken: {
    query: ['MissingAuthenticationToken', 403],
    rpc: ['MissingAuthenticationTokenException', 400],
    rest: ['MissingAuthenticationTokenException', 403],
    ec2: ['AuthFailure', 401],
  },
  incompleteSignature: {
    query: ['IncompleteSignature', 400],
    rpc: ['IncompleteSignatureException', 400],
    rest: ['IncompleteSignatureException', 403],
    ec2: ['IncompleteSignature', 400],
  },
  unknownKey: {
    query: ['InvalidClientTokenId', 403],
    rpc: ['UnrecognizedClientException', 400],
    rest: ['UnrecognizedClientException', 403],
    ec2: ['AuthFailure', 401],
  },
  wrongSignature: {
    query: ['SignatureDoesNotMatch', 403],
    rpc: ['InvalidSignatureException', 400],
    rest: ['InvalidSignatureException', 403],
    ec2: ['AuthFailure', 401],
  },
  expiredToken: {
    query: ['ExpiredToken', 403],
    rpc: ['ExpiredTokenException', 400],
    rest: ['ExpiredTokenException', 403],
    ec2: ['RequestExpired', 400],
  },
  accessDenied: {
    query: ['AccessDenied', 403],
    rpc: ['AccessDeniedException', 400],
    rest: ['AccessDeniedException', 403],
    ec2: ['UnauthorizedOperation', 403],
  },
  throttled: {
    query: ['Throttling', 400],
    rpc: ['ThrottlingException', 400],
    rest: ['ThrottlingException', 429],
    ec2: ['RequestLimitExceeded', 503],
  },
  failed: {
    query: ['InternalFailure', 500],
    rpc: ['InternalFailure', 500],
    rest: ['InternalServerException', 500],
    ec2: ['InternalError', 500],
  },
  invalid: {
    query: ['ValidationError', 400],
    rpc: ['ValidationException', 400],
    rest: ['ValidationException', 400],
    ec2: ['MissingParameter', 400],
  },
  malformed: {
    query: ['ValidationError', 400],
    rpc: ['SerializationException', 400],
    rest: ['SerializationException', 400],
    ec2: ['InvalidParameterValue', 400],
  },
  tooLarge: {
    query: ['RequestEntityTooLarge', 413],
    rpc: ['RequestEntityTooLargeException', 413],
    rest: ['RequestEntityTooLargeException', 413],
    ec2: ['RequestEntityTooLarge', 413],
  },
} as const satisfies Record<string, Record<Family, readonly [string, number]>>

export function commonError(what: keyof typeof names, family: Family, message: string): AwsError {
  const [code, status] = names[what][family]
  return new AwsError(code, message, status)
}

type Denied = {
  readonly family: Family
  readonly caller: Caller
  readonly deniedAs?: string | undefined
}

export function accessDenied(
  { family, caller, deniedAs }: Denied,
  { action, resource }: Permission,
  decision: Decision,
): AwsError {
  const policy =
    decision.deniedBy === 'scp'
      ? 'service control policy'
      : decision.deniedBy === 'boundary'
        ? 'permissions boundary'
        : 'identity-based policy'
  const article = policy.startsWith('identity') ? 'an' : 'a'
  const reason =
    decision.outcome === 'explicitDeny'
      ? `with an explicit deny in ${article} ${policy}`
      : `because no ${policy} allows the ${action} action`
  const told = `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${resource} ${reason}`
  const message =
    family === 'ec2' ? `You are not authorized to perform this operation. ${told}` : told
  return deniedAs === undefined
    ? commonError('accessDenied', family, message)
    : new AwsError(deniedAs, message, 403)
}

/** AWS's answer to an input that does not fit its shape. */
export function inputError(
  family: Family,
  problem: InputProblem,
  loaded: LoadedService | undefined,
): AwsError {
  const { missing } = problem
  const [first] = missing
  if (family === 'ec2' && first !== undefined)
    return commonError(
      'invalid',
      family,
      `The request must contain the parameter ${lowerFirst(first)}`,
    )
  if (missing.length === 0) return commonError('malformed', family, problem.message)
  if (loaded && findError(loaded.service.shapes, 'MissingRequiredParameterException'))
    return new AwsError(
      'MissingRequiredParameterException',
      `The parameter ${missing.join(', ')} is required.`,
    )
  const values = missing.map(
    (path) =>
      `Value null at '${path.split('.').map(lowerFirst).join('.')}' failed to satisfy constraint: Member must not be null`,
  )
  const count = `${missing.length} validation error${missing.length === 1 ? '' : 's'} detected: `
  return commonError('invalid', family, count + values.join('; '))
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
