import { expect, test } from 'vitest'
import type { Problem, ProblemCode } from '../problem.ts'
import type { Finding, FindingStatus, StepId } from '../setup/step.ts'
import { orderFindings } from './order-findings.ts'

const problem = (code: ProblemCode, detail?: string): Problem => ({
  code,
  title: code,
  ...(detail !== undefined && { detail }),
  remedies: [{ kind: 'retry', label: 'Try again' }],
})
const found = (
  step: StepId,
  status: FindingStatus,
  code?: ProblemCode,
  detail?: string,
): Finding => ({
  step,
  status,
  title: step,
  evidence: [],
  checkedAt: 0,
  ...(code && { problem: problem(code, detail) }),
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
      found('agreements', 'needs-admin', 'permission.denied', 'may not list models'),
      found('permissions', 'needs-admin', 'permission.denied', 'may not list users'),
    ),
  ).toEqual(['agreements', 'permissions'])
})

test('one right that several checks need is told once, with what else it stops', () => {
  const { open } = orderFindings([
    found('region', 'needs-admin', 'permission.denied', 'may not list models'),
    found('agreements', 'needs-admin', 'permission.denied', 'may not list models'),
    found('claude-code', 'needs-admin', 'permission.denied', 'may not list models'),
  ])
  expect(open.map(({ finding, alsoStops }) => [finding.step, alsoStops])).toEqual([
    ['region', ['agreements', 'claude-code']],
  ])
})

test('form and agreements that may not be looked at are shown to be in order by models that answer', () => {
  const refused = [
    found('first-use-form', 'needs-admin', 'permission.denied', 'may not read the form'),
    found('agreements', 'needs-admin', 'permission.denied', 'may not read agreements'),
  ]
  expect(order(...refused, found('model-access', 'needs-you'))).toEqual([
    'first-use-form',
    'agreements',
    'model-access',
  ])
  const all = [
    found('account-check', 'needs-admin'),
    ...refused,
    ...(['region', 'model-access', 'permissions'] as const).map((step) => found(step, 'done')),
  ]
  expect(order(...all)).toEqual([])
  expect(order(...refused, found('model-access', 'waiting'))).toEqual(['model-access'])
})

test('rights that are missing are open only until somebody has done what needs them', () => {
  const others = [
    found('region', 'done'),
    found('first-use-form', 'done'),
    found('agreements', 'done'),
  ]
  const check = found('account-check', 'needs-admin')
  expect(order(check, ...others, found('permissions', 'needs-admin'))[0]).toBe('account-check')
  expect(order(check, ...others)).toEqual(['account-check'])
  const { open, notNeeded } = orderFindings([check, ...others, found('permissions', 'done')])
  expect(open).toEqual([])
  expect(notNeeded).toEqual([check])
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
