import type { TuningReview } from '../../../shared/tuning/tuning.ts'
import { tuningSettings } from '../../../shared/tuning/tuning-settings.ts'
import type { StepContext } from '../steps/step.ts'
import { findDeadAdvice } from './find-dead-advice.ts'
import { heldAt, placeOf, readTunedFiles, shownAs } from './tuned-files.ts'

/** The settings as the files have them now, and which lines follow advice that no longer holds. */
export async function reviewTuning(context: StepContext): Promise<TuningReview> {
  const files = await readTunedFiles(context.places)
  const values = tuningSettings.flatMap((setting) => {
    const own = files.find(({ file }) => file === setting.file)
    const value = own && shownAs(heldAt(own, placeOf(setting)))
    return value === undefined ? [] : [[setting.id, value] as const]
  })
  const pathOf = (file: string) => files.find((each) => each.file === file)?.path ?? ''
  const dead = await findDeadAdvice(context, files)
  return {
    values: Object.fromEntries(values),
    paths: {
      'claude-code': pathOf('claude-code'),
      'claude-bedrock-cursor': pathOf('claude-bedrock-cursor'),
    },
    hasCursor: files.some(({ file, text }) => file === 'claude-bedrock-cursor' && text !== null),
    dead: dead.map(({ id, path, key, value, why, becomes }) => ({
      id,
      path,
      key,
      value,
      why,
      ...(becomes !== undefined && { becomes }),
    })),
  }
}
