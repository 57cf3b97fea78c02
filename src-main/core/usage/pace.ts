import { capShares, usdPerCostRequest, usdPerMetric } from '../../../shared/usage/watching.ts'
import type { Billed } from './watching.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** A day of work with the window open, and a little: what a day's cap has to last for. */
const watchedMs = 8.5 * hourMs
const leastRestMs = hourMs / 2
/** CloudWatch itself is minutes late, so that asking more often shows nothing more. */
const shortestMs = 2 * minuteMs
const longestMs = hourMs
/** When nothing is called any more, nothing new is expected either. */
const quietMs = 15 * minuteMs
/** Part of what is left that goes into polling; the rest is for looking at other ranges. */
const share = 0.95

/** What the next poll depends on, as of the last one. */
export type Pace = {
  /** When CloudWatch was last asked (ms since 1970); absent before the first time. */
  readonly askedAt: number | undefined
  /** How many metrics one poll asks for. */
  readonly metrics: number
  /** When a model was last called, as far as known. */
  readonly lastCallAt: number | undefined
}

/**
 * How long to wait after a poll, so that what is left of the day's cap lasts for the rest of eight hours; longer when
 * the last call lies back, up to a quarter of an hour.
 */
export function pollAfter(
  { askedAt = 0, metrics, lastCallAt }: Pace,
  billed: Billed,
  capUsd: number,
): number {
  const left = Math.max(0, metricsLeftUsd(billed, capUsd)) * share
  const watched = Math.max(0, askedAt - (billed.firstToday ?? askedAt))
  const rest = Math.max(leastRestMs, watchedMs - watched)
  const polls = left / (Math.max(metrics, 1) * usdPerMetric)
  const paced = polls < 1 ? longestMs : rest / polls
  const quiet = lastCallAt === undefined ? quietMs : Math.min(quietMs, (askedAt - lastCallAt) / 2)
  return Math.round(Math.min(longestMs, Math.max(shortestMs, paced, quiet)))
}

/** What of the day's cap is left for CloudWatch (US dollars). */
export const metricsLeftUsd = ({ today }: Billed, capUsd: number): number =>
  capUsd * capShares.cloudWatch - today.cloudWatchMetrics * usdPerMetric

/** What of the day's cap is left for Cost Explorer (US dollars). */
export const spendLeftUsd = ({ today }: Billed, capUsd: number): number =>
  capUsd * capShares.costExplorer - today.costExplorerRequests * usdPerCostRequest

/** What may still be asked today. `take` says whether that many metrics may be, and counts them as asked. */
export type Allowance = {
  readonly take: (metrics: number) => boolean
  readonly isReached: () => boolean
}

export function createAllowance(leftUsd: number): Allowance {
  let left = leftUsd
  let isReached = false
  return {
    take: (metrics) => {
      const usd = metrics * usdPerMetric
      if (usd > left) {
        isReached = true
        return false
      }
      left -= usd
      return true
    },
    isReached: () => isReached,
  }
}
