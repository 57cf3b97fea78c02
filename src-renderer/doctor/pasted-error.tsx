import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core'
import { useState } from 'react'
import { problemIn, useAction } from '../api.tsx'
import { ProblemHere } from '../problem-here.tsx'
import { CodeBlock } from '../ui/code-block.tsx'
import { Evidence } from '../ui/evidence.tsx'

/** The meaning of an error from Claude Code, the AWS tools or anything else: one cause, one cure. */
export function PastedError() {
  const [text, setText] = useState('')
  const [isEmpty, setEmpty] = useState(false)
  const explain = useAction('explainError')
  const told = explain.data
  const problem = problemIn(explain.error)
  const ask = () => {
    setEmpty(text.trim() === '')
    if (text.trim() !== '') explain.mutate({ text })
  }
  return (
    <Stack gap="sm" component="section" aria-labelledby="paste">
      <Title order={2} id="paste">
        Paste an error
      </Title>
      <Textarea
        label="The whole text of it"
        description="From Claude Code, the AWS CLI or another tool. It stays on this computer, and what looks like a secret is taken out of everything shown here."
        autosize
        minRows={3}
        maxRows={12}
        value={text}
        error={isEmpty && 'Paste the text of an error first.'}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value)
          setEmpty(false)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) ask()
        }}
      />
      <Group>
        <Button onClick={ask} loading={explain.isPending}>
          Explain this error
        </Button>
        <Text c="dimmed" size="sm">
          or Ctrl + Enter
        </Text>
      </Group>
      {problem && <ProblemHere problem={problem} onRetry={ask} />}
      {told && (
        <Stack gap="sm" aria-live="polite">
          {told.problem ? (
            <ProblemHere problem={told.problem} />
          ) : (
            <Text>
              This text is not one that is known. AWS support can tell more; this is what they will
              ask for:
            </Text>
          )}
          {told.found.length > 0 && <Evidence items={told.found} />}
          <details open={!told.problem || undefined}>
            <summary>For a support case</summary>
            <CodeBlock label="Text for a support case" text={told.forSupport} />
          </details>
        </Stack>
      )}
    </Stack>
  )
}
