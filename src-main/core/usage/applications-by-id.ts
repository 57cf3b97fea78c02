import { ProblemError } from '../../../shared/problem.ts'
import { type ApplicationProfile, applicationProfilesIn } from '../bedrock/application-profiles.ts'
import type { StepContext } from '../steps/step.ts'
import { isClaudeId } from './fold-models.ts'

const hourMs = 3_600_000

/**
 * What stands behind ids that name no model: application inference profiles, by id and by ARN, for callers pass either.
 * Empty where they may not be listed; the numbers are shown under their ids then.
 */
export async function applicationsById(
  context: StepContext,
  region: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ApplicationProfile>> {
  if (ids.every(isClaudeId)) return new Map()
  try {
    const listed = await applicationProfilesIn(context, region, hourMs)
    return new Map(
      listed.flatMap((profile) => [
        [profile.id, profile],
        [profile.arn, profile],
      ]),
    )
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code === 'app.cancelled') throw error
    return new Map()
  }
}
