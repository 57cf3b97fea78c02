import { Button, Checkbox, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { problemIn, useAction } from '../api.tsx'
import { ProblemHere } from '../problem-here.tsx'
import { saveFile } from '../save-file.ts'
import { CodeBlock } from '../ui/code-block.tsx'

/** Everything the doctor saw as one text, to be saved, or to be pasted into an issue. It goes nowhere by itself. */
export function ReportPanel() {
  const [withAccount, setWithAccount] = useState(false)
  const make = useAction('makeReport')
  const problem = problemIn(make.error)
  const report = make.data
  return (
    <Stack gap="sm" component="section" aria-labelledby="report">
      <Title order={2} id="report">
        Report
      </Title>
      <Text c="dimmed">
        Versions, findings and the app’s last problems in one text, for whoever helps you. It never
        holds a key, and it is sent nowhere.
      </Text>
      <Checkbox
        label="Leave the account number and the names of users and roles in"
        checked={withAccount}
        onChange={({ currentTarget }) => {
          setWithAccount(currentTarget.checked)
          make.reset()
        }}
      />
      <Group>
        <Button
          variant="default"
          loading={make.isPending}
          onClick={() => make.mutate({ withAccount })}
        >
          Write the report
        </Button>
        {report && (
          <Button
            variant="subtle"
            onClick={() => saveFile(report.fileName, 'text/markdown', report.markdown)}
          >
            Save as {report.fileName}
          </Button>
        )}
      </Group>
      {problem && <ProblemHere problem={problem} />}
      {report && (
        <Stack gap="sm" aria-live="polite">
          <Text size="sm">
            For an issue on GitHub, copy the title and the text into the form for a new issue.
          </Text>
          <div>
            <Text size="sm" fw={500}>
              Title
            </Text>
            <CodeBlock label="Title for an issue" text={report.title} wraps />
          </div>
          <div>
            <Text size="sm" fw={500}>
              Text
            </Text>
            <CodeBlock label="Report, as text for an issue" text={report.issue} />
          </div>
        </Stack>
      )}
    </Stack>
  )
}
