import type { PrincipalRef } from '../../../../shared/setup/choices.ts'
import type { PrincipalRow } from '../../../../shared/setup/review.ts'
import type { StepContext } from '../../steps/step.ts'
import { administratorPolicies, broadBedrockPolicies } from '../principals.ts'
import { type Judgement, judgePolicy } from './judge-policy.ts'

/** A policy that holds for somebody, and what it means. */
export type HeldRight = {
  readonly name: string
  /** Absent for an inline policy. */
  readonly arn?: string
  /** The one it hangs on: the principal itself, or a group the user is a member of. */
  readonly on: PrincipalRef
  readonly document: string
  readonly judgement: Judgement
}

/** Every policy that holds for a user, role or group: attached and inline, its own and those of a user's groups. */
export const heldRights = (context: StepContext, principal: PrincipalRef): Promise<HeldRight[]> =>
  context.remember(`rights ${principal.kind} ${principal.name}`, 5_000, async () => {
    const groups = principal.kind === 'user' ? await groupsOf(context, principal.name) : []
    const holders = [principal, ...groups.map((name) => ({ kind: 'group' as const, name }))]
    return (await Promise.all(holders.map((each) => rightsOn(context, each)))).flat()
  })

/** All that is known of whoever's policies may not be read: AWS's own ones, by their names. */
export const rightsByName = (context: StepContext, principal: PrincipalRow): HeldRight[] =>
  principal.attached.map((name) => ({
    name,
    arn: `arn:${context.identity.arn.split(':')[1] ?? 'aws'}:iam::aws:policy/${name}`,
    on: { kind: principal.kind, name: principal.name },
    document: '{}',
    judgement: judgeByName(name),
  }))

function judgeByName(name: string): Judgement {
  if (administratorPolicies.includes(name)) return { kind: 'administrator' }
  return broadBedrockPolicies.includes(name)
    ? { kind: 'broad', canBeParted: true }
    : { kind: 'narrow' }
}

export async function groupsOf({ aws, signal }: StepContext, UserName: string): Promise<string[]> {
  const { Groups = [] } = await aws.call('iam', 'ListGroupsForUser', { UserName }, { signal })
  return Groups.flatMap(({ GroupName }) => GroupName ?? [])
}

async function rightsOn(context: StepContext, on: PrincipalRef): Promise<HeldRight[]> {
  const [attached, inline] = await Promise.all([
    attachedDocuments(context, on),
    inlineDocuments(context, on),
  ])
  return [...attached, ...inline].map((held) => ({
    ...held,
    on,
    judgement: judgePolicy(held.document),
  }))
}

type Found = Pick<HeldRight, 'name' | 'arn' | 'document'>

async function attachedDocuments(context: StepContext, on: PrincipalRef): Promise<Found[]> {
  const { aws, signal } = context
  const { AttachedPolicies = [] } = await {
    user: () => aws.call('iam', 'ListAttachedUserPolicies', { UserName: on.name }, { signal }),
    role: () => aws.call('iam', 'ListAttachedRolePolicies', { RoleName: on.name }, { signal }),
    group: () => aws.call('iam', 'ListAttachedGroupPolicies', { GroupName: on.name }, { signal }),
  }[on.kind]()
  return Promise.all(
    AttachedPolicies.map(async ({ PolicyName: name = '', PolicyArn: arn = '' }) => ({
      name,
      arn,
      document: await documentOf(context, arn),
    })),
  )
}

/** The version of a managed policy that is in force. */
const documentOf = ({ aws, remember, signal }: StepContext, PolicyArn: string): Promise<string> =>
  remember(`policy ${PolicyArn}`, 5_000, async () => {
    const { Policy } = await aws.call('iam', 'GetPolicy', { PolicyArn }, { signal })
    const { PolicyVersion } = await aws.call(
      'iam',
      'GetPolicyVersion',
      { PolicyArn, VersionId: Policy?.DefaultVersionId ?? '' },
      { signal },
    )
    return decodeURIComponent(PolicyVersion?.Document ?? '{}')
  })

async function inlineDocuments(
  { aws, signal }: StepContext,
  { kind, name }: PrincipalRef,
): Promise<Found[]> {
  const { list, read } = {
    user: {
      list: () => aws.call('iam', 'ListUserPolicies', { UserName: name }, { signal }),
      read: (PolicyName: string) =>
        aws.call('iam', 'GetUserPolicy', { UserName: name, PolicyName }, { signal }),
    },
    role: {
      list: () => aws.call('iam', 'ListRolePolicies', { RoleName: name }, { signal }),
      read: (PolicyName: string) =>
        aws.call('iam', 'GetRolePolicy', { RoleName: name, PolicyName }, { signal }),
    },
    group: {
      list: () => aws.call('iam', 'ListGroupPolicies', { GroupName: name }, { signal }),
      read: (PolicyName: string) =>
        aws.call('iam', 'GetGroupPolicy', { GroupName: name, PolicyName }, { signal }),
    },
  }[kind]
  const { PolicyNames = [] } = await list()
  return Promise.all(
    PolicyNames.map(async (each) => {
      const { PolicyDocument = '%7B%7D' } = await read(each)
      return { name: each, document: decodeURIComponent(PolicyDocument) }
    }),
  )
}
