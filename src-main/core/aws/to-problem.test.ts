import { describe, expect, it } from 'vitest'
import { type Problem, ProblemCode, ProblemError } from '../../../shared/problem.ts'
import type { ProfileKind } from '../../../shared/setup/connection.ts'
import { problemOf } from '../problems.ts'
import { type Recorded, recordings } from './recorded-errors.ts'
import type { ServiceName } from './services.ts'
import { toProblem } from './to-problem.ts'

/** An error as the SDK throws it: name, HTTP status in the metadata, query services' code as `Code`. */
function errorOf({ name, message = '', status, ...codes }: Recorded): Error {
  const $metadata = { httpStatusCode: status, requestId: '6ba7b810-9dad-11d1-80b4-00c04fd430c8' }
  return Object.assign(new Error(message), { name, ...codes, ...(status && { $metadata }) })
}

const told = (service: ServiceName, recorded: Recorded, profileKind?: ProfileKind): Problem =>
  toProblem(errorOf(recorded), {
    service,
    operation: 'Something',
    profile: 'work',
    region: 'eu-central-1',
    profileKind,
  }).problem

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
    const call = { service: 'sts' as const, operation: 'X', profile: 'p', region: 'r' }
    expect(toProblem(error, call)).toBe(error)
  })

  it('stays the cause', () => {
    const error = errorOf({ name: 'NoSuchEntityException', status: 404 })
    const call = { service: 'iam' as const, operation: 'GetUser', profile: 'p', region: 'r' }
    expect(toProblem(error, call).cause).toBe(error)
  })

  it('tells of a wrong clock instead of wrong keys', () => {
    const message = 'Signature not yet current: 20261123T120000Z is still later than …'
    const problem = told('sts', { name: 'SignatureDoesNotMatch', status: 403, message })
    expect(problem.title).toContain('clock')
  })

  it('names the destination Region that an organisation denies', () => {
    const refused = (region: string) =>
      told('bedrock-runtime', {
        name: 'AccessDeniedException',
        status: 403,
        message: `User: x is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:${region}::foundation-model/anthropic.claude-sonnet-5-5 with an explicit deny in a service control policy`,
      })
    expect(refused('eu-south-2').detail).toContain('denies eu-south-2, one of the Regions')
    expect(refused('eu-central-1').detail).toContain('is not authorized to perform')
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
