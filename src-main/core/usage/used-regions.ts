import { join } from 'node:path'
import { z } from '../../../shared/schema.ts'
import { regionNames } from '../../../shared/setup/region-names.ts'
import { readStored, writeStored } from '../files/json-store.ts'
import { mapAtMost } from '../map-at-most.ts'
import { regionOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'

const dayMs = 86_400_000
const atOnce = 6
/** A Region that takes longer to answer is asked again another day. */
const longestMs = 5_000

const Stored = z.object({
  format: z.literal(1),
  lookedAt: z.number(),
  regions: z.array(z.string()),
})

/**
 * Every Region Claude is or was called from: the chosen ones, and those whose CloudWatch has Bedrock's metrics, which
 * only the source Region has. All Regions are looked at once a day, free of charge, and what was found is remembered.
 */
export async function usedRegions(context: StepContext): Promise<string[]> {
  const { places, identity, choices, now } = context
  const chosen = [regionOf(context), ...(choices.moreRegions ?? [])]
  const file = join(places.dataFolder, 'usage', `${identity.account}-regions.json`)
  const kept = await readStored(file, Stored, { format: 1, lookedAt: 0, regions: [] })
  if (now() - kept.lookedAt < dayMs) return unique([...chosen, ...kept.regions])
  const others = Object.keys(regionNames).filter((region) => !chosen.includes(region))
  const found = await mapAtMost(atOnce, others, async (region) =>
    (await hasMetrics(context, region)) ? [region] : [],
  )
  const regions = unique([...kept.regions, ...found.flat()]).filter(
    (region) => !chosen.includes(region),
  )
  await writeStored(file, { format: 1, lookedAt: now(), regions })
  return unique([...chosen, ...regions])
}

const unique = (regions: readonly string[]) => [...new Set(regions)]

/** False also where it cannot be known: many accounts may not look into Regions they do not use. */
async function hasMetrics({ aws, signal }: StepContext, region: string): Promise<boolean> {
  try {
    const { Metrics = [] } = await aws.call(
      'cloudwatch',
      'ListMetrics',
      { Namespace: 'AWS/Bedrock', MetricName: 'Invocations' },
      { region, signal: AbortSignal.any([signal, AbortSignal.timeout(longestMs)]) },
    )
    return Metrics.length > 0
  } catch {
    signal.throwIfAborted()
    return false
  }
}
