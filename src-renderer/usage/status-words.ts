import type { Metrics } from '../../shared/usage/usage.ts'
import { formatCount } from '../ui/format.ts'
import { totalsOf } from './summarise.ts'

/** Am I fine? One sentence. */
export function statusWords(metrics: Metrics, rangeWords: string): string {
  const { requests, throttles, errors, unpriced } = totalsOf(metrics)
  if (requests + throttles === 0) return `No calls ${rangeWords}.`
  const troubles = [
    throttles > 0 &&
      `${formatCount(throttles)} of ${formatCount(requests + throttles)} calls ${rangeWords} were slowed down by AWS (throttled)`,
    errors > 0 && errors / Math.max(requests, 1) > 0.02 && `${formatCount(errors)} calls failed`,
    unpriced.length > 0 &&
      `the price of ${unpriced.join(' and ')} is not known, so no estimate includes it`,
  ].filter((words) => words !== false)
  if (troubles.length === 0)
    return `All is well: ${formatCount(requests)} calls ${rangeWords}, none slowed down.`
  const [first = '', ...more] = troubles
  return `${[first.charAt(0).toUpperCase() + first.slice(1), ...more].join('; ')}.`
}
