import { quotasOf } from '../../practice/bedrock/quotas.ts'
import { plantLogging, plantOpenBucket, writeOwnFiles } from './prepare.ts'
import { plantJobKey, plantOldKey } from './prepare-keys.ts'
import {
  officeAsk,
  officeGroup,
  plantDarkVpc,
  plantedEndpoint,
  plantOldEndpoint,
} from './prepare-network.ts'
import { type Situation, twoModels } from './situation.ts'

const quotaCode = (name: string) =>
  quotasOf('eu-central-1').find((quota) => quota.name === name)?.code ?? ''

/** What can be set up beyond the wizard's steps. */
export const beyondTheWizard: readonly Situation[] = [
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
    name: 'a record of calls kept',
    scenario: 'fresh',
    files: 'practice',
    request: () => ({ step: 'audit-trail', ask: { bucket: 'claude-audit-of-ours' } }),
  },
  {
    name: 'a record of calls kept in a bucket that was there',
    scenario: 'fresh',
    files: 'practice',
    plant: plantOpenBucket,
    request: () => ({ step: 'audit-trail', ask: { bucket: 'claude-audit-of-ours' } }),
  },
  {
    name: 'each call recorded',
    scenario: 'fresh',
    files: 'practice',
    request: () => ({
      step: 'invocation-logging',
      ask: { action: 'record', keepsText: false, retentionDays: 30 },
    }),
  },
  {
    name: 'each call recorded otherwise than somebody has set it',
    scenario: 'fresh',
    files: 'practice',
    plant: plantLogging,
    request: () => ({
      step: 'invocation-logging',
      ask: { action: 'record', keepsText: true, retentionDays: 90 },
    }),
  },
  {
    name: 'calls recorded no more',
    scenario: 'fresh',
    files: 'practice',
    plant: plantLogging,
    request: () => ({ step: 'invocation-logging', ask: { action: 'stop' } }),
  },
  {
    name: 'a private way to Bedrock made in a VPC that answers no names',
    scenario: 'many-models',
    files: 'practice',
    choices: twoModels,
    plant: plantDarkVpc,
    request: () => ({ step: 'network-endpoint', ask: officeAsk }),
  },
  {
    name: 'a second private way in a group that is there, and the first brought up to date',
    scenario: 'many-models',
    files: 'practice',
    choices: twoModels,
    plant: plantOldEndpoint,
    request: () => ({
      step: 'network-endpoint',
      ask: {
        ...officeAsk,
        group: officeGroup,
        services: ['bedrock-runtime', 'bedrock'],
        privateDns: false,
      },
    }),
  },
  {
    name: 'the address of a private way put into Claude Code’s settings',
    scenario: 'many-models',
    files: 'practice',
    plant: plantOldEndpoint,
    request: () => ({
      step: 'network-endpoint',
      ask: { action: 'use-address', endpoint: plantedEndpoint },
    }),
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
