import type { Account } from '../account.ts'
import type { Caller, Permission } from '../operation.ts'

export type Decision = {
  readonly outcome: 'allowed' | 'implicitDeny' | 'explicitDeny'
  readonly matched: readonly {
    readonly policyId: string
    readonly policyType: string
    readonly sid?: string
  }[]
  readonly missingContext: readonly string[]
  readonly deniedBy?: 'scp' | 'boundary' | 'identity'
}

const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess'

/** Stands in until the evaluator is here: an administrator may do everything, everybody else nothing. */
export function decide(
  account: Account,
  caller: Pick<Caller, 'kind' | 'name' | 'arn'>,
  _permission: Permission,
  _context: Readonly<Record<string, readonly string[]>>,
): Decision {
  const attached = account.iam.users[caller.name]?.attached ?? []
  const outcome = attached.includes(administrator) ? 'allowed' : 'implicitDeny'
  return { outcome, matched: [], missingContext: [] }
}
