import type { QuotaRow } from '../../shared/usage/quota.ts'
import { formatCount, formatTokens } from '../ui/format.ts'

/** A part of the quota: less than 1 %, 42 %. */
export const shareWords = (share: number) =>
  share > 0 && share < 0.01 ? 'Less than 1 %' : `${Math.round(share * 100)} %`

/** How AWS counts against the quota, told with the person's own busiest minute. */
export function quotaWords(row: QuotaRow | undefined, outputWeight: number): string {
  const rule = `AWS counts what was sent, what was written to the cache, and ${outputWeight} times what was answered; reading from the cache counts nothing. Before an answer begins it also sets aside max_tokens, the most the answer may have.`
  if (!row?.peak)
    return `No calls in the last 24 hours. ${rule} A smaller max_tokens is slowed down less.`
  const { input, output, cacheWrite, cacheRead, counted, invocations } = row.peak
  const answer = output / Math.max(invocations, 1)
  const aside = `The ${invocations === 1 ? 'answer' : `${formatCount(invocations)} answers`} of that minute had about ${formatTokens(answer)} tokens each, so a max_tokens far beyond that holds quota back for nothing; a smaller one is slowed down less.`
  const how =
    row.countedBy === 'metric'
      ? 'as CloudWatch estimates it'
      : `that is ${formatTokens(input)} sent + ${formatTokens(cacheWrite)} written to the cache + ${outputWeight} × ${formatTokens(output)} answered`
  const free = cacheRead > 0 ? ` ${formatTokens(cacheRead)} read from the cache were free.` : ''
  const share =
    row.share === undefined
      ? ''
      : ` ${shareWords(row.share)} of what the account may use in a minute.`
  return `The busiest minute counted ${formatTokens(counted)} tokens (${row.name}), ${how}.${free}${share} ${rule} ${aside}`
}
