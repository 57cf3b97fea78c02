import { Checkbox, Stack, Text } from '@mantine/core'
import type { DeadAdvice } from '../../../shared/tuning/tuning.ts'

type Props = {
  dead: readonly DeadAdvice[]
  clean: readonly string[]
  onChange: (ids: readonly string[]) => void
}

/** Lines that follow advice which no longer holds, each to be taken out or renewed when ticked. */
export function DeadAdviceList({ dead, clean, onChange }: Props) {
  if (dead.length === 0) return null
  return (
    <Stack gap="xs" component="section" aria-label="Outdated lines">
      <Text fw={600}>
        {dead.length === 1 ? 'This line follows' : 'These lines follow'} advice that no longer holds
      </Text>
      {dead.length > 1 && (
        <Checkbox
          label={`All ${dead.length}`}
          checked={clean.length === dead.length}
          indeterminate={clean.length > 0 && clean.length < dead.length}
          onChange={({ currentTarget }) =>
            onChange(currentTarget.checked ? dead.map(({ id }) => id) : [])
          }
        />
      )}
      {dead.map(({ id, key, value, why, becomes }) => (
        <Checkbox
          key={id}
          label={`${becomes === undefined ? 'Take out' : 'Renew'} ${key} = ${value}`}
          description={becomes === undefined ? why : `${why} It becomes ${becomes}.`}
          checked={clean.includes(id)}
          onChange={({ currentTarget }) =>
            onChange(currentTarget.checked ? [...clean, id] : clean.filter((other) => other !== id))
          }
        />
      ))}
    </Stack>
  )
}
