import type * as Bedrock from '@aws-sdk/client-bedrock'
import type { Account } from '../../account.ts'
import { findModel } from '../../bedrock/models.ts'
import {
  applicationProfiles,
  findProfile,
  modelArn,
  type Profile,
  systemProfiles,
} from '../../bedrock/profiles.ts'
import { AwsError, type Call, type Operation } from '../../operation.ts'
import { characters } from '../../scenarios/identities.ts'

const summarise = (profile: Profile) => ({
  inferenceProfileName: profile.name,
  description:
    profile.type === 'APPLICATION'
      ? 'Made in this account.'
      : `Routes requests to ${profile.model.name} ${profile.isGlobal ? 'in any commercial Region' : 'within one geography'}.`,
  createdAt: new Date(profile.createdAt),
  updatedAt: new Date(profile.createdAt),
  inferenceProfileArn: profile.arn,
  models: profile.modelArns.map((arn) => ({ modelArn: arn })),
  inferenceProfileId: profile.id,
  status: 'ACTIVE' as const,
  type: profile.type,
})

export const listInferenceProfiles: Operation<
  Bedrock.ListInferenceProfilesRequest,
  Bedrock.ListInferenceProfilesResponse
> = {
  run: ({ maxResults = 100, nextToken, typeEquals }, { account, region }) => {
    const all = [
      ...systemProfiles(account, region),
      ...applicationProfiles(account, region),
    ].filter(({ type }) => typeEquals === undefined || type === typeEquals)
    const start =
      nextToken === undefined ? 0 : Number(Buffer.from(nextToken, 'base64url').toString())
    const end = start + maxResults
    if (!Number.isInteger(start) || start < 0)
      throw new AwsError('ValidationException', 'The nextToken is invalid.')
    return {
      inferenceProfileSummaries: all.slice(start, end).map(summarise),
      ...(end < all.length && { nextToken: Buffer.from(String(end)).toString('base64url') }),
    }
  },
}

export const getInferenceProfile: Operation<
  Bedrock.GetInferenceProfileRequest,
  Bedrock.GetInferenceProfileResponse
> = {
  permissions: ({ inferenceProfileIdentifier: id = '' }, { account, region }) => [
    {
      action: 'bedrock:GetInferenceProfile',
      resource:
        findProfile(account, region, id)?.arn ??
        `arn:aws:bedrock:${region}:${account.id}:inference-profile/${id}`,
    },
  ],
  run: ({ inferenceProfileIdentifier: id = '' }, { account, region }) => {
    const found = findProfile(account, region, id)
    if (!found)
      throw new AwsError(
        'ResourceNotFoundException',
        `Couldn't find resource for ARN or id ${id}`,
        404,
      )
    return summarise(found)
  },
}

export const createInferenceProfile: Operation<
  Bedrock.CreateInferenceProfileRequest,
  Bedrock.CreateInferenceProfileResponse
> = {
  run: (
    { inferenceProfileName: name = '', description, modelSource, tags = [] },
    { account, region, requestId, now },
  ) => {
    const copyFrom = modelSource?.copyFrom ?? ''
    if (!copyFrom.startsWith('arn:'))
      throw new AwsError(
        'ValidationException',
        'The provided model source is invalid: copyFrom must be an ARN.',
      )
    const source =
      findProfile(account, region, copyFrom)?.id ?? copyFrom.split('foundation-model/').at(-1) ?? ''
    if (
      !findProfile(account, region, source) &&
      (!findModel(source) || copyFrom !== modelArn(region, source))
    )
      throw new AwsError('ResourceNotFoundException', `Could not resolve ${copyFrom}.`, 404)
    const taken = Object.values(account.bedrock.applicationProfiles).some(
      (each) => each.name === name && each.region === region,
    )
    if (taken)
      throw new AwsError('ConflictException', `An inference profile named ${name} already exists.`)
    const id = characters(requestId, 12, 'abcdefghijklmnopqrstuvwxyz0123456789')
    account.bedrock.applicationProfiles[id] = {
      id,
      name,
      region,
      source,
      createdAt: now(),
      ...(description !== undefined && { description }),
      ...(tags.length > 0 && {
        tags: Object.fromEntries(tags.map(({ key = '', value = '' }) => [key, value])),
      }),
    }
    return {
      inferenceProfileArn: `arn:aws:bedrock:${region}:${account.id}:application-inference-profile/${id}`,
      status: 'ACTIVE',
    }
  },
}

type Held = Account['bedrock']['applicationProfiles'][string]

/** Keeps other tags of a profile of this Region. */
function retag(
  resourceARN: string | undefined,
  { account, region }: Call,
  change: (tags: Record<string, string>) => Record<string, string>,
): object {
  const found = applicationProfiles(account, region).find(({ arn }) => arn === resourceARN)
  const held: Held | undefined = account.bedrock.applicationProfiles[found?.id ?? '']
  if (!held) throw new AwsError('ResourceNotFoundException', 'The resource does not exist.', 404)
  const { tags: before = {}, ...rest } = held
  const tags = change({ ...before })
  account.bedrock.applicationProfiles[held.id] = {
    ...rest,
    ...(Object.keys(tags).length > 0 && { tags }),
  }
  return {}
}

export const tagResource: Operation<Bedrock.TagResourceRequest, object> = {
  run: ({ resourceARN, tags = [] }, call) =>
    retag(resourceARN, call, (held) => ({
      ...held,
      ...Object.fromEntries(tags.map(({ key = '', value = '' }) => [key, value])),
    })),
}

export const untagResource: Operation<Bedrock.UntagResourceRequest, object> = {
  run: ({ resourceARN, tagKeys = [] }, call) =>
    retag(resourceARN, call, (held) =>
      Object.fromEntries(Object.entries(held).filter(([key]) => !tagKeys.includes(key))),
    ),
}

/** Of what can be tagged, the practice account has application inference profiles only. */
export const listTagsForResource: Operation<
  Bedrock.ListTagsForResourceRequest,
  Bedrock.ListTagsForResourceResponse
> = {
  run: ({ resourceARN }, { account, region }) => {
    const found = applicationProfiles(account, region).find(({ arn }) => arn === resourceARN)
    if (!found) throw new AwsError('ResourceNotFoundException', 'The resource does not exist.', 404)
    const { tags = {} } = account.bedrock.applicationProfiles[found.id] ?? {}
    return { tags: Object.entries(tags).map(([key, value]) => ({ key, value })) }
  },
}

export const deleteInferenceProfile: Operation<Bedrock.DeleteInferenceProfileRequest, object> = {
  run: ({ inferenceProfileIdentifier = '' }, { account, region }) => {
    const found = applicationProfiles(account, region).find(
      ({ id, arn }) => id === inferenceProfileIdentifier || arn === inferenceProfileIdentifier,
    )
    if (!found)
      throw new AwsError('ResourceNotFoundException', 'The inference profile does not exist.', 404)
    delete account.bedrock.applicationProfiles[found.id]
    return {}
  },
}
