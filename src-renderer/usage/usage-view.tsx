import { useMemo } from 'react'
import type { ProblemCode } from '../../shared/problem.ts'
import { addUp, filterRows } from '../../shared/usage/group.ts'
import { summariseUsage } from '../../shared/usage/summarise-usage.ts'
import type { Usage } from '../../shared/usage/usage.ts'
import { ProblemHere } from '../problem-here.tsx'
import {
  formatCount,
  formatCountOf,
  formatDayAndTime,
  formatMilliseconds,
  formatUsd,
} from '../ui/format.ts'
import { applyView, previousOf, type Shown, type View } from './apply-view.ts'
import { Cards } from './cards.tsx'
import { Compared } from './compared.tsx'
import { keepPeaks } from './keep-peaks.ts'
import { LinePanel } from './line-panel.tsx'
import { ModelTable } from './model-table.tsx'
import { Money } from './money.tsx'
import { NoCalls } from './no-calls.tsx'
import { ReadNotes } from './read-notes.tsx'
import { SavingsCalculator } from './savings-calculator.tsx'
import { type Old, sourceOf } from './source.ts'
import { latencySentence, statusWords } from './status-words.ts'
import { totalsOf } from './summarise.ts'
import { TokenChart } from './token-chart.tsx'
import classes from './usage.module.css'

const rangeWords = {
  '1h': 'in the last hour',
  today: 'today',
  '24h': 'in the last 24 hours',
  '7d': 'in the last 7 days',
  '14d': 'in the last 14 days',
  '30d': 'in the last 30 days',
  month: 'this month',
  custom: 'in the chosen time',
} as const

/** The bill is not there for this person or not there yet; nothing is broken, and the tokens stand. */
const calm: readonly ProblemCode[] = ['permission.denied', 'billing.costExplorerOff']

type Props = {
  usage: Usage
  view: View
  sessionEndsAt?: number | undefined
  now: number
  isOld: boolean
}

