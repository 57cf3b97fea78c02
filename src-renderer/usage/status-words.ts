import { weightedBy } from '../../shared/usage/summarise-usage.ts'
import type { Metrics } from '../../shared/usage/usage.ts'
import { formatCount, formatCountOf, formatMilliseconds } from '../ui/format.ts'
import { totalsOf } from './summarise.ts'

/** Am I fine? One sentence. */
export function statusWords(metrics: Metrics, rangeWords: string): string {
  const { requests, throttles, errors, unpriced } = totalsOf(metrics)
  if (requests + throttles === 0) return `No calls ${rangeWords}.`
  const troubles = [
    throttles > 0 &&
      `${formatCount(throttles)} of ${formatCountOf(requests + throttles, 'call')} ${rangeWords} ${throttles === 1 ? 'was' : 'were'} slowed down by AWS (throttled)`,
    errors > 0 &&
      errors / Math.max(requests, 1) > 0.02 &&
      `${formatCountOf(errors, 'call')} failed`,
    unpriced.length > 0 &&
      `the price of ${unpriced.join(' and ')} is not known, so no estimate includes it`,
  ].filter((words) => words !== false)
  if (troubles.length === 0)
    return `All is well: ${formatCountOf(requests, 'call')} ${rangeWords}, none slowed down.`
  const [first = '', ...more] = troubles
  return `${[first.charAt(0).toUpperCase() + first.slice(1), ...more].join('; ')}.`
}

/** How long answers took, over all of what is shown. */
export function latencySentence({ latency, requests }: Metrics): string {
  const over = (values: readonly (number | null)[]) =>
    formatMilliseconds(weightedBy(requests.invocations, values))
  return `Over this range a typical answer (p50) took ${over(latency.p50)}, a slow one (p90) ${over(latency.p90)}, and its first word came after ${over(latency.firstToken)}.`
}
