import { expect, test } from 'vitest'
import type { ProblemCode } from '../../shared/problem.ts'
import type { Finding, FindingStatus, StepId } from '../../shared/setup/step.ts'
import { currentStage, type Stage } from './stages.ts'

const stage = (step: StepId, more: Partial<Stage> = {}): Stage => ({
  step,
  verb: step,
  request: undefined,
  ...more,
})
const found = (step: StepId, status: FindingStatus, code?: ProblemCode): [StepId, Finding] => [
  step,
  {
    step,
    status,
    title: step,
    evidence: [],
    checkedAt: 0,
    ...(code && {
      problem: { code, title: code, remedies: [{ kind: 'retry', label: 'Try again' }] },
    }),
  },
]
const stages = [
  stage('first-use-form', { laterTells: true }),
  stage('agreements', { laterTells: true }),
  stage('model-access'),
]
const current = (...findings: [StepId, Finding][]) => currentStage(stages, new Map(findings))?.step

test('the first step that is open is the one to do', () => {
  expect(current(found('first-use-form', 'needs-you'))).toBe('first-use-form')
  expect(current(found('first-use-form', 'done'))).toBe('agreements')
})

test('whoever may not ask about form and agreements goes on to the calls, which tell', () => {
  const refused = [
    found('first-use-form', 'needs-admin', 'permission.denied'),
    found('agreements', 'needs-admin', 'permission.denied'),
  ]
  expect(current(...refused)).toBe('model-access')
  expect(current(...refused, found('model-access', 'done'))).toBeUndefined()
  expect(current(found('first-use-form', 'blocked', 'credentials.expired'))).toBe('first-use-form')
})
