import { describe, expect, it } from 'vitest'
import { type Problem, ProblemCode, ProblemError } from '../../../shared/problem.ts'
import type { ProfileKind } from '../../../shared/setup/connection.ts'
import { problemOf } from '../problems.ts'
import { toProblem } from './to-problem.ts'

type Recorded = {
  readonly name: string
  readonly message?: string
  readonly status?: number
  readonly Code?: string
  readonly code?: string
}

/** An error as the SDK throws it: name, HTTP status in the metadata, query services' code as `Code`. */
function errorOf({ name, message = '', status, ...codes }: Recorded): Error {
  const $metadata = { httpStatusCode: status, requestId: '6ba7b810-9dad-11d1-80b4-00c04fd430c8' }
  return Object.assign(new Error(message), { name, ...codes, ...(status && { $metadata }) })
}

const told = (service: string, recorded: Recorded, profileKind?: ProfileKind): Problem =>
  toProblem(errorOf(recorded), {
    service,
    operation: 'Something',
    profile: 'work',
    region: 'eu-central-1',
    profileKind,
  }).problem

const user = 'User: arn:aws:iam::111122223333:user/claude-bedrock-user'

const recordings: readonly (readonly [ProblemCode, string, Recorded])[] = [
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

describe('an AWS error', () => {
  it.each(recordings)('becomes %s: %s %j', (code, service, recorded) => {
    const problem = told(service, recorded)
    expect(problem.code).toBe(code)
    expect(problem.remedies.length).toBeGreaterThan(0)
    if (recorded.message) expect(problem.raw).toContain(recorded.message)
    if (recorded.status) expect(problem.raw).toContain('request id 6ba7b810')
  })

  it('passes through when it already is a problem', () => {
    const error = new ProblemError(problemOf('plan.stale'))
    const call = { service: 'sts', operation: 'X', profile: 'p', region: 'r' }
    expect(toProblem(error, call)).toBe(error)
  })

  it('stays the cause', () => {
    const error = errorOf({ name: 'NoSuchEntityException', status: 404 })
    const call = { service: 'iam', operation: 'GetUser', profile: 'p', region: 'r' }
    expect(toProblem(error, call).cause).toBe(error)
  })

  it('tells of a wrong clock instead of wrong keys', () => {
    const message = 'Signature not yet current: 20261123T120000Z is still later than …'
    const problem = told('sts', { name: 'SignatureDoesNotMatch', status: 403, message })
    expect(problem.title).toContain('clock')
  })

  it('tells of a certificate that a proxy put in between', () => {
    const recorded = { name: 'Error', code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }
    expect(told('sts', recorded).detail).toContain('certificate')
  })

  it.each([
    ['identity-center', 'aws sso login --profile work'],
    ['console-login', 'aws login --profile work'],
    ['credential-process', 'aws sts get-caller-identity --profile work'],
  ] as const)('says how a profile of kind %s signs in again', (kind, command) => {
    const [first] = told('sts', { name: 'ExpiredToken', status: 403 }, kind).remedies
    expect(first).toMatchObject({ kind: 'run', command })
  })

  it.each(['access-keys', 'session-keys', 'assumed-role', 'web-identity'] as const)(
    'sends a profile of kind %s back to sign in, with no command that would not help',
    (kind) => {
      const { remedies } = told('sts', { name: 'ExpiredToken', status: 403 }, kind)
      expect(remedies[0]).toMatchObject({ kind: 'goTo', place: 'sign-in' })
    },
  )

  it('repeats no secret that AWS or the SDK quotes', () => {
    const token = `IQoJb3JpZ2luX2VjE${'A1b2C3d4+/'.repeat(20)}`
    const signed = told('bedrock', {
      name: 'InvalidSignatureException',
      status: 403,
      message: `The Canonical String should have been 'x-amz-security-token:${token}' for AKIAIOSFODNN7EXAMPLE`,
    })
    expect(JSON.stringify(signed)).not.toContain(token.slice(17, 50))
    expect(JSON.stringify(signed)).not.toContain('AKIAIOSFODNN7EXAMPLE')
    const ran = told(
      'sts',
      { name: 'CredentialsProviderError', message: 'Command failed: fetch --password hunter2' },
      'credential-process',
    )
    expect(JSON.stringify(ran)).not.toContain('hunter2')
  })
})

describe('every problem code', () => {
  it.each(ProblemCode.options)('%s has words and a cure', (code) => {
    const problem = problemOf(code)
    expect(problem.title).toMatch(/^[A-Z].*[^.!]$/)
    expect(`${problem.title} ${problem.detail ?? ''}`).not.toMatch(/oops|went wrong|!|\berror\b/i)
    expect(problem.remedies.length).toBeGreaterThan(0)
  })
})
