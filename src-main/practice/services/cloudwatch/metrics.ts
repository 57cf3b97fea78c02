import type { Sample } from '../../usage/sample.ts'

type Metric = {
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

/**
 * Metrics of AWS/Bedrock by ModelId. AWS's page spells the cache metrics this way; tools have also seen
 * CacheReadInputTokenCount: https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring-runtime-metrics.html
 */
export const metrics: Readonly<Record<string, Metric>> = {
  Invocations: count(({ invocations }) => invocations),
  InvocationThrottles: count(({ throttles }) => throttles),
  InvocationClientErrors: count(({ clientErrors }) => clientErrors),
  InvocationServerErrors: count(({ serverErrors }) => serverErrors),
  InputTokenCount: count(({ input }) => input),
  OutputTokenCount: count(({ output }) => output),
  CacheReadInputTokens: count(({ cacheRead }) => cacheRead),
  CacheWriteInputTokens: count(({ cacheWrite }) => cacheWrite),
  EstimatedTPMQuotaUsage: count(({ input, output, cacheWrite }) => input + cacheWrite + 5 * output),
  InvocationLatency: {
    unit: 'Milliseconds',
    sum: ({ latency }) => latency,
    count: ({ invocations }) => invocations,
  },
  TimeToFirstToken: {
    unit: 'Milliseconds',
    sum: ({ firstToken }) => firstToken,
    count: ({ invocations }) => invocations,
  },
}

/** One statistic of a span, or undefined where there was no observation. */
export function statistic(metric: Metric, stat: string, sample: Sample): number | undefined {
  const observed = metric.count(sample)
  if (observed === 0) return undefined
  const sum = metric.sum(sample)
  const mean = sum / observed
  const percentile = /^p(\d{1,2}(?:\.\d+)?|100)$/.exec(stat)?.[1]
  // Single calls are not kept, so their spread is taken as that of an exponential around the mean, capped.
  if (percentile !== undefined)
    return mean * Math.min(0.35 - Math.log(1 - Math.min(Number(percentile), 99.9) / 100) * 0.65, 4)
  switch (stat) {
    case 'Sum':
      return sum
    case 'Average':
      return mean
    case 'SampleCount':
      return observed
    case 'Minimum':
      return mean * 0.4
    case 'Maximum':
      return mean * 2.6
    default:
      return undefined
  }
}
