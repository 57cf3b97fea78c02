import { useState } from 'react'
import type { CustomSpan, UsageRange } from '../../shared/usage/usage.ts'
import { problemIn, useAction, useCall } from '../api.tsx'
import { ProblemHere } from '../problem-here.tsx'
import { Loading } from '../ui/loading.tsx'
import { Screen } from '../ui/screen.tsx'
import { useNow } from '../ui/use-now.ts'
import { type View, wholeView } from './apply-view.ts'
import { InCloudWatch } from './in-cloudwatch.tsx'
import { QuotaPanel } from './quota-panel.tsx'
import { ReadBar } from './read-bar.tsx'
import './usage.css'
import { RangePicker } from './range-picker.tsx'
import classes from './usage.module.css'
import { UsageView } from './usage-view.tsx'
import { ViewPicker } from './view-picker.tsx'

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
const dayMs = 86_400_000

/** The window people keep open: am I fine, how much, over time, by what, and what looking costs. */
export function UsagePage() {
  const now = useNow(10_000)
  const [span, setSpan] = useState<{ range: UsageRange; custom: CustomSpan }>({
    range: '7d',
    custom: { from: now - 3 * dayMs, to: now },
  })
  const [view, setView] = useState<View>(wholeView)
  const [isPaused, setPaused] = useState(false)
  const request = {
    range: span.range,
    zone,
    refreshSpend: false,
    ...(span.range === 'custom' && { custom: span.custom }),
  }
  const usage = useCall('readUsage', request, {
    refetchInterval: ({ state }) =>
      isPaused ? false : (state.data?.watching.pollAfterMs ?? false),
    placeholderData: (previous) => previous,
  })
  const { data: connection } = useCall('readConnection', null)
  const again = useAction('readUsage', (read, cache) =>
    cache.setQueryData(['readUsage', request], read),
  )
  const problem = problemIn(usage.error ?? again.error)
  const metrics = usage.data?.metrics
  const rows = (metrics?.status === 'ok' ? metrics.value : metrics?.kept)?.detail.rows ?? []
  return (
    <Screen title="Usage" isWide>
      <div className={classes.bar}>
        <RangePicker {...span} now={now} onChange={(range, custom) => setSpan({ range, custom })} />
        <ViewPicker rows={rows} view={view} onChange={setView} />
        <span className={classes.gap} />
        <ReadBar
          usage={usage.data}
          readAt={usage.dataUpdatedAt}
          isReading={usage.isFetching || again.isPending}
          isPaused={isPaused}
          onPause={() => setPaused(!isPaused)}
          onRead={(what) => again.mutate({ ...request, ...what })}
        />
      </div>
      {problem && <ProblemHere problem={problem} onRetry={() => void usage.refetch()} />}
      {usage.data ? (
        <UsageView
          usage={usage.data}
          view={view}
          sessionEndsAt={connection?.expiresAt}
          now={now}
          isOld={Boolean(usage.error) || usage.isPlaceholderData}
        />
      ) : (
        !problem && <Loading what="Reading what Claude uses" height={104} rows={4} />
      )}
      {usage.data && <QuotaPanel />}
      {usage.data && <InCloudWatch />}
    </Screen>
  )
}
