import { useState } from 'react'
import type { Problem } from '../../shared/problem.ts'
import type { Usage } from '../../shared/usage/usage.ts'

/** Numbers that could not be read anew: why, and when they were read (ms since 1970). */
export type Old = { readonly problem: Problem; readonly readAt: number }
export type Kept = {
  /** The newest answer, with an older one's numbers where the newest has none. */
  readonly usage: Usage
  readonly oldTokens?: Old
  readonly oldSpend?: Old
}

type Last = { readonly metrics?: Usage; readonly spend?: Usage }

/** Keeps the last numbers of each source in sight while it fails: offline, signed out, or refused in the middle. */
export function useKeptUsage(read: Usage | undefined): Kept | undefined {
  const [last, setLast] = useState<Last>({})
  const next = read ? remember(read, last) : last
  if (next !== last) setLast(next)
  return read && keep(read, last)
}

function remember(read: Usage, last: Last): Last {
  const isNewMetrics = read.metrics.status === 'ok' && last.metrics !== read
  const isNewSpend = read.spend.status === 'ok' && last.spend !== read
  if (!isNewMetrics && !isNewSpend) return last
  return {
    ...last,
    ...(isNewMetrics && { metrics: read }),
    ...(isNewSpend && { spend: read }),
  }
}

/** An older answer stands in only where it speaks of the same range and Region. */
export function keep(read: Usage, { metrics, spend }: Last): Kept {
  const isSame = metrics?.range === read.range && metrics.region === read.region
  const tokens =
    read.metrics.status === 'problem' && isSame && metrics.metrics.status === 'ok'
      ? { problem: read.metrics.problem, of: metrics, value: metrics.metrics }
      : undefined
  const money =
    read.spend.status === 'problem' && spend?.spend.status === 'ok'
      ? { problem: read.spend.problem, value: spend.spend }
      : undefined
  return {
    usage: {
      ...read,
      // Numbers belong to their own points in time.
      ...(tokens && {
        times: tokens.of.times,
        bucketSeconds: tokens.of.bucketSeconds,
        metrics: tokens.value,
      }),
      ...(money && { spend: money.value }),
    },
    ...(tokens && { oldTokens: { problem: tokens.problem, readAt: tokens.value.value.readAt } }),
    ...(money && { oldSpend: { problem: money.problem, readAt: money.value.value.readAt } }),
  }
}
