import { outputWeight, type QuotaMinute } from '../../../../shared/usage/quota.ts'
import type { MeasureId } from '../metric-names.ts'
import { type PointsBySeries, seriesKey } from '../points.ts'

export type Peak = {
  readonly peak: QuotaMinute | undefined
  readonly countedBy: 'metric' | 'computed'
  readonly throttles: number
  readonly lastThrottleAt: number | undefined
}

/** The minute in which some ModelIds together counted most against their quota. */
export function peakMinute(points: PointsBySeries, ids: readonly string[]): Peak {
  const byMinute = (measure: MeasureId) => {
    const sums = new Map<number, number>()
    for (const id of ids)
      for (const [at, value] of points.get(seriesKey(id, measure)) ?? [])
        sums.set(at, (sums.get(at) ?? 0) + value)
    return sums
  }
  const [input, output, cacheWrite, cacheRead] = (
    ['input', 'output', 'cacheWrite', 'cacheRead'] as const
  ).map(byMinute)
  const invocations = byMinute('invocations')
  const estimated = byMinute('quotaUse')
  const throttled = [...byMinute('throttles')].filter(([, count]) => count > 0)
  const countedBy = estimated.size > 0 ? 'metric' : 'computed'
  const minutes = [...new Set([...invocations.keys(), ...estimated.keys()])].map(
    (at): QuotaMinute => {
      const tokens = {
        input: input?.get(at) ?? 0,
        output: output?.get(at) ?? 0,
        cacheWrite: cacheWrite?.get(at) ?? 0,
      }
      const computed = tokens.input + tokens.cacheWrite + tokens.output * outputWeight
      return {
        at,
        ...tokens,
        cacheRead: cacheRead?.get(at) ?? 0,
        invocations: invocations.get(at) ?? 0,
        counted: estimated.get(at) ?? computed,
      }
    },
  )
  return {
    countedBy,
    peak: minutes.reduce<QuotaMinute | undefined>(
      (most, each) => (each.counted > (most?.counted ?? 0) ? each : most),
      undefined,
    ),
    throttles: throttled.reduce((sum, [, count]) => sum + count, 0),
    lastThrottleAt: throttled.reduce<number | undefined>(
      (last, [at]) => Math.max(last ?? 0, at),
      undefined,
    ),
  }
}
