import type { Account } from '../../account.ts'
import type { ActionState, BudgetState } from '../../account-budgets.ts'
import { decide } from '../../iam/decide.ts'
import { heldUnder } from '../../iam/held-under.ts'
import { trustsService } from '../../iam/resource-policy.ts'
import { AwsError } from '../../operation.ts'
import { attachPolicy, detachPolicy } from '../iam/holders.ts'
import { asBudget } from './held-budgets.ts'

/** Whether AWS Budgets may take on the role for this budget. */
export function mayAssume(account: Account, budgetName: string, roleArn: string): boolean {
  const role = findRole(account, roleArn)
  return (
    role !== undefined &&
    trustsService(role.trust, 'budgets.amazonaws.com', asBudget(budgetName, account))
  )
}

const findRole = ({ iam }: Account, roleArn: string) =>
  Object.values(iam.roles).find(({ arn }) => arn === roleArn)

/** Attaches the action's policy, or detaches it, with the rights of its role; false where those do not suffice. */
export function applyPolicy(
  account: Account,
  { name }: Pick<BudgetState, 'name'>,
  { attaches, roleArn }: ActionState,
  verb: 'Attach' | 'Detach',
): boolean {
  const role = findRole(account, roleArn)
  if (!role || !mayAssume(account, name, roleArn)) return false
  const { policyArn } = attaches
  const { users, roles, groups } = account.iam
  const targets = [
    ...attaches.users.map((each) => ({ noun: 'User', holder: heldUnder(users, each) }) as const),
    ...attaches.roles.map((each) => ({ noun: 'Role', holder: heldUnder(roles, each) }) as const),
    ...attaches.groups.map((each) => ({ noun: 'Group', holder: heldUnder(groups, each) }) as const),
  ]
  return targets.every(({ noun, holder }) => {
    if (!holder) return false
    const caller = { kind: 'role', name: role.name, arn: role.arn } as const
    const permission = { action: `iam:${verb}${noun}Policy`, resource: holder.arn }
    const context = { 'iam:PolicyARN': [policyArn], 'aws:PrincipalArn': [role.arn] }
    if (decide(account, caller, permission, context).outcome !== 'allowed') return false
    try {
      if (verb === 'Attach') attachPolicy(account, noun, holder, policyArn)
      else detachPolicy(holder, policyArn)
      return true
    } catch (error) {
      if (error instanceof AwsError) return false
      throw error
    }
  })
}
