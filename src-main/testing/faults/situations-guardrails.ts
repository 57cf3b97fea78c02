import type { StopAsk } from '../../../shared/setup/guardrails.ts'
import type { PlanRequest } from '../../../shared/setup/plan.ts'
import {
  plantBudget,
  plantClosedTopic,
  plantStop,
  plantStopInForce,
  plantTopic,
  plantWaitingTopic,
} from './prepare-guardrails.ts'
import type { Situation } from './situation.ts'

const guarded = (
  tell: 'mail' | 'topic',
  emails: string[],
  stop?: StopAsk,
  limitUsd = 200,
): PlanRequest => ({
  step: 'cost-guardrails',
  ask: { action: 'set', limitUsd, covers: 'claude', tell, emails, ...(stop && { stop }) },
})
const stop: StopAsk = {
  who: { kind: 'user', name: 'claude-bedrock-user' },
  approval: 'automatic',
}

/** A budget, whom it tells, and what stops at its end. */
export const guardrails: readonly Situation[] = [
  {
    name: 'a budget made',
    scenario: 'month-of-use',
    files: 'practice',
    request: () => guarded('mail', ['ada@example.com']),
  },
  {
    name: 'a budget changed, and told to somebody else',
    scenario: 'month-of-use',
    files: 'practice',
    plant: plantBudget,
    request: () => guarded('mail', ['ada@example.com']),
  },
  {
    name: 'a budget that tells through a topic',
    scenario: 'month-of-use',
    files: 'practice',
    request: () => guarded('topic', ['ada@example.com', 'bob@example.com']),
  },
  {
    name: 'a topic opened to Budgets, and told to somebody else',
    scenario: 'month-of-use',
    files: 'practice',
    plant: plantClosedTopic,
    request: () => guarded('topic', ['ada@example.com', 'cyd@example.invalid']),
  },
  {
    name: 'a budget removed with its topic',
    scenario: 'month-of-use',
    files: 'practice',
    plant: plantTopic,
    request: () => ({ step: 'cost-guardrails', ask: { action: 'remove' } }),
  },
  {
    name: 'a budget with a stop at its end',
    scenario: 'month-of-use',
    files: 'practice',
    request: () => guarded('mail', ['ada@example.com'], stop),
  },
  {
    name: 'a budget removed with its stop',
    scenario: 'month-of-use',
    files: 'practice',
    plant: plantStop,
    request: () => ({ step: 'cost-guardrails', ask: { action: 'remove' } }),
  },
  {
    name: 'a stop changed, so that it asks first',
    scenario: 'month-of-use',
    files: 'practice',
    plant: plantStop,
    request: () => guarded('mail', ['ada@example.com'], { ...stop, approval: 'manual' }, 1_000_000),
  },
  {
    name: 'a stop lifted',
    scenario: 'month-of-use',
    files: 'practice',
    plant: plantStopInForce,
    request: () => ({ step: 'cost-guardrails', ask: { action: 'lift' } }),
  },
  {
    name: 'the link mailed once more',
    scenario: 'month-of-use',
    files: 'practice',
    plant: plantWaitingTopic,
    request: () => ({ step: 'cost-guardrails', ask: { action: 'ask-again' } }),
  },
  {
    name: 'a budget removed',
    scenario: 'month-of-use',
    files: 'practice',
    plant: plantBudget,
    request: () => ({ step: 'cost-guardrails', ask: { action: 'remove' } }),
  },
]
