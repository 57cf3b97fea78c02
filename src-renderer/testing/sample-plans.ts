import type { HandOver } from '../../shared/setup/hand-over.ts'
import type { HistoryEntry } from '../../shared/setup/history.ts'
import type { Plan, PlannedChange } from '../../shared/setup/plan.ts'
import { StepId } from '../../shared/setup/step.ts'

const changes: readonly PlannedChange[] = [
  {
    id: 'create-policy',
    title: 'Create the policy ClaudeBedrockCursorAccess',
    why: 'It allows the chosen models and nothing else.',
    undo: 'The policy is deleted.',
    after: [],
    effect: {
      kind: 'aws-call',
      service: 'IAM',
      operation: 'CreatePolicy',
      region: 'us-east-1',
      json: '{\n  "PolicyName": "ClaudeBedrockCursorAccess",\n  "PolicyDocument": {}\n}',
    },
    command: 'aws iam create-policy --policy-name ClaudeBedrockCursorAccess',
  },
  {
    id: 'attach-policy',
    title: 'Attach it to the user claude',
    why: 'From then on Claude Code may call the chosen models.',
    undo: 'The policy is detached.',
    after: ['create-policy'],
    effect: {
      kind: 'aws-call',
      service: 'IAM',
      operation: 'AttachUserPolicy',
      region: 'us-east-1',
      json: '{\n  "UserName": "claude"\n}',
    },
    command: 'aws iam attach-user-policy --user-name claude',
  },
  {
    id: 'write-settings',
    title: 'Add four lines to settings.json',
    why: 'Everything else in the file stays as it is; a backup is kept.',
    cost: 'less than $0.001',
    undo: 'The four lines are taken out again.',
    after: [],
    effect: {
      kind: 'file-edit',
      path: '/home/ada/.claude/settings.json',
      isNew: false,
      diff: '@@ -1,3 +1,4 @@\n {\n+  "env": { "CLAUDE_CODE_USE_BEDROCK": "1" },\n   "theme": "dark"\n }',
    },
    command: '# Edit /home/ada/.claude/settings.json',
  },
]

export const planOf = (step: StepId): Plan => ({
  id: `plan of ${step}`,
  step,
  title: `The ${step} step`,
  changes: [...changes],
  notes: ['AdministratorAccess of ada stays as it is.'],
  isByHand: false,
  script: '#!/usr/bin/env bash\naws iam create-policy --policy-name ClaudeBedrockCursorAccess',
})

export const handOverOf = (step: StepId): HandOver => ({
  step,
  title: `The ${step} step`,
  asked: 2,
  files: [
    {
      name: `groundwork-${step}.html`,
      title: 'The request, to read',
      purpose: 'Says what is asked for.',
      mediaType: 'text/html',
      text: '<!doctype html><title>The request</title>',
    },
    {
      name: `groundwork-${step}.sh`,
      title: 'AWS CLI script for bash',
      purpose: 'Does all of it.',
      mediaType: 'text/x-shellscript',
      text: 'aws iam create-policy --policy-name ClaudeBedrockCursorAccess',
    },
  ],
  leftOut: ['Add four lines to settings.json. That is a file on the member’s computer.'],
  message: 'Could you please do this in our AWS account 111122223333?',
  mailto: 'mailto:?subject=Request&body=Please',
})

export const stepOf = (planId: string): StepId => StepId.parse(planId.replace('plan of ', ''))

export const historyOf = (step: StepId, { id, title, why }: PlannedChange): HistoryEntry => ({
  id: `${step} ${id}`,
  at: Date.UTC(2026, 10, 23, 12),
  account: '111122223333',
  step,
  title,
  what: 'iam:CreatePolicy',
  where: 'us-east-1',
  input: '{}',
  status: 'done',
  outcome: why,
  undo: 'Delete it again.',
  isUndo: false,
  undoable: true,
})