/** What was read, in the order people ask. One source that failed says so in its own place. */
export function UsageView({ usage, view, sessionEndsAt, now, isOld }: Props) {
  const { times, bucketSeconds } = usage
  const words = rangeWords[usage.range]
  const read = sourceOf(usage.metrics)
  const bill = sourceOf(usage.spend)
  // The clock ticks more often than the numbers change.
  const metrics = useMemo(
    () => read.value && applyView(read.value, times.length, view),
    [read.value, times, view],
  )
  const drawn = useMemo(() => drawnOf(times, metrics), [times, metrics])
  const spend = bill.value
  const recent = read.value?.detail.recent
  // The cards have every type of token, each by its name.
  const { types: _, ...filter } = view.filter
  const summary =
    recent && summariseUsage({ ...recent, rows: filterRows(recent.rows, filter) }, now)
  const totals = metrics && totalsOf(metrics)
  const isQuiet = totals !== undefined && totals.requests + totals.throttles === 0
  const axis = { times, bucketSeconds, drawn }
  return (
    <div className={classes.stack}>
      {read.old && <Since what="Tokens, requests and times" old={read.old} />}
      {bill.old && <Since what="Billed spend" old={bill.old} />}
      <div className={`${classes.stack} ${isOld || read.old ? classes.old : ''}`}>
        {metrics && (
          <p className={classes.status} aria-live="polite">
            {statusWords(metrics, words)}
          </p>
        )}
        {metrics && totals && !isQuiet && (
          <Compared totals={totals} before={previousOf(metrics, view)} words={words} />
        )}
        <Cards summary={summary} spend={spend} sessionEndsAt={sessionEndsAt} now={now} />
        {read.value && (
          <ReadNotes detail={read.value.detail} isCapReached={usage.watching.isCapReached} />
        )}
        {read.problem && <ProblemHere problem={read.problem} />}
        {metrics &&
          (isQuiet ? (
            <NoCalls region={usage.region} />
          ) : (
            <TokenChart metrics={metrics} by={view.by} {...axis} />
          ))}
        {bill.problem && (
          <ProblemHere problem={bill.problem} isCalm={calm.includes(bill.problem.code)} />
        )}
        {spend && !(isQuiet && spend.days.length === 0) && (
          <div className={`${classes.stack} ${bill.old ? classes.old : ''}`}>
            <Money
              metrics={metrics}
              whole={read.value}
              spend={spend}
              filter={view.filter}
              now={now}
              {...axis}
            />
          </div>
        )}
        {metrics && totals && !isQuiet && (
          <>
            <div className={classes.pair}>
              <LinePanel
                title="Requests"
                label="estimated"
                summary={`${formatCountOf(totals.requests, 'request')}, ${formatCount(totals.throttles)} slowed down, ${formatCount(totals.errors)} failed.`}
                format={formatCount}
                lines={[
                  {
                    name: 'Requests',
                    color: 'var(--gw-accent)',
                    dash: '0',
                    values: metrics.requests.invocations,
                  },
                  {
                    name: 'Slowed down (throttles)',
                    color: 'var(--gw-amber)',
                    dash: '6 3',
                    values: metrics.requests.throttles,
                  },
                  {
                    name: 'Refused (client errors)',
                    color: 'var(--gw-red)',
                    dash: '2 3',
                    values: metrics.requests.clientErrors,
                  },
                  {
                    name: 'AWS faults (server errors)',
                    color: 'var(--gw-dim)',
                    dash: '8 3 2 3',
                    values: metrics.requests.serverErrors,
                  },
                ]}
                {...axis}
              />
              <LinePanel
                title="Answer time"
                label="estimated; several models weighted by their calls"
                summary={latencySentence(metrics)}
                format={formatMilliseconds}
                lines={[
                  {
                    name: 'Typical (p50)',
                    color: 'var(--gw-accent)',
                    dash: '0',
                    values: metrics.latency.p50,
                  },
                  {
                    name: 'Slow (p90)',
                    color: 'var(--gw-output)',
                    dash: '6 3',
                    values: metrics.latency.p90,
                  },
                  {
                    name: 'First word',
                    color: 'var(--gw-input)',
                    dash: '2 3',
                    values: metrics.latency.firstToken,
                  },
                ]}
                {...axis}
              />
            </div>
            <ModelTable metrics={metrics} by={view.by} />
            <SavingsCalculator
              detail={metrics.detail}
              times={times}
              bucketSeconds={bucketSeconds}
            />
          </>
        )}
        <p className={classes.dim}>
          Region {usage.region}; CloudWatch counts every caller of the account. Looking has cost{' '}
          {formatUsd(usage.watching.usd)} this month:{' '}
          {formatCountOf(usage.watching.cloudWatchMetrics, 'metric')} at $0.01 per 1,000 and{' '}
          {formatCountOf(usage.watching.costExplorerRequests, 'Cost Explorer request')} at $0.01.
        </p>
      </div>
    </div>
  )
}

/** That numbers are not of now, since when, and what to do about it. */
function Since({ what, old }: { what: string; old: Old }) {
  return (
    <div>
      <p className={classes.dim}>
        {what} as of {formatDayAndTime(old.readAt)}. They could not be read since:
      </p>
      <ProblemHere problem={old.problem} />
    </div>
  )
}

/** No screen shows more points beside each other than this. */
const mostDrawn = 750

/** One choice of points for all charts, so that the same instant can be pointed at in each. */
function drawnOf(times: readonly number[], metrics: Shown | undefined): number[] {
  if (!metrics) return times.map((_, index) => index)
  const { tokens, requests, latency } = metrics
  const all = addUp(Object.values(tokens), times.length)
  const measures = [
    all,
    requests.invocations,
    requests.throttles,
    latency.p90,
    latency.firstToken,
  ].map((values) => (index: number) => values[index] ?? null)
  return keepPeaks(times.length, measures, mostDrawn)
}
