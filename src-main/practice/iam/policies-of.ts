import type { Account } from '../account.ts'
import type { Caller } from '../operation.ts'
import { awsManagedPolicies } from './aws-managed.ts'
import { heldUnder } from './held-under.ts'

export type SourcePolicy = {
  readonly id: string
  readonly type: 'IAM Policy' | 'Permissions Boundary' | 'Service Control Policy'
  /** Where it was found, in the words of the policy simulator. */
  readonly source: 'user' | 'group' | 'role' | 'aws-managed' | 'user-managed' | 'none'
  readonly document: string
  /** Of a managed policy. */
  readonly arn?: string
  /** Whose inline policy it is. */
  readonly holder?: string
}

/** A caller, or a group looked at by itself. */
export type Holder = { readonly kind: Caller['kind'] | 'group'; readonly name: string }

/** Default version of a managed policy, AWS's or the account's own. */
export function managedDocument(account: Account, arn: string): string | undefined {
  const own = heldUnder(account.iam.policies, arn)
  return own
    ? own.versions[own.defaultVersion]?.document
    : heldUnder(awsManagedPolicies, arn)?.document
}

/** Every identity policy of a principal: inline and attached, its own and its groups'. */
export function identityPolicies(account: Account, holder: Holder): readonly SourcePolicy[] {
  const { users, roles, groups } = account.iam
  const { kind, name } = holder
  switch (kind) {
    case 'root':
      return []
    case 'role':
      return policiesIn(account, kind, name, heldUnder(roles, name))
    case 'group':
      return policiesIn(account, kind, name, heldUnder(groups, name))
    case 'user': {
      const user = heldUnder(users, name)
      return [
        ...policiesIn(account, kind, name, user),
        ...(user?.groups ?? []).flatMap((group) =>
          policiesIn(account, 'group', group, heldUnder(groups, group)),
        ),
      ]
    }
  }
}

function policiesIn(
  account: Account,
  source: 'user' | 'group' | 'role',
  holder: string,
  held: { readonly inline: Record<string, string>; readonly attached: string[] } | undefined,
): readonly SourcePolicy[] {
  const type = 'IAM Policy' as const
  return [
    ...Object.entries(held?.inline ?? {}).map(([id, document]) => ({
      id,
      type,
      source,
      document,
      holder,
    })),
    ...(held?.attached ?? []).map((arn) => managedPolicy(account, arn, type)),
  ]
}

/** The boundary of a user or role, when it has one. */
export function boundaryOf(account: Account, { kind, name }: Holder): SourcePolicy | undefined {
  const { users, roles } = account.iam
  const held =
    kind === 'user' ? heldUnder(users, name) : kind === 'role' ? heldUnder(roles, name) : undefined
  return held?.boundary === undefined
    ? undefined
    : managedPolicy(account, held.boundary, 'Permissions Boundary')
}

const managedPolicy = (account: Account, arn: string, type: SourcePolicy['type']) => ({
  id: arn.split('/').at(-1) ?? arn,
  type,
  source: heldUnder(awsManagedPolicies, arn) ? ('aws-managed' as const) : ('user-managed' as const),
  document: managedDocument(account, arn) ?? '{}',
  arn,
})
