import { Button, SegmentedControl, Stack, Text, Title } from '@mantine/core'
import { Settings } from '../../shared/app.ts'
import { problemIn, useAction, useCall } from '../api.tsx'
import { goTo } from '../navigation.ts'
import { ProblemHere } from '../problem-here.tsx'
import { Evidence } from '../ui/evidence.tsx'
import { Loading } from '../ui/loading.tsx'
import { Screen } from '../ui/screen.tsx'
import { AlertSwitches } from './alert-switches.tsx'
import { DailyCap } from './daily-cap.tsx'
import { LogLevelChoice } from './log-level.tsx'

const themes = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]

export function SettingsPage() {
  return (
    <Screen title="Settings">
      <Theme />
      <DailyCap />
      <AlertSwitches />
      <LogLevelChoice />
      <TurnOff />
      <About />
    </Screen>
  )
}

function Theme() {
  const settings = useCall('readSettings', null)
  const save = useAction('saveSettings', (saved, cache) =>
    cache.setQueryData(['readSettings', null], saved),
  )
  const problem = problemIn(settings.error ?? save.error)
  return (
    <Stack gap="xs" component="section" aria-labelledby="look">
      <Title order={2} id="look">
        Look
      </Title>
      {problem && <ProblemHere problem={problem} onRetry={() => void settings.refetch()} />}
      {settings.data ? (
        <SegmentedControl
          aria-label="Theme"
          style={{ alignSelf: 'flex-start' }}
          data={themes}
          value={settings.data.theme}
          onChange={(theme) => {
            const wanted = Settings.shape.theme.safeParse(theme)
            if (wanted.success) save.mutate({ theme: wanted.data })
          }}
        />
      ) : (
        !problem && <Loading what="Reading the settings" height={36} />
      )}
    </Stack>
  )
}

function TurnOff() {
  return (
    <Stack gap="xs" component="section" aria-labelledby="turn-off">
      <Title order={2} id="turn-off">
        Turn off Bedrock
      </Title>
      <Text c="dimmed">
        Puts Claude Code’s and the AWS files back as they were and takes back what was made in this
        account. You see the whole list first.
      </Text>
      <Button
        variant="default"
        style={{ alignSelf: 'flex-start' }}
        onClick={() => goTo('turn-off')}
      >
        See what would be taken back…
      </Button>
    </Stack>
  )
}

const hosts = { electron: 'Desktop app', browser: 'In the browser, from this computer' } as const

function About() {
  const { data: info, error, refetch } = useCall('describeApp', null)
  const problem = problemIn(error)
  return (
    <Stack gap="xs" component="section" aria-labelledby="about">
      <Title order={2} id="about">
        About
      </Title>
      {problem && <ProblemHere problem={problem} onRetry={() => void refetch()} />}
      {info ? (
        <Evidence
          items={[
            { label: 'Version', value: `${info.name} ${info.version}` },
            { label: 'Runs as', value: `${hosts[info.host]} (${info.platform})` },
            { label: 'Data folder', value: info.dataFolder },
          ]}
        />
      ) : (
        !problem && <Loading what="Reading the version" height={100} />
      )}
      <Text c="dimmed">
        Groundwork sends nothing to anybody but your own AWS account. It keeps the history of its
        changes and the usage it has read in the data folder.
      </Text>
    </Stack>
  )
}
