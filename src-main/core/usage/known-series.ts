import { join } from 'node:path'
import { z } from '../../../shared/schema.ts'
import { readStored, writeStored } from '../files/json-store.ts'
import type { StepContext } from '../steps/step.ts'
import { pastSeries } from './past-series.ts'

const Known = z.record(z.string(), z.array(z.string()))
/** Metric names seen, by ModelId. */
export type KnownSeries = z.infer<typeof Known>

const hourMs = 3_600_000
const quarterMs = hourMs / 4

/** The series of AWS/Bedrock in the Region that were ever seen, without asking AWS. */
export const keptSeries = (context: StepContext, region: string): Promise<KnownSeries | null> =>
  readStored(fileOf(context, region), Known.nullable(), null)

const fileOf = ({ places, identity }: StepContext, region: string) =>
  join(places.dataFolder, 'usage', `${identity.account}-${region}-series.json`)

/**
 * The series of AWS/Bedrock in the Region, by ModelId. ListMetrics forgets a series after two idle weeks, so what was
 * ever seen is kept. Asked at most once an hour, or at once when nothing is known yet.
 */
export async function knownSeries(
  context: StepContext,
  region: string,
  mayLookBack: () => boolean,
): Promise<KnownSeries> {
  const { remember, now } = context
  const listed = await remember(`series ${region} ${Math.floor(now() / hourMs)}`, hourMs, () =>
    list(context, region),
  )
  const stored = await keptSeries(context, region)
  const isNew = stored === null && mayLookBack()
  const merged = merge(isNew ? await pastSeries(context, region, listed) : (stored ?? {}), listed)
  if ((stored !== null || isNew) && JSON.stringify(merged) !== JSON.stringify(stored))
    await writeStored(fileOf(context, region), merged)
  return merged
}

/**
 * The ModelIds called in the last three hours, so that the others need not be paid for with every poll; undefined where
 * that is not known. Asked four times an hour less once, because then all series are listed anyway.
 */
export async function calledLately(
  context: StepContext,
  region: string,
): Promise<ReadonlySet<string> | undefined> {
  const quarter = Math.floor(context.now() / quarterMs)
  if (quarter % 4 === 0) return undefined
  const listed = await context.remember(`lately ${region} ${quarter}`, quarterMs, () =>
    list(context, region, 'PT3H'),
  )
  return new Set(Object.keys(listed))
}

async function list(
  { aws, signal }: StepContext,
  region: string,
  RecentlyActive?: 'PT3H',
): Promise<KnownSeries> {
  const found: Record<string, string[]> = {}
  let NextToken: string | undefined
  do {
    const page = await aws.call(
      'cloudwatch',
      'ListMetrics',
      {
        Namespace: 'AWS/Bedrock',
        ...(RecentlyActive && { RecentlyActive }),
        ...(NextToken !== undefined && { NextToken }),
      },
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
