import type { UsageGroup } from '../../shared/usage/group.ts'
import { formatTokens, formatUsd } from '../ui/format.ts'
import { sum } from './series.ts'
import type { Totals } from './summarise.ts'
import classes from './usage.module.css'

type Before = Pick<UsageGroup, 'tokens' | 'usd'>

/** What the span adds up to, beside the one before it. */
export function Compared({
  totals,
  before,
  words,
}: {
  totals: Totals
  before: Before
  words: string
}) {
  const tokens = sum(Object.values(totals.byType))
  const tokensBefore = sum(Object.values(before.tokens).map(sum))
  const usdBefore = before.usd === null ? undefined : sum(before.usd)
  return (
    <p className={classes.compared}>
      {formatTokens(tokens)} tokens {words}, {change(tokens, tokensBefore)}
      {totals.usd !== undefined && (
        <>
          ; about {formatUsd(totals.usd)} (estimated)
          {usdBefore !== undefined && `, ${change(totals.usd, usdBefore)}`}
        </>
      )}
      .
    </p>
  )
}

/** How a number stands to the one before it, in words. */
export function change(now: number, before: number): string {
  if (before === 0) return now === 0 ? 'none before either' : 'none in the same time before'
  const percent = Math.round((now / before - 1) * 100)
  if (percent === 0) return 'as much as in the same time before'
  if (percent >= 200) return `${Math.round(now / before)} times as much as in the same time before`
  return `${Math.abs(percent)} % ${percent > 0 ? 'more' : 'less'} than in the same time before`
}
