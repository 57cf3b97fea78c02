import { z } from '../schema.ts'
import { claudeCodeSettings } from './claude-code-settings.ts'
import { cursorSettings } from './cursor-settings.ts'
import type { TuningSetting, TuningValue } from './tuning-setting.ts'

/** Every setting that can be tuned, in the order it is shown. */
export const tuningSettings: readonly TuningSetting[] = [...claudeCodeSettings, ...cursorSettings]

const numbers = new Intl.NumberFormat('en-US')

/** What is wrong with a value, as a sentence; undefined for one that can be used. */
export function faultOf(setting: TuningSetting, value: TuningValue): string | undefined {
  switch (setting.kind) {
    case 'number': {
      const { min, max, isWhole, title } = setting
      const range = `${title}: between ${numbers.format(min)} and ${numbers.format(max)}.`
      if (typeof value !== 'number' || !(value >= min && value <= max)) return range
      return isWhole && !Number.isInteger(value) ? `${title}: a whole number.` : undefined
    }
    case 'switch':
      return value === true || (setting.hasOff && value === false)
        ? undefined
        : `${setting.title}: on, or not set.`
    case 'choice':
      return setting.options.some((option) => option.value === value)
        ? undefined
        : `${setting.title}: one of ${setting.options.map((option) => option.value).join(', ')}.`
    case 'text':
      return typeof value === 'string' && setting.pattern.test(value)
        ? undefined
        : setting.looksLike
  }
}

/** One setting as it is wanted; null takes its line out. */
export const TuningChange = z
  .object({ id: z.string(), value: z.union([z.string(), z.number(), z.boolean()]).nullable() })
  .superRefine(({ id, value }, { addIssue }) => {
    const setting = tuningSettings.find((each) => each.id === id)
    const message = setting
      ? value !== null && faultOf(setting, value)
      : 'There is no such setting.'
    if (message) addIssue({ code: 'custom', message })
  })
export type TuningChange = z.infer<typeof TuningChange>

/** A line that follows advice which no longer holds. */
export const DeadAdvice = z.object({
  id: z.string(),
  path: z.string(),
  key: z.string(),
  value: z.string(),
  why: z.string(),
  /** What it becomes; the line is taken out where this is absent. */
  becomes: z.string().optional(),
})
export type DeadAdvice = z.infer<typeof DeadAdvice>

/** What the files say now. A setting that is not in them is absent. */
export const TuningReview = z.object({
  values: z.record(z.string(), z.string()),
  paths: z.object({ 'claude-code': z.string(), 'claude-bedrock-cursor': z.string() }),
  /** Whether the guide’s own tool has a config.toml here. */
  hasCursor: z.boolean(),
  dead: z.array(DeadAdvice),
})
export type TuningReview = z.infer<typeof TuningReview>
