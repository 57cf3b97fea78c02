/** What is asked of CloudWatch for every ModelId. https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring-runtime-metrics.html */
export const measures = [
  { id: 'input', stat: 'Sum', names: ['InputTokenCount'] },
  { id: 'output', stat: 'Sum', names: ['OutputTokenCount'] },
  // AWS's page and live accounts spell these two differently, so both are looked for.
  { id: 'cacheRead', stat: 'Sum', names: ['CacheReadInputTokens', 'CacheReadInputTokenCount'] },
  { id: 'cacheWrite', stat: 'Sum', names: ['CacheWriteInputTokens', 'CacheWriteInputTokenCount'] },
  { id: 'invocations', stat: 'Sum', names: ['Invocations'] },
  { id: 'throttles', stat: 'Sum', names: ['InvocationThrottles'] },
  { id: 'clientErrors', stat: 'Sum', names: ['InvocationClientErrors'] },
  { id: 'serverErrors', stat: 'Sum', names: ['InvocationServerErrors'] },
  { id: 'p50', stat: 'p50', names: ['InvocationLatency'] },
  { id: 'p90', stat: 'p90', names: ['InvocationLatency'] },
  { id: 'firstToken', stat: 'p50', names: ['TimeToFirstToken'] },
] as const

/** What counts against the quota, as CloudWatch estimates it; many accounts do not have it. */
export const quotaMeasure = {
  id: 'quotaUse',
  stat: 'Sum',
  names: ['EstimatedTPMQuotaUsage'],
} as const

export type MeasureId = (typeof measures)[number]['id'] | (typeof quotaMeasure)['id']

export type Measure = {
  readonly id: MeasureId
  readonly stat: string
  readonly names: readonly string[]
}
