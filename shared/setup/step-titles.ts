import type { StepId } from './step.ts'

/** What each step is called where it stands alone. */
export const stepTitles: Readonly<Record<StepId, string>> = {
  'sign-in': 'Sign-in',
  'account-check': 'Account check',
  region: 'Region',
  'first-use-form': 'First-use form',
  agreements: 'Agreements',
  'model-access': 'Model calls',
  permissions: 'Permissions',
  proof: 'Proof',
  'claude-code': 'Claude Code',
  'claude-bedrock-cursor': 'claude-bedrock-cursor',
  'application-profiles': 'Your own names for models',
  dashboard: 'CloudWatch dashboard',
  'quota-increase': 'Quota increase',
  'cost-guardrails': 'Budget',
  'audit-trail': 'Record of calls',
  'invocation-logging': 'Record of each call’s tokens',
  'network-endpoint': 'Private way to Bedrock',
  failover: 'Second way to Claude',
  'job-user': 'A user for Claude',
  'key-rotation': 'Renewing the key',
  'environment-variables': 'Environment variables',
  tuning: 'Speed, limits and caching',
}
