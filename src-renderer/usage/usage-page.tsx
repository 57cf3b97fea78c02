import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { UsageRange } from '../../shared/usage/usage.ts'
import { problemIn, useAction, useCall } from '../api.tsx'
import { ProblemHere } from '../problem-here.tsx'
import { formatTime } from '../ui/format.ts'
import { Loading } from '../ui/loading.tsx'
import { Screen } from '../ui/screen.tsx'
import { useNow } from '../ui/use-now.ts'
import { InCloudWatch } from './in-cloudwatch.tsx'
import './usage.css'
import classes from './usage.module.css'
import { UsageView } from './usage-view.tsx'
import { useKeptUsage } from './use-kept-usage.ts'

const everyMs = 60_000

/** The window people keep open: am I fine, how much, over time, by what, and what looking costs. */
export function UsagePage() {
  const [isPaused, setPaused] = useState(false)
  const [range, setRange] = useState<UsageRange>('7d')
  const usage = useCall(
    'readUsage',
    { range, refreshSpend: false },
    { refetchInterval: isPaused ? false : everyMs, placeholderData: (previous) => previous },
  )
  const spend = useAction('readUsage', (read, cache) =>
    cache.setQueryData(['readUsage', { range: read.range, refreshSpend: false }], read),
  )
  const kept = useKeptUsage(usage.data)
  const now = useNow(10_000)
  const problem = problemIn(usage.error ?? spend.error)
  const readAt = usage.dataUpdatedAt
  return (
    <Screen title="Usage" isWide>
      <div className={classes.bar}>
        <SegmentedControl
          aria-label="Range"
          value={range}
          onChange={(value) => setRange(UsageRange.catch('7d').parse(value))}
          data={[
            { value: '1h', label: '1 hour' },
            { value: '24h', label: '24 hours' },
            { value: '7d', label: '7 days' },
            { value: '30d', label: '30 days' },
          ]}
        />
        <span className={classes.gap} />
        <span className={classes.dim} role="status">
          {usage.isFetching
            ? 'Reading…'
            : readAt > 0 &&
              `Last read ${formatTime(readAt)}, ${isPaused ? 'paused' : `next ${formatTime(readAt + everyMs)}`}`}
        </span>
        <Button
          variant="default"
          size="xs"
          aria-pressed={isPaused}
          onClick={() => setPaused(!isPaused)}
        >
          {isPaused ? 'Go on' : 'Pause'}
        </Button>
        <Button
          variant="default"
          size="xs"
          onClick={() => void usage.refetch()}
          disabled={usage.isFetching}
        >
          Read again
        </Button>
        <Button
          variant="default"
          size="xs"
          loading={spend.isPending}
          onClick={() => spend.mutate({ range, refreshSpend: true })}
        >
          Read spend ($0.03)
        </Button>
        <Button variant="default" size="xs" onClick={() => window.print()}>
          Print
        </Button>
      </div>
      {problem && <ProblemHere problem={problem} onRetry={() => void usage.refetch()} />}
      {kept ? (
        <UsageView kept={kept} now={now} isOld={Boolean(usage.error) || usage.isPlaceholderData} />
      ) : (
        !problem && <Loading what="Reading what Claude uses" height={104} rows={4} />
      )}
      {usage.data && <InCloudWatch />}
    </Screen>
  )
}
