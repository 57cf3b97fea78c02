import type { Call } from '../../operation.ts'
import { publishedAfterMs, sampleBetween } from '../../usage/read-usage.ts'
import { metrics, statistic } from './metrics.ts'

export type Asked = {
  readonly namespace: string | undefined
  readonly name: string | undefined
  readonly dimensions: readonly {
    readonly Name?: string | undefined
    readonly Value?: string | undefined
  }[]
  readonly periodSeconds: number
}
export type Point = { readonly at: number; readonly value: (stat: string) => number | undefined }

/** How long CloudWatch keeps points of a period: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html */
function isKept(at: number, periodSeconds: number, now: number): boolean {
  const days = (now - at) / 86_400_000
  if (days > 63) return periodSeconds % 3600 === 0
  return days <= 15 || periodSeconds % 300 === 0
}

/** The points of one series, oldest first. Unknown names and other dimensions have none, as with AWS. */
export function pointsOf(call: Call, asked: Asked, from: number, to: number): Point[] {
  const metric = asked.namespace === 'AWS/Bedrock' ? metrics[asked.name ?? ''] : undefined
  const [dimension, ...more] = asked.dimensions
  if (!metric || dimension?.Name !== 'ModelId' || more.length > 0) return []
  const series = { region: call.region, modelId: dimension.Value ?? '' }
  const stepMs = asked.periodSeconds * 1000
  const now = call.now()
  const published = now - publishedAfterMs
  const points: Point[] = []
  for (let at = Math.floor(from / stepMs) * stepMs; at < Math.min(to, published); at += stepMs) {
    if (at < from || !isKept(at, asked.periodSeconds, now)) continue
    const sample = sampleBetween(call.account, series, at, Math.min(at + stepMs, published), now)
    if (metric.count(sample) > 0)
      points.push({ at, value: (stat) => statistic(metric, stat, sample) })
  }
  return points
}
