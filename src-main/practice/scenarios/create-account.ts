import type { ScenarioName } from '../../../shared/practice.ts'
import type { Account, BedrockState, Fault, UsageState } from '../account.ts'
import { broadRightsOf } from './broad-rights.ts'
import { accessKey, accountId, expiredKey, group, policy, role, user } from './identities.ts'
import { identityCenterOf, seeModelsPolicy, ssoKey, ssoRole } from './identity-center.ts'
import { manyCalls, teamProfiles } from './many-models.ts'
import { monitoringPolicy, narrowPolicy, usedModels } from './narrow-policy.ts'
import { networksOf } from './networks.ts'
import { throttledCalls } from './throttled-calls.ts'

const day = 86_400_000
const awsPolicy = (name: string) => `arn:aws:iam::aws:policy/${name}`

/** An account in the named situation. The same scenario always has the same names, ids and keys. */
export function createAccount(scenario: ScenarioName, now: number): Account {
  const hasMonth = isUsed(scenario)
  const long = now - 40 * day
  const narrow = policy('ClaudeBedrockCursorAccess', narrowPolicy, long)
  const monitoring = policy('ClaudeBedrockMonitoring', monitoringPolicy, long)
  const plainKey =
    scenario === 'expired-session'
      ? expiredKey(scenario, 'claude-bedrock-user', now)
      : accessKey(scenario, 'claude-bedrock-user', long)
  const isSso = scenario === 'identity-center'
  const seeModels = seeModelsPolicy(long)
  const personKey = isSso ? ssoKey(scenario, now) : plainKey
  const broad = broadRightsOf(scenario, long)
  const adminKey = accessKey(scenario, 'admin', long)
  return {
    format: 1,
    id: accountId,
    scenario,
    clockAheadMs: 0,
    iam: {
      users: {
        admin: user('admin', long, [awsPolicy('AdministratorAccess')]),
        'claude-bedrock-user': {
          ...user('claude-bedrock-user', long, attachedTo(scenario, narrow.arn, monitoring.arn)),
          ...broad.user,
        },
        developer: user('developer', long),
      },
      roles: {
        ClaudeCodeRole: role('ClaudeCodeRole', long),
        ...(isSso && { [ssoRole.name]: ssoRole.create(long) }),
      },
      groups: { 'claude-users': { ...group('claude-users', long), ...broad.group } },
      policies: {
        ...(hasMonth && { [narrow.arn]: narrow, [monitoring.arn]: monitoring }),
        ...(scenario === 'no-marketplace-right' && { [narrow.arn]: narrow }),
        ...broad.policies,
        ...(isSso && { [seeModels.arn]: seeModels }),
      },
      accessKeys: { [adminKey.id]: adminKey, [personKey.id]: personKey },
      serviceControlPolicies: scenario === 'denied-region' ? denyRegion('eu-south-2') : [],
    },
    bedrock: bedrockOf(scenario, long),
    usage: {
      ...usageOf(hasMonth, now),
      ...(scenario === 'many-models' && { calls: manyCalls(accountId, now) }),
      ...(scenario === 'throttled' && { calls: throttledCalls(now) }),
    },
    ...(isSso && { identityCenter: identityCenterOf(long) }),
    ...(scenario === 'zero-quota' && {
      quotas: { isNewAccount: true, applied: {}, requests: [] },
    }),
    ...networksOf(scenario),
    faults: scenario === 'throttled' ? throttles() : [],
  }
}

const isUsed = (scenario: ScenarioName) =>
  scenario === 'month-of-use' ||
  scenario === 'many-models' ||
  scenario === 'cloudwatch-only' ||
  scenario === 'throttled' ||
  scenario === 'expired-session'

function attachedTo(scenario: ScenarioName, narrow: string, monitoring: string): string[] {
  if (scenario === 'cloudwatch-only') return [awsPolicy('CloudWatchReadOnlyAccess')]
  if (isUsed(scenario)) return [narrow, monitoring]
  switch (scenario) {
    case 'broad-policy':
      return [awsPolicy('AmazonBedrockFullAccess')]
    case 'no-marketplace-right':
      return [narrow, awsPolicy('IAMReadOnlyAccess')]
    case 'group-rights':
      return [`arn:aws:iam::${accountId}:policy/TeamTools`]
    case 'member-without-iam':
      return [awsPolicy('AmazonBedrockLimitedAccess'), awsPolicy('CloudWatchReadOnlyAccess')]
    default:
      return []
  }
}

function bedrockOf(scenario: ScenarioName, since: number): BedrockState {
  const empty = { agreements: {}, graceStartedAt: {}, applicationProfiles: {} }
  if (scenario === 'fresh') return empty
  const isUnsubscribed = scenario === 'no-marketplace-right'
  return {
    ...empty,
    useCaseForm: JSON.stringify({
      companyName: 'Example Practice GmbH',
      companyWebsite: 'https://example.com',
      intendedUsers: '0',
      industryOption: 'Technology',
      otherIndustryOption: '',
      useCases: 'Writing and reviewing our own software.',
    }),
    agreements: isUnsubscribed ? {} : Object.fromEntries(usedModels.map((model) => [model, since])),
    ...(isUnsubscribed && {
      graceStartedAt: Object.fromEntries(usedModels.map((model) => [model, since])),
    }),
    ...(scenario === 'many-models' && { applicationProfiles: teamProfiles(accountId, since) }),
    ...gatesOf(scenario),
  }
}

const [opus = '', sonnet = ''] = usedModels

const gatesOf = (scenario: ScenarioName): Pick<BedrockState, 'gates'> => {
  if (scenario === 'no-payment-method') return { gates: { noPaymentMethod: true } }
  if (scenario === 'not-for-account') return { gates: { notForAccount: [opus] } }
  return scenario === 'retention-mode' ? { gates: { retentionMode: [sonnet] } } : {}
}

const usageOf = (hasMonth: boolean, now: number): UsageState => ({
  seed: 20261123,
  historyDays: hasMonth ? 35 : 0,
  startedAt: now,
  costExplorerEnabled: hasMonth,
  ...(hasMonth && { bill: { creditShare: 0.05, refundUsd: 1.5 } }),
  ticking: hasMonth,
  calls: [],
})

/** What organisations use to keep work out of a Region: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html */
const denyRegion = (region: string): string[] => [
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Sid: 'Everything', Effect: 'Allow', Action: '*', Resource: '*' },
      {
        Sid: 'DenyRegion',
        Effect: 'Deny',
        NotAction: ['iam:*', 'organizations:*', 'sts:*', 'ce:*'],
        Resource: '*',
        Condition: { StringEquals: { 'aws:RequestedRegion': region } },
      },
    ],
  }),
]

const throttles = (): Fault[] =>
  ['InvokeModel', 'InvokeModelWithResponseStream', 'Converse', 'ConverseStream'].map(
    (operation) => ({
      service: 'bedrock',
      operation,
      kind: 'throttle',
      everyNth: 2,
    }),
  )
