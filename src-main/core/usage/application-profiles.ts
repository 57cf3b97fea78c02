import type { InferenceProfileSummary } from '@aws-sdk/client-bedrock'
import { ProblemError } from '../../../shared/problem.ts'
import type { Residency } from '../../../shared/setup/choices.ts'
import type { StepContext } from '../steps/step.ts'
import { isClaudeId } from './fold-models.ts'

const hourMs = 3_600_000

/** A profile somebody made over a model, to tell its use apart. */
export type ApplicationProfile = {
  readonly name: string
  readonly modelId: string
  readonly scope: Residency
  readonly tags: Readonly<Record<string, string>>
}

/**
 * What stands behind ids that name no model: application inference profiles with their tags, by id and by ARN, for
 * callers pass either. Empty where they may not be listed; the numbers are shown under their ids then.
 */
export async function applicationProfiles(
  context: StepContext,
  region: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ApplicationProfile>> {
  const unknown = ids.filter((id) => !isClaudeId(id))
  if (unknown.length === 0) return new Map()
  const wanted = new Set(unknown)
  const listed = await orEmpty(
    context.remember(`application profiles ${region}`, hourMs, () => list(context, region)),
  )
  const seen = listed.filter(
    ({ inferenceProfileId: id = '', inferenceProfileArn: arn = '' }) =>
      wanted.has(id) || wanted.has(arn),
  )
  const found = await Promise.all(
    seen.map(async (profile) => {
      const { inferenceProfileId: id = '', inferenceProfileArn: arn = '' } = profile
      const modelArns = (profile.models ?? []).flatMap(({ modelArn }) => modelArn ?? [])
      const made: ApplicationProfile = {
        name: profile.inferenceProfileName ?? id,
        modelId: modelArns[0]?.split('foundation-model/')[1] ?? '',
        scope: modelArns.some((each) => each.split(':')[3] === '') ? 'global' : 'geography',
        tags: Object.fromEntries(
          await orEmpty(
            context.remember(`tags ${arn}`, hourMs, () => tagsOf(context, region, arn)),
          ),
        ),
      }
      return [[id, made] as const, [arn, made] as const]
    }),
  )
  return new Map(found.flat())
}

async function list({ aws, signal }: StepContext, region: string) {
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

async function tagsOf({ aws, signal }: StepContext, region: string, resourceARN: string) {
  const { tags = [] } = await aws.call(
    'bedrock',
    'ListTagsForResource',
    { resourceARN },
    { region, signal },
  )
  return tags.flatMap(({ key, value }) =>
    key === undefined || value === undefined ? [] : [[key, value] as const],
  )
}

async function orEmpty<T>(asked: Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await asked
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code === 'app.cancelled') throw error
    return []
  }
}
