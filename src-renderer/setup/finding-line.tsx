import { Stack, Text } from '@mantine/core'
import type { Finding } from '../../shared/setup/step.ts'
import { problemIn, type useCall } from '../api.tsx'
import { ProblemHere } from '../problem-here.tsx'
import { Elapsed } from '../ui/elapsed.tsx'
import { Evidence } from '../ui/evidence.tsx'
import { formatDuration, formatTime } from '../ui/format.ts'
import { Loading } from '../ui/loading.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import classes from './finding-line.module.css'

type Seen = ReturnType<typeof useCall<'checkStep'>>

/** What a check saw, in words and by status; announced when it changes. */
export function FindingLine({
  seen,
  hasEvidence = true,
  hasStatus = true,
  isBrief = false,
}: {
  seen: Seen
  hasEvidence?: boolean
  /** False where the status stands in the heading already. */
  hasStatus?: boolean
  /** Only what it comes down to, for a step whose turn it is not. */
  isBrief?: boolean
}) {
  const retry = () => void seen.refetch()
  const problem = problemIn(seen.error)
  if (problem) return <ProblemHere problem={problem} onRetry={retry} />
  const finding = seen.data
  if (!finding) return <Loading what="Looking" height={44} />
  if (isBrief)
    return (
      <div className={classes.head} data-brief={true}>
        <Text {...(finding.status !== 'done' && { c: 'dimmed' })}>{finding.title}</Text>
        <StatusBadge status={finding.status} waitsFor={finding.waitsFor} />
      </div>
    )
  return (
    <section className={classes.finding} aria-live="polite">
      <div className={classes.head}>
        <Text fw={500}>{finding.title}</Text>
        {hasStatus && <StatusBadge status={finding.status} waitsFor={finding.waitsFor} />}
      </div>
      {finding.detail && <Text c="dimmed">{finding.detail}</Text>}
      {finding.status === 'waiting' && <Waiting finding={finding} />}
      {finding.problem && finding.status !== 'done' && (
        <Stack mt="xs">
          <ProblemHere problem={finding.problem} onRetry={retry} />
        </Stack>
      )}
      {hasEvidence && finding.evidence.length > 0 && (
        <details className={classes.details}>
          <summary>What was found</summary>
          <Evidence items={finding.evidence} />
        </details>
      )}
    </section>
  )
}

/** Longer than this there is a time to name, rather than a rhythm (ms). */
const rhythmMs = 60_000

function Waiting({ finding: { waitingSince, lookAgainInMs, checkedAt } }: { finding: Finding }) {
  return (
    <Text c="dimmed" aria-live="off">
      {waitingSince !== undefined && (
        <>
          Started <Elapsed since={waitingSince} /> ago
        </>
      )}
      {waitingSince !== undefined && lookAgainInMs !== undefined && '; '}
      {lookAgainInMs !== undefined &&
        (lookAgainInMs > rhythmMs
          ? `we look again at ${formatTime(checkedAt + lookAgainInMs)}`
          : `we look again every ${formatDuration(lookAgainInMs)}`)}
    </Text>
  )
}
