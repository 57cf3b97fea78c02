import type { Account } from '../account.ts'
import type { Caller } from '../operation.ts'
import { awsManagedPolicies } from './aws-managed.ts'

export type SourcePolicy = {
  readonly id: string
  readonly type: 'IAM Policy' | 'Permissions Boundary' | 'Service Control Policy'
  readonly document: string
}

/** Default version of a managed policy, AWS's or the account's own. */
export function managedDocument(account: Account, arn: string): string | undefined {
  const own = account.iam.policies[arn]
  return own ? own.versions[own.defaultVersion]?.document : awsManagedPolicies[arn]?.document
}

/** Every identity policy of a principal: inline and attached, its own and its groups'. */
export function identityPolicies(
  account: Account,
  { kind, name }: Pick<Caller, 'kind' | 'name'>,
): readonly SourcePolicy[] {
  const { users, roles, groups } = account.iam
  const principal = kind === 'user' ? users[name] : kind === 'role' ? roles[name] : undefined
  const joined = kind === 'user' ? (users[name]?.groups ?? []) : []
  return [principal, ...joined.map((group) => groups[group])].flatMap((holder) => [
    ...Object.entries(holder?.inline ?? {}).map(([id, document]) => asPolicy(id, document)),
    ...(holder?.attached ?? []).map((arn) =>
      asPolicy(arn.split('/').at(-1) ?? arn, managedDocument(account, arn) ?? '{}'),
    ),
  ])
}

/** The boundary of a user or role, when it has one. */
export function boundaryOf(
  account: Account,
  { kind, name }: Pick<Caller, 'kind' | 'name'>,
): SourcePolicy | undefined {
  const { users, roles } = account.iam
  const arn = (kind === 'user' ? users[name] : kind === 'role' ? roles[name] : undefined)?.boundary
  if (arn === undefined) return undefined
  return {
    id: arn.split('/').at(-1) ?? arn,
    type: 'Permissions Boundary',
    document: managedDocument(account, arn) ?? '{}',
  }
}

const asPolicy = (id: string, document: string): SourcePolicy => ({
  id,
  type: 'IAM Policy',
  document,
})
