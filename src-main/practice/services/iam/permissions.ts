import { awsManagedPolicies } from '../../iam/aws-managed.ts'
import { heldUnder } from '../../iam/held-under.ts'
import type { Call, Permission } from '../../operation.ts'

type Asked = Omit<Call, 'authorize'>
type Held = {
  readonly arn: string
  readonly tags?: Readonly<Record<string, string>>
  readonly boundary?: string
}

/** The permission an operation on one named thing needs: its action on the thing's ARN. */
export const onUser = (action: string) => (input: Named<'UserName'>, call: Asked) => {
  const name = input.UserName ?? call.caller.name
  return permission(action, `user${input.Path ?? '/'}${name}`, input, call, (iam) =>
    heldUnder(iam.users, name),
  )
}

export const onRole = (action: string) => (input: Named<'RoleName'>, call: Asked) =>
  permission(action, `role${input.Path ?? '/'}${input.RoleName ?? ''}`, input, call, (iam) =>
    heldUnder(iam.roles, input.RoleName ?? ''),
  )

export const onGroup = (action: string) => (input: Named<'GroupName'>, call: Asked) =>
  permission(action, `group${input.Path ?? '/'}${input.GroupName ?? ''}`, input, call, (iam) =>
    heldUnder(iam.groups, input.GroupName ?? ''),
  )

export const onPolicy = (action: string) => (input: Named<'PolicyArn'>, call: Asked) => {
  const arn = input.PolicyArn ?? ''
  const held = heldUnder(call.account.iam.policies, arn) ??
    heldUnder(awsManagedPolicies, arn) ?? { arn }
  return [{ action: `iam:${action}`, resource: arn, context: contextOf({ ...input }, held) }]
}

/** Creating and listing policies, which have no ARN yet or are many. */
export const onNewPolicy =
  (action: string) =>
  (input: Named<'PolicyName'>, { account }: Asked): Permission[] => [
    {
      action: `iam:${action}`,
      resource: `arn:aws:iam::${account.id}:policy${input.Path ?? '/'}${input.PolicyName ?? ''}`,
      context: contextOf(input, undefined),
    },
  ]

/** Listing is allowed on the path that is looked at. */
export const onPath =
  (action: string, noun: string) =>
  (input: { readonly PathPrefix?: string | undefined }, { account }: Asked): Permission[] => [
    {
      action: `iam:${action}`,
      resource: `arn:aws:iam::${account.id}:${noun}${input.PathPrefix ?? '/'}`,
    },
  ]

type Named<Member extends string> = { readonly [name in Member | 'Path']?: string | undefined }

function permission(
  action: string,
  resource: string,
  input: object,
  { account }: Asked,
  find: (iam: Call['account']['iam']) => Held | undefined,
): Permission[] {
  const held = find(account.iam)
  return [
    {
      action: `iam:${action}`,
      resource: held?.arn ?? `arn:aws:iam::${account.id}:${resource}`,
      context: contextOf({ ...input }, held),
    },
  ]
}

type Sent = {
  readonly Path?: unknown
  readonly PolicyArn?: unknown
  readonly PermissionsBoundary?: unknown
  readonly Tags?: unknown
  readonly TagKeys?: unknown
}

/** Condition keys by which policies about IAM go. https://docs.aws.amazon.com/service-authorization/latest/reference/list_iam.html */
function contextOf(input: Sent, held: Held | undefined): Record<string, readonly string[]> {
  const { PolicyArn, PermissionsBoundary = held?.boundary } = input
  const tags = readTags(input.Tags)
  const keys = Array.isArray(input.TagKeys) ? input.TagKeys.map(String) : tags.map(([key]) => key)
  return {
    ...(typeof PolicyArn === 'string' && { 'iam:PolicyARN': [PolicyArn] }),
    ...(typeof PermissionsBoundary === 'string' && {
      'iam:PermissionsBoundary': [PermissionsBoundary],
    }),
    ...(keys.length > 0 && { 'aws:TagKeys': keys }),
    ...Object.fromEntries(tags.map(([key, value]) => [`aws:RequestTag/${key}`, [value]])),
    ...Object.fromEntries(
      Object.entries(held?.tags ?? {}).flatMap(([key, value]) => [
        [`aws:ResourceTag/${key}`, [value]],
        [`iam:ResourceTag/${key}`, [value]],
      ]),
    ),
  }
}

const readTags = (tags: unknown): readonly (readonly [string, string])[] =>
  Array.isArray(tags)
    ? tags.map(({ Key = '', Value = '' }: { Key?: string; Value?: string }) => [Key, Value])
    : []
