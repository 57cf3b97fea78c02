import { SegmentedControl, Stack, Text, Title } from '@mantine/core'
import { LogLevel } from '../../shared/log.ts'
import { problemIn, useAction, useCall } from '../api.tsx'
import { ProblemHere } from '../problem-here.tsx'

const levels = [
  { value: 'error', label: 'Errors' },
  { value: 'warn', label: 'Warnings' },
  { value: 'info', label: 'Info' },
  { value: 'debug', label: 'Debug' },
]

/** How much the app notes of itself. */
export function LogLevelChoice() {
  const settings = useCall('readSettings', null)
  const save = useAction('saveSettings', (saved, cache) =>
    cache.setQueryData(['readSettings', null], saved),
  )
  const problem = problemIn(save.error)
  if (!settings.data) return null
  return (
    <Stack gap="xs" component="section" aria-labelledby="log-level">
      <Title order={2} id="log-level">
        Log
      </Title>
      <Text c="dimmed">
        How much the app notes of itself in its data folder. Debug notes every question with the
        time it took. It is read on the Doctor page.
      </Text>
      {problem && <ProblemHere problem={problem} />}
      <SegmentedControl
        aria-label="Log level"
        style={{ alignSelf: 'flex-start' }}
        data={levels}
        value={settings.data.logLevel ?? 'info'}
        onChange={(level) => {
          const wanted = LogLevel.safeParse(level)
          if (wanted.success) save.mutate({ logLevel: wanted.data })
        }}
      />
    </Stack>
  )
}
