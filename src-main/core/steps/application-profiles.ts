import { isDeepStrictEqual } from 'node:util'
import type { ApplicationProfileAsk, Tag } from '../../../shared/setup/application-profile.ts'
import { type ApplicationProfile, applicationProfilesIn } from '../bedrock/application-profiles.ts'
import type { ModelProfile } from '../bedrock/read-region.ts'
import { callIn } from '../changes/call-in.ts'
import type { AwsCall, Change, JsonObject } from '../changes/change.ts'
import { failure } from '../problems.ts'
import { pinnedAs } from '../reviews/review-application-profiles.ts'
import { catalogueOf, regionOf } from './current.ts'
import { finding } from './finding.ts'
import type { Step, StepContext, StepPlan } from './step.ts'

/** The account's own names for models (application inference profiles), which carry tags for the bill. */
export const applicationProfiles: Step = {
  id: 'application-profiles',
  check: async (context) => {
    const profiles = await applicationProfilesIn(context, regionOf(context))
    return finding(
      'application-profiles',
      'done',
      profiles.length === 0
        ? 'The account has no profiles of its own'
        : `The account has ${profiles.length} ${profiles.length === 1 ? 'profile' : 'profiles'} of its own`,
      context.now(),
      { evidence: profiles.map(({ name, arn }) => ({ label: name, value: arn })) },
    )
  },
  plan: async (context, request) => {
    if (request.step !== 'application-profiles') return { title: '', changes: [] }
    const { ask } = request
    if (ask.action === 'create') return planCreate(context, ask)
    const found = (await applicationProfilesIn(context, regionOf(context))).find(
      ({ arn }) => arn === ask.arn,
    )
    if (!found && ask.action === 'delete')
      return { title: 'The profile is gone already', changes: [] }
    if (!found) throw failure('aws.notFound', { detail: 'There is no such profile any more.' })
    return ask.action === 'tag' ? planTags(context, found, ask.tags) : planDelete(context, found)
  },
}

const bedrock = (context: StepContext, operation: string, input: JsonObject): AwsCall =>
  callIn(regionOf(context))('bedrock', operation, input)

async function planCreate(
  context: StepContext,
  { profile }: Extract<ApplicationProfileAsk, { action: 'create' }>,
): Promise<StepPlan> {
  const { name, description, source, tags } = profile
  const region = regionOf(context)
  const [existing, { profiles }] = await Promise.all([
    applicationProfilesIn(context, region),
    catalogueOf(context, region),
  ])
  const from = profiles.find(({ id }) => id === source)
  if (!from) throw failure('input.invalid', { detail: `${source} is not offered in ${region}.` })
  const known = existing.find((each) => each.name === name)
  if (known && isSame(known, from, tags))
    return { title: `The profile ${name} is there already`, changes: [] }
  if (known)
    throw failure('aws.conflict', { detail: `There is another profile named ${name} already.` })
  return {
    title: `Make the profile ${name}`,
    changes: [
      {
        id: 'create-profile',
        title: `Make ${name} over ${from.modelName}`,
        why: 'Calls through it are counted and billed under its own name and tags. It routes just as the profile it is made from.',
        cost: 'Nothing by itself; calls cost the same as before',
        effect: bedrock(
          context,
          'CreateInferenceProfile',
          creation({ name, description, tags }, from.arn),
        ),
        after: [],
        undo: [
          bedrock(context, 'DeleteInferenceProfile', {
            inferenceProfileIdentifier: { $output: ['create-profile', 'inferenceProfileArn'] },
          }),
        ],
        undoWords: 'Delete it again, from History.',
      },
    ],
  }
}

const isSame = (known: ApplicationProfile, from: ModelProfile, tags: readonly Tag[]) =>
  known.modelId === from.modelId &&
  known.scope === from.scope &&
  isDeepStrictEqual(known.tags, Object.fromEntries(tags.map(({ key, value }) => [key, value])))

