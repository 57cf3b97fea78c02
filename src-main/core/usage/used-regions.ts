import { join } from 'node:path'
import { type ProblemCode, ProblemError } from '../../../shared/problem.ts'
import { z } from '../../../shared/schema.ts'
import { regionNames } from '../../../shared/setup/region-names.ts'
import { readStored, writeStored } from '../files/json-store.ts'
import { mapAtMost } from '../map-at-most.ts'
import { regionOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'

const dayMs = 86_400_000
const atOnce = 6
/** The window does not wait longer for one Region; it is asked again soon. */
const longestMs = 10_000
const askAgainMs = 600_000
/**
 * Nothing is known of a Region that answers like this; every other refusal is an answer. One that is not switched on
 * takes good keys for invalid: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_enable-regions.html
 */
const noAnswers: readonly ProblemCode[] = [
  'credentials.missing',
  'credentials.expired',
  'network.offline',
  'network.timeout',
  'aws.unavailable',
  'quota.throttled',
  'app.cancelled',
]

const Stored = z.object({
  format: z.literal(1),
  lookedAt: z.number(),
  regions: z.array(z.string()),
  /** Regions that gave no answer, and when they were last asked (ms since 1970). */
  unanswered: z.array(z.string()).optional(),
  askedAt: z.number().optional(),
})

export type UsedRegions = {
  readonly regions: readonly string[]
  /** Regions of which it could not be found out. */
  readonly unanswered: readonly string[]
}

/**
 * Every Region Claude is or was called from: the chosen ones, and those whose CloudWatch has Bedrock's metrics, which
 * only the source Region has. All Regions are looked at once a day, free of charge, and what was found is remembered.
 * Those that gave no answer are asked again after ten minutes, or when the person wants it.
 */
export async function usedRegions(
  context: StepContext,
  { isForced = false }: { readonly isForced?: boolean } = {},
): Promise<UsedRegions> {
  const { places, identity, choices, now } = context
  const chosen = [regionOf(context), ...(choices.moreRegions ?? [])]
  const file = join(places.dataFolder, 'usage', `${identity.account}-regions.json`)
  const kept = await readStored(file, Stored, { format: 1, lookedAt: 0, regions: [] })
  const isDue = now() - kept.lookedAt >= dayMs
  const mayAskAgain = isForced || now() - (kept.askedAt ?? 0) >= askAgainMs
  const unanswered = kept.unanswered ?? []
  const asked = isDue ? Object.keys(regionNames) : mayAskAgain ? unanswered : []
  const others = asked.filter((region) => !chosen.includes(region))
  if (!isDue && others.length === 0)
    return { regions: unique([...chosen, ...kept.regions]), unanswered }
  const found = await mapAtMost(atOnce, others, async (region) => ({
    region,
    has: await hasMetrics(context, region),
  }))
  const those = (wanted: boolean | undefined) =>
    found.flatMap(({ region, has }) => (has === wanted ? region : []))
  const regions = unique([...kept.regions, ...those(true)]).filter(
    (region) => !chosen.includes(region),
  )
  await writeStored(file, {
    format: 1,
    lookedAt: isDue ? now() : kept.lookedAt,
    regions,
    unanswered: those(undefined),
    askedAt: now(),
  })
  return { regions: unique([...chosen, ...regions]), unanswered: those(undefined) }
}

const unique = (regions: readonly string[]) => [...new Set(regions)]

/** False also where one may not look: many accounts are kept out of Regions they do not use. Undefined without an answer. */
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
    const isAnswer = error instanceof ProblemError && !noAnswers.includes(error.problem.code)
    return isAnswer ? false : undefined
  }
}
