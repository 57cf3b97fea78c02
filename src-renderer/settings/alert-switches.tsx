import { Stack, Switch, Text, Title } from '@mantine/core'
import { AlertKind } from '../../shared/usage/alert.ts'
import { problemIn, useAction, useCall } from '../api.tsx'
import { ProblemHere } from '../problem-here.tsx'

const words: Readonly<Record<AlertKind, string>> = {
  budget: 'A threshold of a budget is reached, once a month each',
  forecast: 'AWS expects more than a budget allows, once a month',
  throttling: 'AWS slows Claude down (throttling), once a day',
  spike: 'Today costs much more than usual, once a day',
  session: 'The sign-in ends soon, once for each sign-in',
}

/** What the app may say without being asked. */
export function AlertSwitches() {
  const settings = useCall('readSettings', null)
  const { data: info } = useCall('describeApp', null)
  const save = useAction('saveSettings', (saved, cache) =>
    cache.setQueryData(['readSettings', null], saved),
  )
  const problem = problemIn(save.error)
  if (!settings.data) return null
  const { mutedAlerts = [] } = settings.data
  return (
    <Stack gap="xs" component="section" aria-labelledby="alerts">
      <Title order={2} id="alerts">
        What you are told without asking
      </Title>
      <Text c="dimmed">
        {info?.powers.includes('desktop-notify')
          ? 'In this window and as a notification of your desktop.'
          : 'In this window. The desktop app shows it as a notification too.'}
      </Text>
      {problem && <ProblemHere problem={problem} />}
      {AlertKind.options.map((kind) => (
        <Switch
          key={kind}
          label={words[kind]}
          checked={!mutedAlerts.includes(kind)}
          onChange={({ currentTarget: { checked } }) =>
            save.mutate({
              mutedAlerts: checked
                ? mutedAlerts.filter((each) => each !== kind)
                : [...mutedAlerts, kind],
            })
          }
        />
      ))}
    </Stack>
  )
}
