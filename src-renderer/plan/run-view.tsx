import { Stack, Text, Title } from '@mantine/core'
import { ProblemHere } from '../problem-here.tsx'
import { ChangeList, type Progress } from '../ui/change-list.tsx'
import { Notes } from './plan-preview.tsx'
import type { Run } from './use-runs.ts'

const headings = {
  done: 'What was changed',
  failed: 'Stopped at the line that failed',
  cancelled: 'Stopped, as you asked',
} as const

/** The list of a plan while and after it is carried out; a failure stands on its own line with its cure. */
export function RunView({
  run,
  onRetry,
  order = 2,
}: {
  run: Run
  onRetry?: (() => void) | undefined
  /** 3 below a heading of its own. */
  order?: 2 | 3
}) {
  const progress = new Map(
    [...run.progress].map(([id, { status, note, problem }]): [string, Progress] => [
      id,
      {
        status,
        note,
        notice: problem && <ProblemHere problem={problem} onRetry={onRetry} />,
      },
    ]),
  )
  const heading = run.outcome ? headings[run.outcome] : 'Changing now'
  return (
    <Stack gap="xs" component="section" aria-label={run.plan.title}>
      <Title order={order}>{heading}</Title>
      {run.problem && <ProblemHere problem={run.problem} onRetry={onRetry} />}
      <ChangeList label={heading} changes={run.plan.changes} progress={progress} />
      <Notes notes={run.plan.notes} />
      {run.outcome === undefined && (
        <Text c="dimmed" size="xs">
          Each line is recorded before and after, so it can be undone from the history.
        </Text>
      )}
    </Stack>
  )
}
