import type { Call } from '../../operation.ts'
import { bucketsBetween, publishedAfterMs } from '../../usage/read-usage.ts'
import type { Sample } from '../../usage/sample.ts'
import { type Metric, metricsOf } from './metrics.ts'

const dayMs = 86_400_000
const minuteMs = 60_000

export type Asked = {
  readonly namespace: string | undefined
  readonly name: string | undefined
  readonly dimensions: readonly {
    readonly Name?: string | undefined
    readonly Value?: string | undefined
  }[]
  readonly periodSeconds: number
}
export type Points = {
  /** Absent for a name CloudWatch does not have. */
  readonly metric: Metric | undefined
  /** What was observed in each period, oldest first. A period without an observation has no point. */
  readonly points: readonly { readonly at: number; readonly sample: Sample }[]
}

/** How long CloudWatch keeps points of a period: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html */
function isKept(at: number, periodSeconds: number, now: number): boolean {
  const days = (now - at) / dayMs
  if (days > 455) return false
  if (days > 63) return periodSeconds % 3600 === 0
  return days <= 15 || periodSeconds % 300 === 0
}

/** AWS rounds the start down to a minute, or to what it still keeps of that time. */
function roundStart(from: number, now: number): number {
  const days = (now - from) / dayMs
  const unit = days > 63 ? 60 * minuteMs : days > 15 ? 5 * minuteMs : minuteMs
  return Math.floor(from / unit) * unit
}

/**
 * Reads series of one request. A request asks for many metrics of the same few models, so what a model was used is
 * worked out once. Unknown names and other dimensions have no points, as with AWS.
 */
export function createReader(
  { account, region, now }: Pick<Call, 'account' | 'region' | 'now'>,
  from: number,
  to: number,
): (asked: Asked) => Points {
  const time = now()
  const start = roundStart(from, time)
  const metrics = metricsOf(account.usage)
  const read = new Map<string, ReadonlyMap<number, Sample>>()
  return ({ namespace, name = '', dimensions, periodSeconds }) => {
    const metric = namespace === 'AWS/Bedrock' ? metrics.get(name) : undefined
    const [{ Name, Value: modelId = '' } = {}, ...more] = dimensions
    if (!metric || Name !== 'ModelId' || more.length > 0) return { metric, points: [] }
    const key = `${periodSeconds} ${modelId}`
    const buckets =
      read.get(key) ??
      bucketsBetween(
        account,
        { region, modelId },
        [start, Math.min(to, time - publishedAfterMs)],
        periodSeconds * 1000,
        time,
      )
    read.set(key, buckets)
    const points = [...buckets]
      .filter(([at, sample]) => isKept(at, periodSeconds, time) && metric.count(sample) > 0)
      .map(([at, sample]) => ({ at, sample }))
      .sort((a, b) => a.at - b.at)
    return { metric, points }
  }
}
