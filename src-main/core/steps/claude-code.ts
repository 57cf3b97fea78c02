import { stat } from 'node:fs/promises'
import type { StepId } from '../../../shared/setup/step.ts'
import { editClaudeConfig, editCursorFiles, type PlannedEdit } from './claude-files.ts'
import { claudeOverrides } from './claude-overrides.ts'
import { finding } from './finding.ts'
import type { Step, StepContext, StepPlan } from './step.ts'

/** Claude Code's settings point at Bedrock, with this account's profile and pinned models. */
export const claudeCode: Step = {
  id: 'claude-code',
  check: async (context) => {
    const files = await editClaudeConfig(context)
    return checkFiles(
      'claude-code',
      files,
      context,
      'Claude Code uses Bedrock with this account',
      'Claude Code does not use this account yet',
    )
  },
  plan: async (context) => ({
    ...planFiles('Connect Claude Code', await editClaudeConfig(context)),
    notes: await claudeOverrides(context),
  }),
}

/** The guide's own tool gets the same choices. Only offered where it is used. */
export const claudeBedrockCursor: Step = {
  id: 'claude-bedrock-cursor',
  check: async (context) => {
    const isUsed = await stat(context.places.claudeBedrockCursorFolder).then(
      () => true,
      () => false,
    )
    if (!isUsed)
      return finding(
        'claude-bedrock-cursor',
        'done',
        'claude-bedrock-cursor is not used on this computer',
        context.now(),
        {
          detail: 'Its files can be written all the same.',
        },
      )
    const files = await editCursorFiles(context)
    return checkFiles(
      'claude-bedrock-cursor',
      files,
      context,
      'claude-bedrock-cursor has the same choices',
      'claude-bedrock-cursor has other settings',
    )
  },
  plan: async (context) =>
    planFiles('Write the files of claude-bedrock-cursor', await editCursorFiles(context)),
}

const isOpen = ({ edit }: PlannedEdit) => edit.before !== edit.after

function checkFiles(
  step: StepId,
  files: readonly PlannedEdit[],
  { now }: StepContext,
  done: string,
  open: string,
) {
  const evidence = files.map((file) => ({
    label: file.edit.path,
    value: isOpen(file) ? 'to be changed' : 'as it should be',
  }))
  return files.some(isOpen)
    ? finding(step, 'needs-you', open, now(), { evidence })
    : finding(step, 'done', done, now(), { evidence })
}

function planFiles(title: string, files: readonly PlannedEdit[]): StepPlan {
  const open = files.filter(isOpen)
  return {
    title: open.length === 0 ? 'The files are as they should be' : title,
    changes: open.map(({ id, what, why, edit }) => ({
      id,
      title: `${edit.before === null ? 'Create' : 'Edit'} ${what}`,
      why,
      effect: edit,
      after: [],
      undo: [],
      undoWords: 'Put the file back as it was, from History. A dated copy is kept.',
    })),
  }
}
