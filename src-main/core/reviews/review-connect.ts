import { ProblemError } from '../../../shared/problem.ts'
import type { ConnectReview } from '../../../shared/setup/review.ts'
import { listProfiles } from '../files/list-profiles.ts'
import { claudeEnvironment, claudeProfileOf } from '../steps/claude-environment.ts'
import type { PlannedEdit } from '../steps/claude-files.ts'
import { editClaudeConfig, editCursorFiles } from '../steps/claude-files.ts'
import type { StepContext } from '../steps/step.ts'

/** The files that connect Claude Code, whether they already say what they should, and the settings they get. */
export async function reviewConnect(context: StepContext): Promise<ConnectReview> {
  const [profiles, chosenProfile, environment] = await Promise.all([
    listProfiles(context.places),
    claudeProfileOf(context),
    claudeEnvironment(context),
  ])
  const files = await Promise.all([
    filesOf(() => editClaudeConfig(context)),
    filesOf(() => editCursorFiles(context)),
  ])
  return {
    profiles: profiles.filter(({ kind }) => kind !== 'unusable').map(({ name }) => name),
    chosenProfile,
    files: files.flat(),
    environment,
  }
}

async function filesOf(
  plan: () => Promise<readonly PlannedEdit[]>,
): Promise<ConnectReview['files']> {
  try {
    return (await plan()).map(({ what, edit }) => ({
      path: edit.path,
      what,
      exists: edit.before !== null,
      upToDate: edit.before === edit.after,
    }))
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return [
      {
        path: error.problem.detail ?? '',
        what: error.problem.title,
        exists: true,
        upToDate: false,
        problem: error.problem,
      },
    ]
  }
}
