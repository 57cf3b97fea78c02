import { claudeCodeSettings } from './claude-code-settings.ts'
import { cursorSettings } from './cursor-settings.ts'
import type { TuningChange } from './tuning.ts'
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

/** What is wrong with a change, as a sentence. It is asked here, not in the schema, which every screen loads. */
export function faultOfChange({ id, value }: TuningChange): string | undefined {
  const setting = tuningSettings.find((each) => each.id === id)
  if (!setting) return 'There is no such setting.'
  return value === null ? undefined : faultOf(setting, value)
}
