import type { Choices } from '../../../shared/setup/choices.ts'
import type { PlanRequest } from '../../../shared/setup/plan.ts'
import { ssoRole } from '../../practice/scenarios/identity-center.ts'
import { useCaseForm } from '../app-bench.ts'
import type { Ground } from './ground.ts'
import {
  broadPolicies,
  give,
  mixedPolicy,
  plantedProfile,
  plantProfile,
  plantVersions,
  writeOwnFiles,
} from './prepare.ts'
import { type Situation, twoModels } from './situation.ts'
import { beyondTheWizard } from './situations-beyond.ts'
import { guardrails } from './situations-guardrails.ts'

const form: PlanRequest = { step: 'first-use-form', form: useCaseForm }
const europe: Choices = { region: 'eu-central-1', residency: 'geography' }
const pastedKeys = ({ practice: { keys, region } }: Ground): PlanRequest => ({
  step: 'sign-in',
  keys: { profile: 'claude-bedrock', ...keys.admin, region },
})

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
  ...beyondTheWizard,
  ...guardrails,
]

/** For every step that plans something, the states in which it plans each kind of change it knows. */
export const situations: readonly Situation[] = described.map((situation) => ({
  ...situation,
  choices: { ...europe, ...situation.choices },
}))
