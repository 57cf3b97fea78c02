import type { ScenarioName } from '../../../shared/practice.ts'
import type { Choices } from '../../../shared/setup/choices.ts'
import type { PlanRequest } from '../../../shared/setup/plan.ts'
import { quotasOf } from '../../practice/bedrock/quotas.ts'
import { ssoRole } from '../../practice/scenarios/identity-center.ts'
import { useCaseForm } from '../app-bench.ts'
import type { Ground } from './ground.ts'
import {
  broadPolicies,
  give,
  mixedPolicy,
  plantBudget,
  plantedProfile,
  plantProfile,
  plantVersions,
  writeOwnFiles,
} from './prepare.ts'
import { plantJobKey, plantOldKey } from './prepare-keys.ts'

/** A state of the world in which a step has something to change. */
export type Situation = {
  readonly name: string
  readonly scenario: ScenarioName
  readonly files: Ground['files']
  /** Done to the world before the app is opened. */
  readonly plant?: (ground: Ground) => Promise<void> | void
  /** Chosen, and then done through the app, before the step. */
  readonly choices?: Choices
  readonly before?: readonly PlanRequest[]
  readonly request: (ground: Ground) => PlanRequest
}

const form: PlanRequest = { step: 'first-use-form', form: useCaseForm }
const europe: Choices = { region: 'eu-central-1', residency: 'geography' }
/** Two models do what three would, side by side, and take less time. */
const twoModels: Choices = { models: { opus: null } }

const pastedKeys = ({ practice: { keys, region } }: Ground): PlanRequest => ({
  step: 'sign-in',
  keys: { profile: 'claude-bedrock', ...keys.admin, region },
})

const quotaCode = (name: string) =>
  quotasOf('eu-central-1').find((quota) => quota.name === name)?.code ?? ''

