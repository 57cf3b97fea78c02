import { join } from 'node:path'
import { z } from '../../../shared/schema.ts'
import { readStored, writeStored } from '../files/json-store.ts'
import type { StepContext } from '../steps/step.ts'
import { pastSeries } from './past-series.ts'

const Known = z.record(z.string(), z.array(z.string()))
/** Metric names seen, by ModelId. */
export type KnownSeries = z.infer<typeof Known>

const hourMs = 3_600_000

/**
 * The series of AWS/Bedrock in the Region, by ModelId. ListMetrics forgets a series after two idle weeks, so what was
 * ever seen is kept. Asked at most once an hour, or at once when nothing is known yet.
 */
export async function knownSeries(context: StepContext, region: string): Promise<KnownSeries> {
  const { places, identity, remember, now } = context
  const file = join(places.dataFolder, 'usage', `${identity.account}-${region}-series.json`)
  const listed = await remember(`series ${region} ${Math.floor(now() / hourMs)}`, hourMs, () =>
    list(context, region),
  )
  const stored = await readStored(file, Known.nullable(), null)
  const kept = stored ?? (await pastSeries(context, region))
  const merged = merge(kept, listed)
  if (JSON.stringify(merged) !== JSON.stringify(stored)) await writeStored(file, merged)
  return merged
}

async function list({ aws, signal }: StepContext, region: string): Promise<KnownSeries> {
  const found: Record<string, string[]> = {}
  let NextToken: string | undefined
  do {
    const page = await aws.call(
      'cloudwatch',
      'ListMetrics',
      { Namespace: 'AWS/Bedrock', ...(NextToken !== undefined && { NextToken }) },
      { region, signal },
    )
    for (const { MetricName, Dimensions = [] } of page.Metrics ?? []) {
      const [dimension, ...more] = Dimensions
      if (!MetricName || dimension?.Name !== 'ModelId' || !dimension.Value || more.length > 0)
        continue
      found[dimension.Value] = [...(found[dimension.Value] ?? []), MetricName]
    }
    NextToken = page.NextToken
  } while (NextToken !== undefined)
  return found
}

function merge(kept: KnownSeries, listed: KnownSeries): KnownSeries {
  const ids = [...new Set([...Object.keys(kept), ...Object.keys(listed)])].sort()
  return Object.fromEntries(
    ids.map((id) => [id, [...new Set([...(kept[id] ?? []), ...(listed[id] ?? [])])].sort()]),
  )
}
