import { ifAllowed } from '../aws/if-allowed.ts'
import type { ModelProfile } from '../bedrock/read-region.ts'
import { chosenPrincipal, ownPrincipal } from '../policy/chosen-principal.ts'
import { chosenOf, regionOf, sourcesOf } from '../steps/current.ts'
import type { StepContext } from '../steps/step.ts'

export type SecondWay = {
  readonly model: ModelProfile
  readonly region: string
  /** `region`: the same model from another Region; `model`: another model of the same Region. */
  readonly by: 'region' | 'model'
}

/**
 * Where Claude is called when the first way does not answer: a further Region of the same geography that was chosen, or
 * else another chosen model. Both are of the chosen residency, and the narrow policy allows both.
 */
export async function secondWay(context: StepContext): Promise<SecondWay | undefined> {
  const [, ...others] = await sourcesOf(context)
  const other = others.find(({ profiles }) => profiles.length > 0)
  const [model] = other?.profiles ?? []
  if (other && model) return { model, region: other.region, by: 'region' }
  const { profiles } = await chosenOf(context)
  const [first] = profiles
  const next = profiles.find(({ modelId }) => modelId !== first?.modelId)
  return next && { model: next, region: regionOf(context), by: 'model' }
}

/** The AWS profile of whoever uses Claude, where this computer has one; else the connection's own. */
export async function callerOf(context: StepContext): Promise<string> {
  const seen = await ifAllowed(() => chosenPrincipal(context))
  const who = seen ? seen.chosen : ownPrincipal(context)
  return who?.profile ?? context.profile
}
