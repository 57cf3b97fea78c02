import type * as EC2 from '@aws-sdk/client-ec2'
import { AwsError, type Call, type Operation, type Permission } from '../../operation.ts'
import { arnOf } from './arns.ts'
import { changeNetwork, type Network, networkOf, put } from './network.ts'

/** As an answer has them; nothing where there are none. */
export function tagsOf({ tags }: Network, id: string): { Tags?: EC2.Tag[] } {
  const held = Object.entries(tags[id] ?? {})
  return held.length > 0 ? { Tags: held.map(([Key, Value]) => ({ Key, Value })) } : {}
}

type Specified = readonly EC2.TagSpecification[] | undefined

/** Whoever makes something with tags needs the right to tag, too. */
export const tagging = (
  specified: Specified,
  resource: string,
  CreateAction: string,
): readonly Permission[] =>
  (specified ?? []).length === 0
    ? []
    : [
        {
          action: 'ec2:CreateTags',
          resource,
          context: { 'ec2:CreateAction': [CreateAction] },
        },
      ]

/** The tags that a request wants on what it makes. Throws for tags of another sort of thing. */
export function specifiedTags(specified: Specified, type: string): Record<string, string> {
  const other = specified?.find(({ ResourceType }) => ResourceType !== type)
  if (other)
    throw new AwsError(
      'InvalidParameterValue',
      `'${other.ResourceType}' is not a valid taggable resource type for this operation.`,
    )
  return toRecord(specified?.flatMap(({ Tags = [] }) => Tags))
}

function toRecord(tags: readonly EC2.Tag[] = []): Record<string, string> {
  const reserved = tags.find(({ Key = '' }) => Key.toLowerCase().startsWith('aws:'))
  if (reserved)
    throw new AwsError(
      'InvalidParameterValue',
      "Tag keys starting with 'aws:' are reserved for internal use",
    )
  return Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]))
}

const onEach =
  (action: string) =>
  (
    { Resources = [] }: { readonly Resources: string[] | undefined },
    call: Omit<Call, 'authorize'>,
  ) =>
    Resources.map((id) => ({ action: `ec2:${action}`, resource: arnOf(id, call) }))

function requireAll(ids: readonly string[], call: Call): void {
  const { vpcs, groups, endpoints } = networkOf(call)
  const subnets = Object.values(vpcs).flatMap((vpc) => vpc.subnets.map(({ id }) => id))
  const known = [...Object.keys({ ...vpcs, ...groups, ...endpoints }), ...subnets]
  const missing = ids.find((id) => !known.includes(id))
  if (missing !== undefined) throw new AwsError('InvalidID', `The ID '${missing}' is not valid`)
}

export const createTags: Operation<EC2.CreateTagsRequest, object> = {
  permissions: onEach('CreateTags'),
  run: ({ Resources = [], Tags }, call) => {
    requireAll(Resources, call)
    const added = toRecord(Tags)
    for (const id of Resources)
      changeNetwork(call, (held) => ({
        ...held,
        tags: put(held.tags, id, { ...held.tags?.[id], ...added }),
      }))
    return {}
  },
}

export const deleteTags: Operation<EC2.DeleteTagsRequest, object> = {
  permissions: onEach('DeleteTags'),
  run: ({ Resources = [], Tags }, call) => {
    requireAll(Resources, call)
    for (const id of Resources)
      changeNetwork(call, (held) => {
        const left = Object.entries(held.tags?.[id] ?? {}).filter(
          ([key]) => Tags !== undefined && !Tags.some(({ Key }) => Key === key),
        )
        const tags = left.length > 0 ? Object.fromEntries(left) : undefined
        return { ...held, tags: put(held.tags, id, tags) }
      })
    return {}
  },
}
