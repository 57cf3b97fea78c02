import type { UsageState } from '../../account.ts'
import type { Sample } from '../../usage/sample.ts'

export type Metric = {
  readonly unit: 'Count' | 'Milliseconds'
  /** The sum over a span, and how many observations it is made of. */
  readonly sum: (sample: Sample) => number
  readonly count: (sample: Sample) => number
}

const count = (sum: (sample: Sample) => number): Metric => ({
  unit: 'Count',
  sum,
  count: ({ invocations, throttles }) => invocations + throttles,
})

const common: Readonly<Record<string, Metric>> = {
  Invocations: count(({ invocations }) => invocations),
  InvocationThrottles: count(({ throttles }) => throttles),
  InvocationClientErrors: count(({ clientErrors }) => clientErrors),
  InvocationServerErrors: count(({ serverErrors }) => serverErrors),
  InputTokenCount: count(({ input }) => input),
  OutputTokenCount: count(({ output }) => output),
  EstimatedTPMQuotaUsage: count(({ input, output, cacheWrite }) => input + cacheWrite + 5 * output),
  InvocationLatency: {
    unit: 'Milliseconds',
    sum: ({ latency }) => latency,
    count: ({ answered }) => answered,
  },
  TimeToFirstToken: {
    unit: 'Milliseconds',
    sum: ({ firstToken }) => firstToken,
    count: ({ streamed }) => streamed,
  },
}

/**
 * Metrics of AWS/Bedrock by ModelId. AWS's page has CacheReadInputTokens, live tools ask for CacheReadInputTokenCount;
 * an account has one of the spellings, so that readers must discover it:
 * https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring-runtime-metrics.html
 */
export function metricsOf({
  cacheMetricSuffix = 'Tokens',
}: UsageState): ReadonlyMap<string, Metric> {
  return new Map([
    ...Object.entries(common),
    [`CacheReadInput${cacheMetricSuffix}`, count(({ cacheRead }) => cacheRead)],
    [`CacheWriteInput${cacheMetricSuffix}`, count(({ cacheWrite }) => cacheWrite)],
  ])
}

const percentile = /^p(100|\d{1,2}(?:\.\d+)?)$/
const plain = ['Sum', 'Average', 'SampleCount', 'Minimum', 'Maximum']
export const isStatistic = (stat: string) => plain.includes(stat) || percentile.test(stat)

/** One statistic of a span with at least one observation. */
export function statistic(metric: Metric, stat: string, sample: Sample): number {
  const observed = metric.count(sample)
  const sum = metric.sum(sample)
  if (stat === 'SampleCount') return observed
  if (stat === 'Sum' || observed === 1) return sum
  const mean = sum / observed
  // Single calls are not kept, so their spread is taken as that of an exponential around the mean, capped.
  const rank = percentile.exec(stat)?.[1]
  if (rank !== undefined)
    return mean * Math.min(0.35 - Math.log(1 - Math.min(Number(rank), 99.9) / 100) * 0.65, 4)
  if (stat === 'Minimum') return mean * 0.3
  return stat === 'Maximum' ? mean * 4 : mean
}
