import type { FoundationModelSummary, InferenceProfileSummary } from '@aws-sdk/client-bedrock'
import { ProblemError } from '../../../shared/problem.ts'
import type { Residency, Tier } from '../../../shared/setup/choices.ts'
import type { Lifecycle } from '../../../shared/setup/lifecycle.ts'
import type { Aws, CallOptions } from '../aws/aws.ts'
import { toLifecycle } from './lifecycle.ts'

/** An inference profile of one Region with what is known of the model behind it. */
export type ModelProfile = {
  readonly id: string
  readonly arn: string
  readonly name: string
  /** Made in this account over a model, rather than offered by AWS. */
  readonly isApplication?: true
  readonly scope: Residency
  /** The prefix AWS gives the profile (us, eu, jp …); absent for global ones. */
  readonly geography?: string
  /** Regions a request may be processed in; empty for global ones, which may go anywhere commercial. */
  readonly destinations: readonly string[]
  readonly modelId: string
  readonly modelArns: readonly string[]
  readonly modelName: string
  readonly tier?: Tier
  readonly lifecycle: Lifecycle
  /** When the model came to Bedrock (ms since 1970); 0 when AWS does not say. */
  readonly startedAt: number
}

/** A Claude model as one Region lists it, whether or not a profile leads to it. */
export type CatalogueModel = {
  readonly modelId: string
  readonly name: string
  readonly tier?: Tier
  readonly lifecycle: Lifecycle
  /** As AWS tells them, such as ON_DEMAND or INFERENCE_PROFILE. */
  readonly inferenceTypes: readonly string[]
  readonly startedAt: number
}

export type RegionCatalogue = {
  readonly region: string
  readonly profiles: readonly ModelProfile[]
  readonly models: readonly CatalogueModel[]
  /** How long one question and its answer took. */
  readonly latencyMs: number
}

/**
 * The Claude profiles and models of one Region, newest model first, from ListInferenceProfiles and ListFoundationModels.
 * Profiles of a model that is past its end of life are left out. `now`: milliseconds since 1970.
 */
export async function readRegion(
  aws: Aws,
  region: string,
  { now, ...options }: CallOptions & { readonly now: number },
): Promise<RegionCatalogue> {
  const at = { ...options, region }
  const profiles = await listSystemProfiles(aws, at)
  // Timed on the connection that the first question opened, so that only the way there and back counts.
  const started = performance.now()
  const { modelSummaries = [] } = await aws
    .call('bedrock', 'ListFoundationModels', { byProvider: 'Anthropic' }, at)
    .catch(nothingIfDenied)
  const latencyMs = Math.round(performance.now() - started)
  const found = profiles.flatMap((profile): ModelProfile[] => {
    const { inferenceProfileId: id, inferenceProfileArn: arn, inferenceProfileName: name } = profile
    const modelArns = (profile.models ?? []).flatMap(({ modelArn }) => modelArn ?? [])
    const modelId = modelArns[0]?.split('foundation-model/')[1]
    const model = modelSummaries.find((summary) => summary.modelId === modelId)
    if (!id || !arn || !modelId?.startsWith('anthropic.claude') || profile.status !== 'ACTIVE')
      return []
    const isGlobal = modelArns.some((each) => each.split(':')[3] === '')
    const lifecycle = toLifecycle(model?.modelLifecycle, now)
    // Still listed for a while, and no longer called by anybody.
    if (lifecycle.status === 'ended') return []
    const tier = tierOf(modelId)
    return [
      {
        id,
        arn,
        name: name ?? id,
        scope: isGlobal ? 'global' : 'geography',
        ...(!isGlobal && { geography: id.split('.')[0] ?? id }),
        destinations: isGlobal ? [] : modelArns.flatMap((each) => each.split(':')[3] || []),
        modelId,
        modelArns,
        modelName: model?.modelName ?? modelId,
        ...(tier && { tier }),
        lifecycle,
        startedAt: model?.modelLifecycle?.startOfLifeTime?.getTime() ?? 0,
      },
    ]
  })
  return {
    region,
    latencyMs,
    profiles: found.toSorted(byAge),
    models: modelSummaries.flatMap(toModel(now)),
  }
}

const toModel =
  (now: number) =>
  ({
    modelId = '',
    modelName,
    modelLifecycle,
    inferenceTypesSupported = [],
  }: FoundationModelSummary): CatalogueModel[] => {
    if (!modelId.startsWith('anthropic.claude')) return []
    const tier = tierOf(modelId)
    return [
      {
        modelId,
        name: modelName ?? modelId,
        inferenceTypes: inferenceTypesSupported,
        startedAt: modelLifecycle?.startOfLifeTime?.getTime() ?? 0,
        ...(tier && { tier }),
        lifecycle: toLifecycle(modelLifecycle, now),
      },
    ]
  }

/** The narrow policy lets its holder see the profiles, and not the models behind them. */
function nothingIfDenied(error: unknown): { modelSummaries?: FoundationModelSummary[] } {
  if (error instanceof ProblemError && error.problem.code === 'permission.denied') return {}
  throw error
}

/** Newest first; where that is not known, by the version that is part of every id. */
const byAge = (a: ModelProfile, b: ModelProfile) =>
  b.startedAt - a.startedAt || b.modelId.localeCompare(a.modelId, 'en', { numeric: true })

async function listSystemProfiles(aws: Aws, at: CallOptions): Promise<InferenceProfileSummary[]> {
  const found: InferenceProfileSummary[] = []
  let nextToken: string | undefined
  do {
    const page = await aws.call(
      'bedrock',
      'ListInferenceProfiles',
      {
        typeEquals: 'SYSTEM_DEFINED',
        maxResults: 100,
        ...(nextToken !== undefined && { nextToken }),
      },
      at,
    )
    found.push(...(page.inferenceProfileSummaries ?? []))
    nextToken = page.nextToken
  } while (nextToken !== undefined)
  return found
}

/** The family is part of every Claude model's id. */
export function tierOf(modelId: string): Tier | undefined {
  if (modelId.includes('opus')) return 'opus'
  if (modelId.includes('sonnet')) return 'sonnet'
  return modelId.includes('haiku') ? 'haiku' : undefined
}

/** The newest model of a tier that is not on its way out, with that scope. */
export const newestOf = (
  { profiles }: RegionCatalogue,
  tier: Tier,
  scope: Residency,
): ModelProfile | undefined =>
  profiles.find(
    (each) => each.tier === tier && each.scope === scope && each.lifecycle.status !== 'legacy',
  )
