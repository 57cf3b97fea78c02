import { Stack, Text } from '@mantine/core'
import type { TuningReview } from '../../../shared/tuning/tuning.ts'
import type { TuningValue } from '../../../shared/tuning/tuning-setting.ts'
import { tuningSettings } from '../../../shared/tuning/tuning-settings.ts'
import { SettingField } from './setting-field.tsx'
import classes from './tuning.module.css'

type Props = {
  review: TuningReview
  changed: Readonly<Record<string, TuningValue | null>>
  faults: Readonly<Record<string, string>>
  onChange: (id: string, value: TuningValue | null) => void
}

const groups = [...new Set(tuningSettings.map(({ group }) => group))]

/** Every setting by group, with what the file says now. Groups are opened one by one: nobody needs them all. */
export function TuningForm({ review, changed, faults, onChange }: Props) {
  return (
    <Stack gap="xs">
      {groups.map((group) => {
        const settings = tuningSettings.filter((each) => each.group === group)
        const tuned = settings.filter(({ id }) => review.values[id] !== undefined).length
        const file = settings[0]?.file ?? 'claude-code'
        return (
          <details key={group} className={classes.group}>
            <summary>
              {group}
              <Text span c="dimmed" size="sm">
                {' '}
                · {tuned === 0 ? 'at its default' : `${tuned} set`}
              </Text>
            </summary>
            <Stack gap="md" mt="xs">
              <Text size="sm" c="dimmed">
                Read from <code>{review.paths[file]}</code>
                {file === 'claude-bedrock-cursor' &&
                  !review.hasCursor &&
                  ', which is not there yet: only of use with that tool'}
                . An empty field leaves the default.
              </Text>
              {settings.map((setting) => (
                <SettingField
                  key={setting.id}
                  setting={setting}
                  held={review.values[setting.id]}
                  changed={changed[setting.id]}
                  fault={faults[setting.id]}
                  onChange={(value) => onChange(setting.id, value)}
                />
              ))}
            </Stack>
          </details>
        )
      })}
    </Stack>
  )
}
