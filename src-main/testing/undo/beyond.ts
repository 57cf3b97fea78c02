import type { PlanRequest } from '../../../shared/setup/plan.ts'
import type { StepId } from '../../../shared/setup/step.ts'
import { accountId } from '../../practice/scenarios/identities.ts'
import { defaultVpc } from '../../practice/services/ec2/network.ts'

const network = defaultVpc(accountId, 'eu-central-1')

/** Those the wizard walks, and those that only look. */
type OfWizard =
  | 'sign-in'
  | 'account-check'
  | 'region'
  | 'first-use-form'
  | 'agreements'
  | 'model-access'
  | 'permissions'
  | 'proof'
  | 'claude-code'
  | 'claude-bedrock-cursor'

/**
 * Every step beyond the wizard, in the order it is walked: a new one is a line here. Without a request: what cannot be
 * taken back, and why.
 */
export const beyond: Readonly<
  Record<Exclude<StepId, OfWizard>, PlanRequest | { readonly why: string }>
> = {
  failover: { step: 'failover' },
  dashboard: { step: 'dashboard' },
  'cost-guardrails': {
    step: 'cost-guardrails',
    ask: {
      action: 'set',
      limitUsd: 200,
      covers: 'claude',
      tell: 'topic',
      emails: ['ada@example.com'],
      stop: { who: { kind: 'user', name: 'claude-bedrock-user' }, approval: 'manual' },
    },
  },
  'application-profiles': {
    step: 'application-profiles',
    ask: {
      action: 'create',
      profile: {
        name: 'of-ours',
        source: 'eu.anthropic.claude-sonnet-5-5',
        tags: [{ key: 'team', value: 'a' }],
      },
    },
  },
  'key-rotation': { step: 'key-rotation' },
  'job-user': {
    step: 'job-user',
    ask: { userName: 'claude-laptop', profile: 'claude-laptop' },
  },
  'environment-variables': { step: 'environment-variables', shell: 'fish' },
  tuning: {
    step: 'tuning',
    set: [{ id: 'CLAUDE_CODE_MAX_OUTPUT_TOKENS', value: 16_000 }],
    clean: [],
  },
  'invocation-logging': {
    step: 'invocation-logging',
    ask: { action: 'record', keepsText: false, retentionDays: 30 },
  },
  'network-endpoint': {
    step: 'network-endpoint',
    ask: {
      action: 'make',
      vpc: network.id,
      subnets: network.vpc.subnets.map(({ id }) => id),
      group: 'own',
      services: ['bedrock-runtime', 'bedrock'],
      privateDns: true,
      changesDns: false,
      policy: 'chosen-models',
    },
  },
  // Last, before a record is there: a bucket that holds one is kept.
  'audit-trail': { step: 'audit-trail', ask: { bucket: 'claude-audit-of-ours' } },
  'quota-increase': {
    why: 'AWS decides on it within days, and has no way to take back what it gave.',
  },
}
