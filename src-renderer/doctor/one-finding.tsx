import { Box, Button, Group, Text } from '@mantine/core'
import type { Finding, StepId } from '../../shared/setup/step.ts'
import { stepTitles } from '../../shared/setup/step-titles.ts'
import { goTo } from '../navigation.ts'
import { ProblemHere } from '../problem-here.tsx'
import { Evidence } from '../ui/evidence.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import classes from './doctor.module.css'
import { placeOf } from './place-of.ts'

type Props = {
  finding: Finding
  alsoStops?: readonly StepId[]
  /** Nobody needs it: told without alarm. */
  isOptional?: boolean
  onRetry: () => void
}

/** What one check saw, and the way to its cure. */
export function OneFinding({ finding, alsoStops = [], isOptional = false, onRetry }: Props) {
  const { step, status, waitsFor, title, detail, problem, evidence } = finding
  const isDone = status === 'done'
  const name = stepTitles[step]
  const place = placeOf(step)
  // The notice below says it already.
  const isTold = !isDone && problem?.title === title
  return (
    <>
      <Group justify="space-between" wrap="nowrap" align="baseline">
        <Text {...(!isDone && !isOptional && { fw: 500 })}>
          <span className={classes.step}>{name}</span> {!isTold && title}
        </Text>
        <StatusBadge
          status={status}
          waitsFor={waitsFor}
          {...(isOptional && status === 'needs-you' && { word: 'Not set up' })}
        />
      </Group>
      {!isDone && detail && <Text c="dimmed">{detail}</Text>}
      {alsoStops.length > 0 && (
        <Text c="dimmed">
          Nothing can be said of these until then:{' '}
          {alsoStops.map((other) => stepTitles[other]).join(', ')}.
        </Text>
      )}
      {!isDone && problem && (
        <Box mt="xs">
          <ProblemHere problem={problem} isCalm={isOptional} onRetry={onRetry} />
        </Box>
      )}
      {!isDone && !problem && (
        <Button
          variant="default"
          size="xs"
          mt="xs"
          onClick={() => goTo(place, place === 'more' ? step : undefined)}
        >
          Go to {name}
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
