import { Button, Group, Select, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { LogLevel } from '../../shared/log.ts'
import { problemIn, useCall } from '../api.tsx'
import { ProblemHere } from '../problem-here.tsx'
import { CodeBlock } from '../ui/code-block.tsx'
import { Loading } from '../ui/loading.tsx'
import { filterLog, logAsText } from './filter-log.ts'

const levels = [
  { value: 'error', label: 'Errors' },
  { value: 'warn', label: 'Errors and warnings' },
  { value: 'info', label: 'What happened as well' },
  { value: 'debug', label: 'Everything' },
]
const mostShown = 200

/** What the app has noted of itself. Closed until somebody looks for it. */
export function LogViewer() {
  const [isOpen, setOpen] = useState(false)
  return (
    <Stack gap="sm" component="section" aria-labelledby="log">
      <Title order={2} id="log">
        Log
      </Title>
      <Text c="dimmed">
        What the app has noted of itself. How much it notes is chosen in the settings; secrets are
        masked before anything is written.
      </Text>
      <Button
        variant="default"
        style={{ alignSelf: 'flex-start' }}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? 'Close the log' : 'Read the log'}
      </Button>
      {isOpen && <Opened />}
    </Stack>
  )
}

function Opened() {
  const log = useCall('readLog', null, { staleTime: 0 })
  const [level, setLevel] = useState<LogLevel>('info')
  const [text, setText] = useState('')
  const problem = problemIn(log.error)
  const again = () => void log.refetch()
  if (problem) return <ProblemHere problem={problem} onRetry={again} />
  if (!log.data) return <Loading what="Reading the log" height={120} />
  const found = filterLog(log.data.entries, { level, text })
  return (
    <Stack gap="sm">
      <Group align="end">
        <Select
          label="Show"
          data={levels}
          value={level}
          allowDeselect={false}
          onChange={(value) => {
            const chosen = LogLevel.safeParse(value)
            if (chosen.success) setLevel(chosen.data)
          }}
        />
        <TextInput
          label="With the words"
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Button variant="subtle" onClick={again}>
          Read it again
        </Button>
      </Group>
      <Text role="status" c="dimmed" size="sm">
        {log.data.entries.length === 0
          ? 'Nothing has been noted yet. With the level Debug in the settings, every question to AWS is.'
          : `${found.length} of ${log.data.entries.length} entries`}
        {found.length > mostShown && `, the newest ${mostShown} shown`}
      </Text>
      {found.length > 0 && (
        <CodeBlock label="Log, newest first" text={logAsText(found.slice(0, mostShown))} />
      )}
      <CodeBlock label="Folder of the log files" text={log.data.folder} />
    </Stack>
  )
}
