import { setMaxListeners } from 'node:events'
import { type Problem, ProblemError } from '../../../shared/problem.ts'
import { regionName, regionNames } from '../../../shared/setup/region-names.ts'
import type { RegionCatalogue } from '../bedrock/read-region.ts'
import { mapAtMost } from '../map-at-most.ts'
import { problemOf } from '../problems.ts'
import { catalogueOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'

/** A Region that takes longer is left out, whatever the reason (ms). */
const answerWithinMs = 8_000

/** Asking all at once would measure how busy this computer is instead of how far the Regions are. */
const mostAtOnce = 8

export type AskedRegion = {
  readonly region: string
  readonly name: string
  readonly catalogue?: RegionCatalogue
  /** Why it did not answer. */
  readonly problem?: Problem
}

/** What every Region lists of Claude; one that does not answer keeps its reason. */
export function askRegions(context: StepContext): Promise<AskedRegion[]> {
  const candidates = [...new Set([context.region, ...Object.keys(regionNames)])]
  return mapAtMost(mostAtOnce, candidates, (region) => askOne(context, region))
}

async function askOne(context: StepContext, region: string): Promise<AskedRegion> {
  const asked = { region, name: regionName(region) }
  const timeout = AbortSignal.timeout(answerWithinMs)
  try {
    const signal = AbortSignal.any([context.signal, timeout])
    setMaxListeners(0, signal)
    return { ...asked, catalogue: await catalogueOf({ ...context, signal }, region) }
  } catch (error) {
    if (context.signal.aborted) throw error
    if (timeout.aborted) return { ...asked, problem: problemOf('network.timeout') }
    if (!(error instanceof ProblemError)) throw error
    return { ...asked, problem: error.problem }
  }
}
