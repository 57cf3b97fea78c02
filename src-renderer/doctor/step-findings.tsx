import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import { type Finding, type FindingStatus, type StepId, screens } from '../../shared/setup/step.ts'
import { stepTitles } from '../../shared/setup/step-titles.ts'
import { problemIn, useClient } from '../api.tsx'
import { goTo } from '../navigation.ts'
import { ProblemHere } from '../problem-here.tsx'
import { Evidence } from '../ui/evidence.tsx'
import { formatTime } from '../ui/format.ts'
import { Loading } from '../ui/loading.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import classes from './doctor.module.css'

const severity: readonly FindingStatus[] = [
  'blocked',
  'needs-admin',
  'needs-you',
  'waiting',
  'done',
]
const checked = screens.flatMap(({ id, steps }) =>
  steps.map((step: StepId) => ({ step, screen: id })),
)

/** Every check at once; what is worst stands first, with its cure. */
export function StepFindings() {
  const client = useClient()
  const results = useQueries({
    queries: checked.map(({ step }) => ({
      queryKey: ['checkStep', { step }],
      queryFn: () => client.call('checkStep', { step }),
    })),
  })
  const isLooking = results.some(({ isFetching }) => isFetching)
  const seen = results.flatMap(({ data }, index) => {
    const own = checked[index]
    return data && own ? [{ finding: data, ...own }] : []
  })
  const failed = results.flatMap(({ error }) => problemIn(error) ?? [])
  const sorted = seen.toSorted(
    (a, b) => severity.indexOf(a.finding.status) - severity.indexOf(b.finding.status),
  )
  const open = sorted.filter(({ finding }) => finding.status !== 'done')
  const times = seen.map(({ finding }) => finding.checkedAt)
  return (
    <Stack gap="sm" component="section" aria-labelledby="checks">
      <Group justify="space-between">
        <Title order={2} id="checks">
          Every check
        </Title>
        <Button
          variant="default"
          size="xs"
          disabled={isLooking}
          onClick={() => {
            for (const { refetch } of results) void refetch()
          }}
        >
          {isLooking ? 'Checking …' : 'Check everything again'}
        </Button>
      </Group>
      <Text role="status">
        {isLooking
          ? `Checked ${seen.length} of ${checked.length} …`
          : `${summary(open.length)} Looked at ${formatTime(Math.max(...times))}.`}
      </Text>
      {failed[0] && <ProblemHere problem={failed[0]} />}
      {seen.length === 0 && failed.length === 0 && <Loading what="Checking" height={44} rows={4} />}
      <ul className={classes.list}>
        {sorted.map(({ finding, screen }) => (
          <li key={finding.step} className={classes.finding}>
            <OneFinding finding={finding} onOpen={() => goTo(screen)} />
          </li>
        ))}
      </ul>
    </Stack>
  )
}

const summary = (open: number) => {
  if (open === 0) return 'Nothing is wrong.'
  return open === 1 ? 'One thing is open.' : `${open} things are open, the worst first.`
}

function OneFinding({ finding, onOpen }: { finding: Finding; onOpen: () => void }) {
  const { step, status, title, detail, problem, evidence } = finding
  const isDone = status === 'done'
  return (
    <>
      <Group justify="space-between" wrap="nowrap" align="baseline">
        <Text {...(!isDone && { fw: 500 })}>
          <span className={classes.step}>{stepTitles[step]}</span> {title}
        </Text>
        <StatusBadge status={status} />
      </Group>
      {!isDone && detail && <Text c="dimmed">{detail}</Text>}
      {!isDone && problem && <ProblemHere problem={problem} />}
      {!isDone && !problem && (
        <Button variant="default" size="xs" mt="xs" onClick={onOpen}>
          Go to {stepTitles[step]}
        </Button>
      )}
      {evidence.length > 0 && (
        <details className={classes.more}>
          <summary>What was found</summary>
          <Evidence items={evidence} />
        </details>
      )}
    </>
  )
}
