import { join } from 'node:path'
import { ProblemError } from '../../../shared/problem.ts'
import { z } from '../../../shared/schema.ts'
import { regionNames } from '../../../shared/setup/region-names.ts'
import { readStored, writeStored } from '../files/json-store.ts'
import { mapAtMost } from '../map-at-most.ts'
import { regionOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'

const dayMs = 86_400_000
const soonMs = 600_000
const atOnce = 6
/** The window does not wait longer for one Region; it is asked again soon. */
const longestMs = 10_000

const Stored = z.object({
  format: z.literal(1),
  lookedAt: z.number(),
  regions: z.array(z.string()),
  /** Those that gave no answer the last time. */
  unanswered: z.array(z.string()).optional(),
})

/**
 * Every Region Claude is or was called from: the chosen ones, and those whose CloudWatch has Bedrock's metrics, which
 * only the source Region has. All Regions are looked at once a day, free of charge, and what was found is remembered; one
 * that gives no answer is looked at again after ten minutes.
 */
export async function usedRegions(context: StepContext): Promise<string[]> {
  const { places, identity, choices, now } = context
  const chosen = [regionOf(context), ...(choices.moreRegions ?? [])]
  const file = join(places.dataFolder, 'usage', `${identity.account}-regions.json`)
  const kept = await readStored(file, Stored, { format: 1, lookedAt: 0, regions: [] })
  const age = now() - kept.lookedAt
  const due = age >= dayMs ? Object.keys(regionNames) : age >= soonMs ? (kept.unanswered ?? []) : []
  const others = due.filter((region) => !chosen.includes(region))
  if (others.length === 0) return unique([...chosen, ...kept.regions])
  const looked = await mapAtMost(atOnce, others, async (region) => ({
    region,
    seen: await hasMetrics(context, region),
  }))
  const those = (wanted: boolean | undefined) =>
    looked.filter(({ seen }) => seen === wanted).map(({ region }) => region)
  const regions = unique([...kept.regions, ...those(true)]).filter(
    (region) => !chosen.includes(region),
  )
  await writeStored(file, { format: 1, lookedAt: now(), regions, unanswered: those(undefined) })
  return unique([...chosen, ...regions])
}

const unique = (regions: readonly string[]) => [...new Set(regions)]

/** False also where AWS refuses: many accounts may not look into Regions they do not use. Undefined: no answer. */
async function hasMetrics(
  { aws, signal }: StepContext,
  region: string,
): Promise<boolean | undefined> {
  try {
    const { Metrics = [] } = await aws.call(
      'cloudwatch',
      'ListMetrics',
      { Namespace: 'AWS/Bedrock', MetricName: 'Invocations' },
      { region, signal: AbortSignal.any([signal, AbortSignal.timeout(longestMs)]) },
    )
    return Metrics.length > 0
  } catch (error) {
    signal.throwIfAborted()
    const isRefused =
      error instanceof ProblemError && /^(permission|credentials)\./.test(error.problem.code)
    return isRefused ? false : undefined
  }
}
