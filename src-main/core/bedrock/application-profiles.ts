import type { InferenceProfileSummary } from '@aws-sdk/client-bedrock'
import { ProblemError } from '../../../shared/problem.ts'
import type { Residency } from '../../../shared/setup/choices.ts'
import type { StepContext } from '../steps/step.ts'
import type { ModelProfile, RegionCatalogue } from './read-region.ts'

/** A profile somebody made over a model in one Region, to tell its use and cost apart. */
export type ApplicationProfile = {
  readonly id: string
  readonly arn: string
  readonly name: string
  readonly description?: string
  readonly modelId: string
  readonly modelArns: readonly string[]
  readonly scope: Residency
  readonly tags: Readonly<Record<string, string>>
  /** Milliseconds since 1970. */
  readonly createdAt: number
}

/** The application inference profiles of a Region, oldest first, with their tags; asked for at most every `keptMs`. */
export const applicationProfilesIn = (
  context: StepContext,
  region: string,
  keptMs = 5_000,
): Promise<ApplicationProfile[]> =>
  context.remember(`application profiles ${region}`, keptMs, async () => {
    const listed = await listAll(context, region)
    const found = await Promise.all(listed.map((each) => toProfile(context, region, each)))
    return found.toSorted((a, b) => a.createdAt - b.createdAt)
  })

async function listAll({ aws, signal }: StepContext, region: string) {
  const found: InferenceProfileSummary[] = []
  let nextToken: string | undefined
  do {
    const page = await aws.call(
      'bedrock',
      'ListInferenceProfiles',
      { typeEquals: 'APPLICATION', maxResults: 100, ...(nextToken && { nextToken }) },
      { region, signal },
    )
    found.push(...(page.inferenceProfileSummaries ?? []))
    nextToken = page.nextToken
  } while (nextToken)
  return found
}

async function toProfile(
  context: StepContext,
  region: string,
  summary: InferenceProfileSummary,
): Promise<ApplicationProfile> {
  const { inferenceProfileId: id = '', inferenceProfileArn: arn = '', description } = summary
  const modelArns = (summary.models ?? []).flatMap(({ modelArn }) => modelArn ?? [])
  return {
    id,
    arn,
    name: summary.inferenceProfileName ?? id,
    modelId: modelArns[0]?.split('foundation-model/')[1] ?? '',
    modelArns,
    scope: modelArns.some((each) => each.split(':')[3] === '') ? 'global' : 'geography',
    tags: await tagsOf(context, region, arn),
    createdAt: summary.createdAt?.getTime() ?? 0,
    ...(description !== undefined && { description }),
  }
}

/** Empty where they may not be read: the profile is of use without them. */
async function tagsOf(
  { aws, signal }: StepContext,
  region: string,
  resourceARN: string,
): Promise<Record<string, string>> {
  try {
    const { tags = [] } = await aws.call(
      'bedrock',
      'ListTagsForResource',
      { resourceARN },
      { region, signal },
    )
    return Object.fromEntries(tags.map(({ key = '', value = '' }) => [key, value]))
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code === 'app.cancelled') throw error
    return {}
  }
}

/**
 * An application profile as something to be chosen and pinned: it is called by its ARN, and is what its model is.
 * Undefined where the Region's own profiles do not know the model.
 */
export function asModelProfile(
  { arn, name, modelId, modelArns, scope }: ApplicationProfile,
  { profiles }: RegionCatalogue,
): ModelProfile | undefined {
  const known =
    profiles.find((each) => each.modelId === modelId && each.scope === scope) ??
    profiles.find((each) => each.modelId === modelId)
  if (!known) return undefined
  const { geography, ...model } = known
  return {
    ...model,
    id: arn,
    arn,
    name,
    isApplication: true,
    scope,
    modelArns,
    destinations: scope === 'global' ? [] : modelArns.flatMap((each) => each.split(':')[3] || []),
    ...(scope === 'geography' && geography !== undefined && { geography }),
  }
}
