import type { CallHealth } from '../../shared/doctor/call-health.ts'
import { scenarios } from '../../shared/practice.ts'
import type { Problem } from '../../shared/problem.ts'
import type { Connection, SignInOptions } from '../../shared/setup/connection.ts'
import type { PolicyCheck } from '../../shared/setup/policy-check.ts'
import type { AccountReview, ConnectReview, PermissionsReview } from '../../shared/setup/review.ts'

/** Small, plausible answers of the core, for tests of the window. */
export const practiceConnection: Connection = {
  choice: { kind: 'practice', scenario: 'fresh' },
  profile: 'practice-admin',
  region: 'eu-central-1',
  identity: {
    account: '111122223333',
    accountName: 'practice',
    arn: 'arn:aws:iam::111122223333:user/ada',
    kind: 'user',
    name: 'ada',
  },
}

export const ownConnection: Connection = {
  choice: { kind: 'profile', profile: 'work' },
  profile: 'work',
  region: 'eu-west-1',
  identity: {
    account: '444455556666',
    arn: 'arn:aws:sts::444455556666:assumed-role/Developer/grace',
    kind: 'role',
    name: 'Developer',
  },
}

export const denied: Problem = {
  code: 'permission.denied',
  title: 'AWS said no: this sign-in may not create policies',
  detail: 'An administrator of the account can do it or allow it.',
  remedies: [
    { kind: 'goTo', label: 'See what you may do', place: 'account-check' },
    { kind: 'retry', label: 'Try again' },
  ],
  raw: 'AccessDenied: User is not authorized to perform iam:CreatePolicy',
}

export const signInOptions = (current: Connection): SignInOptions => ({
  profiles: [
    {
      name: 'work',
      kind: 'identity-center',
      region: 'eu-west-1',
      source: '~/.aws/config',
    },
    {
      name: 'old',
      kind: 'access-keys',
      region: 'us-east-1',
      source: '~/.aws/credentials',
      keyEnding: 'X7QA',
    },
  ],
  files: [
    { path: '/home/ada/.aws/config', exists: true },
    { path: '/home/ada/.aws/credentials', exists: true },
  ],
  scenarios: [...scenarios],
  shadows: [],
  current,
})

const ability = (id: string, title: string, answer: 'yes' | 'no' | 'unknown') => ({
  id,
  title,
  actions: [`bedrock:${id}`],
  answer,
  how: 'IAM simulated the action for this user.',
  neededFor: 'the permissions step',
})
export const accountReview: AccountReview = {
  abilities: [
    ability('ListInferenceProfiles', 'See which Claude models are offered', 'yes'),
    ability('InvokeModel', 'Call a model', 'yes'),
    ability('PutUseCaseForModelAccess', 'Send the first-use form', 'yes'),
    ability('CreateFoundationModelAgreement', 'Accept an agreement for a model', 'yes'),
    ability('CreatePolicy', 'Create and attach a policy', 'yes'),
    ability('GetMetricData', 'Read how much is used', 'yes'),
    ability('GetCostAndUsage', 'Read what it costs', 'unknown'),
  ],
}

export const permissionsReview: PermissionsReview = {
  principals: [
    {
      kind: 'user',
      name: 'claude',
      arn: 'arn:aws:iam::111122223333:user/claude',
      attached: ['AmazonBedrockFullAccess'],
      broad: ['AmazonBedrockFullAccess'],
      isYou: false,
      profile: 'claude-bedrock',
    },
    {
      kind: 'user',
      name: 'ada',
      arn: 'arn:aws:iam::111122223333:user/ada',
      attached: ['AdministratorAccess'],
      broad: ['AdministratorAccess'],
      isYou: true,
    },
  ],
  chosen: { kind: 'user', name: 'claude' },
  policyName: 'ClaudeBedrockCursorAccess',
  policyArn: 'arn:aws:iam::111122223333:policy/ClaudeBedrockCursorAccess',
  document: '{\n  "Version": "2012-10-17",\n  "Statement": []\n}',
  statements: [
    {
      sid: 'CallThroughProfiles',
      words: 'Call the three chosen profiles from Frankfurt.',
      json: '{ "Sid": "CallThroughProfiles", "Effect": "Allow" }',
    },
    {
      sid: 'ModelsBehindProfiles',
      words: 'Let those profiles, and nothing else, reach their models in four Regions of the EU.',
      json: '{ "Sid": "ModelsBehindProfiles", "Effect": "Allow" }',
    },
  ],
  isEdited: false,
  limits: [],
  furtherPolicies: [],
  validation: [],
}

export const policyCheckOf = (document: string): PolicyCheck => ({
  findings: [],
  isUsable: true,
  fitsChoices: true,
  size: document.replace(/\s/g, '').length,
  most: 6144,
})

export const connectReview: ConnectReview = {
  profiles: ['claude-bedrock', 'work'],
  chosenProfile: 'claude-bedrock',
  files: [
    {
      path: '/home/ada/.claude/settings.json',
      what: 'Claude Code’s settings',
      exists: true,
      upToDate: false,
    },
  ],
  environment: [
    { name: 'CLAUDE_CODE_USE_BEDROCK', value: '1', why: 'Call Claude through Bedrock.' },
    { name: 'AWS_PROFILE', value: 'claude-bedrock', why: 'Whose permissions are used.' },
    {
      name: 'ANTHROPIC_DEFAULT_OPUS_MODEL',
      value: 'eu.anthropic.claude-opus-5-5',
      why: 'So that “opus” means the model you chose.',
    },
  ],
}

export const callHealth: CallHealth = {
  throttling: {
    title: 'Claude was not called in the last hour',
    isWrong: false,
    calls: 0,
    throttled: 0,
    models: [],
    cures: [],
  },
  caching: {
    title: 'There is nothing to say about the cache: no calls in the last hour',
    isWrong: false,
    hitRate: null,
    readTokens: 0,
    writtenTokens: 0,
    uncachedTokens: 0,
    reasons: [],
  },
}
