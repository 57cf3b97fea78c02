import { NumberInput, Select, TextInput } from '@mantine/core'
import type { TuningSetting, TuningValue } from '../../../shared/tuning/tuning-setting.ts'

type Props = {
  setting: TuningSetting
  /** As the file has it; absent at its default. */
  held: string | undefined
  /** What the person made of it; undefined until they touch it. */
  changed: TuningValue | null | undefined
  fault: string | undefined
  onChange: (value: TuningValue | null) => void
}

/** One setting: what it does, what is without it, and its value. */
export function SettingField({ setting, held, changed, fault, onChange }: Props) {
  const { id, title, about, byDefault, kind } = setting
  const shown = changed === undefined ? (held ?? '') : String(changed ?? '')
  const common = {
    label: title,
    description: `${about} Without it: ${byDefault} (${id})`,
    error: fault,
    maw: 560,
  }
  switch (kind) {
    case 'number':
      return (
        <NumberInput
          {...common}
          value={shown === '' || Number.isNaN(Number(shown)) ? shown : Number(shown)}
          placeholder="Default"
          thousandSeparator=","
          allowDecimal={!setting.isWhole}
          onChange={(value) => onChange(value === '' ? null : value)}
        />
      )
    case 'text':
      return (
        <TextInput
          {...common}
          value={shown}
          placeholder="Default"
          onChange={({ currentTarget: { value } }) => onChange(value.trim() || null)}
        />
      )
    case 'switch':
      return (
        <Select
          {...common}
          data={[
            { value: '', label: 'Default' },
            { value: 'true', label: 'On' },
            ...(setting.hasOff ? [{ value: 'false', label: 'Off' }] : []),
          ]}
          value={shown === '1' ? 'true' : shown}
          allowDeselect={false}
          onChange={(value) => onChange(value ? value === 'true' : null)}
        />
      )
    case 'choice': {
      const known = setting.options.some(({ value }) => value === shown)
      return (
        <Select
          {...common}
          data={[
            { value: '', label: 'Default' },
            ...setting.options,
            ...(shown === '' || known ? [] : [{ value: shown, label: shown }]),
          ]}
          value={shown}
          allowDeselect={false}
          onChange={(value) => onChange(value || null)}
        />
      )
    }
  }
}
