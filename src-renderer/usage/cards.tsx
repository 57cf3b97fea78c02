import type { ReactNode } from 'react'
import type { Spend } from '../../shared/usage/spend.ts'
import type { Metrics, Usage } from '../../shared/usage/usage.ts'
import { formatCount, formatDay, formatTokens, formatUsd } from '../ui/format.ts'
import { sum } from './series.ts'
import { firstOfToday, totalsOf } from './summarise.ts'
import classes from './usage.module.css'

type Props = {
  usage: Usage
  metrics: Metrics | undefined
  spend: Spend | undefined
  rangeWords: string
  now: number
}

/** How much: billed, estimated, tokens, cache, requests and speed, each with where it comes from. */
export function Cards({ usage, metrics, spend, rangeWords, now }: Props) {
  const totals = metrics && totalsOf(metrics)
  const isTodayWhole = usage.range !== '1h'
  const today =
    metrics && isTodayWhole ? totalsOf(metrics, firstOfToday(usage.times, now)) : undefined
  const unknown = '–'
  const byType = totals?.byType
  return (
    <dl className={classes.cards}>
      <Card title="Billed this month" number={spend ? formatUsd(spend.monthToDateUsd) : unknown}>
        {spend?.billedAsOf
          ? `billed as of ${formatDay(Date.parse(spend.billedAsOf), { timeZone: 'UTC' })}`
          : 'nothing billed yet'}
        {spend?.forecastUsd !== undefined &&
          `; about ${formatUsd(spend.forecastUsd)} more by the end of it (forecast)`}
      </Card>
      <Card
        title="Today"
        number={today?.usd === undefined ? unknown : `about ${formatUsd(today.usd)}`}
      >
        {isTodayWhole ? 'estimated, since midnight UTC' : 'shown in ranges of a day and more'}
      </Card>
      <Card
        title={`Tokens, ${rangeWords}`}
        number={byType ? formatTokens(sum(Object.values(byType))) : unknown}
      >
        {byType &&
          `${formatTokens(byType.input)} in, ${formatTokens(byType.output)} out, ${formatTokens(byType.cacheRead)} cache read, ${formatTokens(byType.cacheWrite)} cache write (estimated)`}
      </Card>
      <Card
        title="Cache hit rate"
        number={
          totals?.cacheHitRate === undefined
            ? unknown
            : `${Math.round(totals.cacheHitRate * 100)} %`
        }
      >
        of what was sent came from the cache (estimated)
      </Card>
      <Card
        title={`Requests, ${rangeWords}`}
        number={totals ? formatCount(totals.requests) : unknown}
      >
        {totals &&
          `${formatCount(totals.throttles)} slowed down, ${formatCount(totals.errors)} failed (estimated)`}
      </Card>
      <Card
        title="Answer time"
        number={metrics ? milliseconds(mean(metrics.latency.p50)) : unknown}
      >
        {metrics &&
          `typical (p50); slow ones ${milliseconds(mean(metrics.latency.p90))} (p90, estimated)`}
      </Card>
    </dl>
  )
}

function Card({ title, number, children }: { title: string; number: string; children: ReactNode }) {
  return (
    <div className={classes.card}>
      <dt>{title}</dt>
      <dd>
        <div className={classes.number}>{number}</div>
        <div className={classes.dim}>{children}</div>
      </dd>
    </div>
  )
}

export function milliseconds(ms: number | undefined): string {
  if (ms === undefined) return '–'
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`
}

function mean(values: readonly (number | null)[]): number | undefined {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? undefined : sum(known) / known.length
}