type Named = {
  readonly name: string
  readonly description?: string | undefined
  readonly tags: readonly Tag[]
}
const creation = ({ name, description, tags }: Named, copyFrom: string): JsonObject => ({
  inferenceProfileName: name,
  modelSource: { copyFrom },
  ...(description && { description }),
  ...(tags.length > 0 && { tags: tags.map(({ key, value }) => ({ key, value })) }),
})

const asTags = (tags: ApplicationProfile['tags']): Tag[] =>
  Object.entries(tags).map(([key, value]) => ({ key, value }))

function planTags(
  context: StepContext,
  { arn, name, tags: held }: ApplicationProfile,
  wanted: readonly Tag[],
): StepPlan {
  const put = (tags: readonly Tag[]) =>
    bedrock(context, 'TagResource', { resourceARN: arn, tags: tags.map((tag) => ({ ...tag })) })
  const drop = (tagKeys: readonly string[]) =>
    bedrock(context, 'UntagResource', { resourceARN: arn, tagKeys: [...tagKeys] })
  const changed = wanted.filter(({ key, value }) => held[key] !== value)
  const gone = Object.keys(held).filter((key) => !wanted.some((tag) => tag.key === key))
  const before = changed.flatMap(({ key }) =>
    held[key] === undefined ? [] : [{ key, value: held[key] }],
  )
  const added = changed.filter(({ key }) => held[key] === undefined).map(({ key }) => key)
  const tagging: Change[] =
    changed.length === 0
      ? []
      : [
          {
            id: 'tag-profile',
            title: `Tag ${name} with ${changed.map(({ key, value }) => `${key} = ${value}`).join(', ')}`,
            why: 'The bill and the usage window can be divided by tags.',
            effect: put(changed),
            after: [],
            undo: [
              ...(added.length > 0 ? [drop(added)] : []),
              ...(before.length > 0 ? [put(before)] : []),
            ],
            undoWords: 'Put the tags back as they were, from History.',
          },
        ]
  const untagging: Change[] =
    gone.length === 0
      ? []
      : [
          {
            id: 'untag-profile',
            title: `Take the tags ${gone.join(', ')} off ${name}`,
            why: 'They are not wanted any more.',
            effect: drop(gone),
            after: [],
            undo: [put(gone.map((key) => ({ key, value: held[key] ?? '' })))],
            undoWords: 'Put the tags back as they were, from History.',
          },
        ]
  return { title: `Change the tags of ${name}`, changes: [...tagging, ...untagging] }
}

async function planDelete(context: StepContext, profile: ApplicationProfile): Promise<StepPlan> {
  const { arn, name, description, modelId, scope, tags } = profile
  const use = pinnedAs(context.choices, arn)
  if (use !== undefined)
    throw failure('aws.conflict', {
      title: `${name} is in use`,
      detail: `It is chosen as ${use}. Choose another model there first; then it can be deleted.`,
    })
  const { profiles } = await catalogueOf(context, regionOf(context))
  const source = profiles.find((each) => each.modelId === modelId && each.scope === scope)
  return {
    title: `Delete the profile ${name}`,
    changes: [
      {
        id: 'delete-profile',
        title: `Delete the profile ${name}`,
        why: 'Calls through it are refused from then on. What was used under it stays in the bill.',
        effect: bedrock(context, 'DeleteInferenceProfile', { inferenceProfileIdentifier: arn }),
        after: [],
        undo: source
          ? [
              bedrock(
                context,
                'CreateInferenceProfile',
                creation({ name, description, tags: asTags(tags) }, source.arn),
              ),
            ]
          : null,
        undoWords: source
          ? 'Make it again with the same name and tags, from History. AWS gives it another id, so whoever uses the old one has to be told.'
          : 'AWS no longer offers what it was made from, so it cannot be made again.',
        alreadyDone: ['ResourceNotFoundException'],
      },
    ],
  }
}