const described: readonly Situation[] = [
  {
    name: 'keys pasted beside others',
    scenario: 'fresh',
    files: 'own',
    plant: writeOwnFiles,
    request: pastedKeys,
  },
  {
    name: 'keys pasted on a new computer',
    scenario: 'fresh',
    files: 'own',
    request: pastedKeys,
  },
  { name: 'form', scenario: 'fresh', files: 'practice', request: () => form },
  {
    name: 'agreements',
    scenario: 'fresh',
    files: 'practice',
    choices: twoModels,
    before: [form],
    request: () => ({ step: 'agreements' }),
  },
  {
    name: 'a second way tried',
    scenario: 'broad-policy',
    files: 'practice',
    request: () => ({ step: 'failover' }),
  },
  {
    name: 'models tried',
    scenario: 'broad-policy',
    files: 'practice',
    choices: twoModels,
    request: () => ({ step: 'model-access' }),
  },
  {
    name: 'permissions after another choice',
    scenario: 'broad-policy',
    files: 'practice',
    plant: (ground) => {
      plantVersions(ground, 1)
      give(ground, 'users', 'claude-bedrock-user', [])
    },
    request: () => ({ step: 'permissions' }),
  },
  {
    name: 'permissions in place of a full policy with five versions',
    scenario: 'broad-policy',
    files: 'practice',
    plant: (ground) => {
      plantVersions(ground, 5)
      give(ground, 'users', 'claude-bedrock-user', broadPolicies)
    },
    request: () => ({ step: 'permissions' }),
  },
  {
    name: 'permissions of a role in a fresh account',
    scenario: 'fresh',
    files: 'practice',
    plant: (ground) => give(ground, 'roles', 'ClaudeCodeRole', broadPolicies.slice(0, 1)),
    choices: {
      ...twoModels,
      principal: { kind: 'role', name: 'ClaudeCodeRole' },
      policyOptions: { monitoring: true },
    },
    request: () => ({ step: 'permissions' }),
  },
  {
    name: 'permissions in place of rights from everywhere',
    scenario: 'group-rights',
    files: 'practice',
    plant: ({ practice: { account } }) => {
      const user = account.iam.users['claude-bedrock-user']
      if (user) user.inline.Mixed = mixedPolicy
    },
    choices: { models: { opus: null, haiku: null } },
    request: () => ({ step: 'permissions' }),
  },
  {
    name: 'permissions of a permission set',
    scenario: 'identity-center',
    files: 'practice',
    plant: (ground) => give(ground, 'roles', ssoRole.name, ['AdministratorAccess']),
    choices: { ...twoModels, principal: { kind: 'role', name: ssoRole.name } },
    request: () => ({ step: 'permissions' }),
  },
  {
    name: 'permissions proven',
    scenario: 'broad-policy',
    files: 'practice',
    before: [{ step: 'permissions' }],
    request: () => ({ step: 'proof' }),
  },
  {
    name: 'Claude Code with settings of its own',
    scenario: 'broad-policy',
    files: 'own',
    plant: writeOwnFiles,
    choices: { claudeProfile: 'default' },
    request: () => ({ step: 'claude-code' }),
  },
  {
    name: 'Claude Code on a new computer',
    scenario: 'broad-policy',
    files: 'practice',
    request: () => ({ step: 'claude-code' }),
  },
  {
    name: 'a profile of one’s own made',
    scenario: 'broad-policy',
    files: 'practice',
    request: () => ({
      step: 'application-profiles',
      ask: {
        action: 'create',
        profile: {
          name: 'team-a',
          source: 'eu.anthropic.claude-sonnet-5-5',
          tags: [{ key: 'team', value: 'a' }],
        },
      },
    }),
  },
  {
    name: 'a profile of one’s own tagged anew',
    scenario: 'broad-policy',
    files: 'practice',
    plant: plantProfile,
    request: () => ({
      step: 'application-profiles',
      ask: { action: 'tag', arn: plantedProfile, tags: [{ key: 'team', value: 'b' }] },
    }),
  },
  {
    name: 'a profile of one’s own deleted',
    scenario: 'broad-policy',
    files: 'practice',
    plant: plantProfile,
    request: () => ({
      step: 'application-profiles',
      ask: { action: 'delete', arn: plantedProfile },
    }),
  },
  {
    name: 'dashboard in place of another',
    scenario: 'month-of-use',
    files: 'practice',
    plant: ({ practice: { account } }) => {
      account.dashboards = { 'Groundwork-Claude': { body: '{"widgets":[]}', modifiedAt: 0 } }
    },
    request: () => ({ step: 'dashboard' }),
  },
  {
    name: 'a budget made',
    scenario: 'month-of-use',
    files: 'practice',
    request: () => ({
      step: 'cost-guardrails',
      ask: { action: 'set', limitUsd: 200, covers: 'claude', emails: ['ada@example.com'] },
    }),
  },
  {
    name: 'a budget changed, and told to somebody else',
    scenario: 'month-of-use',
    files: 'practice',
    plant: plantBudget,
    request: () => ({
      step: 'cost-guardrails',
      ask: { action: 'set', limitUsd: 300, covers: 'claude', emails: ['ada@example.com'] },
    }),
  },
  {
    name: 'a budget removed',
    scenario: 'month-of-use',
    files: 'practice',
    plant: plantBudget,
    request: () => ({ step: 'cost-guardrails', ask: { action: 'remove' } }),
  },
  {
    name: 'a user made for Claude',
    scenario: 'fresh',
    files: 'practice',
    choices: twoModels,
    request: () => ({
      step: 'job-user',
      ask: { userName: 'claude-laptop', profile: 'claude-laptop' },
    }),
  },
  {
    name: 'a key renewed',
    scenario: 'broad-policy',
    files: 'own',
    plant: plantJobKey,
    request: () => ({ step: 'key-rotation' }),
  },
  {
    name: 'the key before deleted',
    scenario: 'broad-policy',
    files: 'own',
    plant: async (ground) => {
      await plantJobKey(ground)
      plantOldKey(ground)
    },
    request: () => ({ step: 'key-rotation' }),
  },
  {
    name: 'variables for a shell',
    scenario: 'broad-policy',
    files: 'practice',
    request: () => ({ step: 'environment-variables', shell: 'fish' }),
  },
  {
    name: 'more tokens per minute asked for',
    scenario: 'month-of-use',
    files: 'practice',
    request: () => ({
      step: 'quota-increase',
      region: 'eu-central-1',
      code: quotaCode(
        'Cross-region model inference tokens per minute for Anthropic Claude Opus 5.5',
      ),
      desired: 9_000_000,
    }),
  },
  {
    name: 'claude-bedrock-cursor with settings of its own',
    scenario: 'broad-policy',
    files: 'own',
    plant: writeOwnFiles,
    choices: { claudeProfile: 'default' },
    request: () => ({ step: 'claude-bedrock-cursor' }),
  },
  {
    name: 'settings tuned beside others',
    scenario: 'broad-policy',
    files: 'own',
    plant: writeOwnFiles,
    request: () => ({
      step: 'tuning',
      set: [
        { id: 'CLAUDE_CODE_MAX_OUTPUT_TOKENS', value: 16_000 },
        { id: 'bedrock.timeout_seconds', value: 600 },
      ],
      clean: [],
    }),
  },
]

/** For every step that plans something, the states in which it plans each kind of change it knows. */
export const situations: readonly Situation[] = described.map((situation) => ({
  ...situation,
  choices: { ...europe, ...situation.choices },
}))
