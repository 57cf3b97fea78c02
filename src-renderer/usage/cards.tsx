import type { ReactNode } from 'react'
import type { Spend } from '../../shared/usage/spend.ts'
import type { UsageSummary } from '../../shared/usage/summarise-usage.ts'
import {
  formatCount,
  formatDay,
  formatDuration,
  formatMilliseconds,
  formatTokens,
  formatUsd,
} from '../ui/format.ts'
import { sum } from './series.ts'
import classes from './usage.module.css'

type Props = {
  /** Absent where CloudWatch could not be read. */
  summary: UsageSummary | undefined
  spend: Spend | undefined
  /** When the sign-in ends (ms since 1970), for those that say so. */
  sessionEndsAt: number | undefined
  now: number
}
const unknown = '–'

/** How much: billed, today, cache, the last hour, speed and how long the sign-in lasts, each with where it comes from. */
export function Cards({ summary, spend, sessionEndsAt, now }: Props) {
  const hour = summary?.lastHour
  return (
    <dl className={classes.cards}>
      <Card title="Billed this month" number={spend ? formatUsd(spend.monthToDateUsd) : unknown}>
        {spend ? billedWords(spend) : 'not known; why stands below'}
      </Card>
      <Card
        title="Today"
        number={
          typeof summary?.usdToday === 'number' ? `about ${formatUsd(summary.usdToday)}` : unknown
        }
      >
        {summary && todayWords(summary)}
      </Card>
      <Card
        title="Cache hit rate today"
        number={
          summary?.cacheHitRate === undefined
            ? unknown
            : `${Math.round(summary.cacheHitRate * 100)} %`
        }
      >
        {summary && savedWords(summary)}
      </Card>
      <Card title="Requests, last hour" number={hour ? formatCount(hour.requests) : unknown}>
        {hour &&
          `${formatCount(hour.throttles)} slowed down, ${formatCount(hour.errors)} failed (estimated)`}
      </Card>
      <Card title="Answer time, last hour" number={formatMilliseconds(hour?.p50)}>
        {hour && answerWords(hour)}
      </Card>
      <Card
        title="Sign-in"
        number={
          sessionEndsAt === undefined
            ? 'lasts'
            : sessionEndsAt > now
              ? formatDuration(sessionEndsAt - now)
              : 'run out'
        }
      >
        {sessionEndsAt === undefined
          ? 'until the keys are changed'
          : 'left; then sign in again, and nothing is lost'}
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

const utcDay = (day: string) => formatDay(Date.parse(day), { timeZone: 'UTC' })

function billedWords({ billedAsOf, forecast }: Spend): string {
  const billed =
    billedAsOf === undefined ? 'nothing billed yet' : `billed as of ${utcDay(billedAsOf)}`
  if (forecast.status === 'absent') return `${billed}. ${forecast.words}`
  const { monthEndUsd, interval, levelPercent } = forecast
  const range = interval
    ? `, ${formatUsd(interval.lowUsd)} to ${formatUsd(interval.highUsd)} in ${levelPercent} of 100 cases`
    : ''
  return `${billed}; about ${formatUsd(monthEndUsd)} by the end of the month (forecast${range})`
}

function todayWords({ tokensToday, unpriced }: UsageSummary): string {
  const { input, output, cacheRead, cacheWrite } = tokensToday
  const all = sum([input, output, cacheRead, cacheWrite])
  const tokens = `${formatTokens(all)} tokens: ${formatTokens(input)} in, ${formatTokens(output)} out, ${formatTokens(cacheRead)} cache read, ${formatTokens(cacheWrite)} cache write (estimated)`
  return unpriced.length === 0
    ? tokens
    : `the price of ${unpriced.join(' and ')} is not known. ${tokens}`
}

function answerWords({ p50, p90, firstToken }: UsageSummary['lastHour']): string {
  if (p50 === undefined) return 'no answers in it'
  return `typical (p50); slow ones ${formatMilliseconds(p90)} (p90), first word ${formatMilliseconds(firstToken)} (estimated)`
}

function savedWords({ cacheHitRate, savedByCachingUsd: usd }: UsageSummary): string {
  if (cacheHitRate === undefined) return 'nothing was sent yet'
  if (usd === null) return 'of what was sent came from the cache; what that saved is not known'
  return usd >= 0
    ? `of what was sent; saved about ${formatUsd(usd)}, writing included (estimated)`
    : `of what was sent; writing cost ${formatUsd(-usd)} more than reading saved (estimated)`
}
