import { isDeepStrictEqual } from 'node:util'
import { type Look, orAbsent, seenIf, text } from './look.ts'

type At = Parameters<Look>[0]

async function listed({ call, account: _, ...at }: At) {
  const { inferenceProfileSummaries = [] } = await at.aws.call(
    'bedrock',
    'ListInferenceProfiles',
    { typeEquals: 'APPLICATION', maxResults: 1000 },
    { ...at, region: call.region },
  )
  return inferenceProfileSummaries
}

/** Made by a name we chose, which AWS gives once. */
export const lookAtCreatedProfile: Look = async (at) => {
  const name = text(at.call, 'inferenceProfileName')
  const found = (await listed(at)).find(({ inferenceProfileName }) => inferenceProfileName === name)
  return found
    ? {
        is: 'so',
        output: { inferenceProfileArn: found.inferenceProfileArn, status: found.status },
      }
    : { is: 'not-so' }
}

export const lookAtDeletedProfile: Look = async (at) => {
  const wanted = text(at.call, 'inferenceProfileIdentifier')
  const isThere = (await listed(at)).some(
    ({ inferenceProfileArn, inferenceProfileId }) =>
      inferenceProfileArn === wanted || inferenceProfileId === wanted,
  )
  return seenIf(!isThere)
}

async function tagsOf({ call, account: _, ...at }: At): Promise<Record<string, string>> {
  const found = await orAbsent(
    at.aws.call(
      'bedrock',
      'ListTagsForResource',
      { resourceARN: text(call, 'resourceARN') ?? '' },
      { ...at, region: call.region },
    ),
  )
  return Object.fromEntries((found?.tags ?? []).map(({ key = '', value = '' }) => [key, value]))
}

/** Every tag is there with the value that was sent. */
export const lookAtTags: Look = async (at) => {
  const { tags } = at.call.input
  const held = await tagsOf(at)
  return seenIf(
    (Array.isArray(tags) ? tags : []).every((tag) =>
      Object.entries(held).some(([key, value]) => isDeepStrictEqual(tag, { key, value })),
    ),
  )
}

/** None of the tags is there any more. */
export const lookAtUntagged: Look = async (at) => {
  const { tagKeys } = at.call.input
  const held = await tagsOf(at)
  return seenIf((Array.isArray(tagKeys) ? tagKeys : []).every((key) => !(String(key) in held)))
}
