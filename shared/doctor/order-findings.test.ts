import { expect, test } from 'vitest'
import type { Problem, ProblemCode } from '../problem.ts'
import type { Finding, FindingStatus, StepId } from '../setup/step.ts'
import { orderFindings } from './order-findings.ts'

const problem = (code: ProblemCode): Problem => ({
  code,
  title: code,
  remedies: [{ kind: 'retry', label: 'Try again' }],
})
const found = (step: StepId, status: FindingStatus, code?: ProblemCode): Finding => ({
  step,
  status,
  title: step,
  evidence: [],
  checkedAt: 0,
  ...(code && { problem: problem(code) }),
})
const order = (...findings: Finding[]) =>
  orderFindings(findings).open.map(({ finding }) => finding.step)

test('the worst stands first, and otherwise what comes first in the wizard', () => {
  expect(
    order(
      found('region', 'needs-you'),
      found('agreements', 'waiting'),
      found('model-access', 'blocked', 'quota.none'),
      found('permissions', 'needs-admin'),
      found('proof', 'needs-you'),
    ),
  ).toEqual(['model-access', 'permissions', 'region', 'proof', 'agreements'])
})

test('a fault stands before what merely has not been done yet', () => {
  expect(
    order(found('region', 'needs-you'), found('agreements', 'needs-you', 'model.paymentMethod')),
  ).toEqual(['agreements', 'region'])
})

test('a sign-in that has run out is told once, with everything that it stops', () => {
  const { open, notNeeded } = orderFindings([
    found('sign-in', 'needs-you', 'credentials.expired'),
    found('region', 'blocked', 'credentials.expired'),
    found('permissions', 'blocked', 'credentials.expired'),
    found('dashboard', 'blocked', 'credentials.expired'),
  ])
  expect(open.map(({ finding, alsoStops }) => [finding.step, alsoStops])).toEqual([
    ['sign-in', ['region', 'permissions']],
  ])
  expect(notNeeded).toEqual([])
})

test('two checks refused for different rights are told apart', () => {
  expect(
    order(
      found('agreements', 'needs-admin', 'permission.denied'),
      found('permissions', 'needs-admin', 'permission.denied'),
    ),
  ).toEqual(['agreements', 'permissions'])
})

test('what nobody needs in order to work is kept apart, and what is done as well', () => {
  const { open, notNeeded, done } = orderFindings([
    found('sign-in', 'done'),
    found('dashboard', 'needs-you'),
    found('application-profiles', 'done'),
  ])
  expect(open).toEqual([])
  expect(notNeeded.map(({ step }) => step)).toEqual(['dashboard'])
  expect(done.map(({ step }) => step)).toEqual(['sign-in', 'application-profiles'])
})

test('the account check, which names every missing right, stands before a single refusal', () => {
  expect(
    order(
      found('account-check', 'needs-admin'),
      found('agreements', 'needs-admin', 'permission.denied'),
    ),
  ).toEqual(['account-check', 'agreements'])
})
