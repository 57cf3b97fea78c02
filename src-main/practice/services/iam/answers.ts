import type { IamGroup, IamRole, IamUser, ManagedPolicy } from '../../account.ts'
import { awsManagedPolicies } from '../../iam/aws-managed.ts'
import { AwsError, type Call, type Permission } from '../../operation.ts'

export const noSuchEntity = (what: string, name: string) =>
  new AwsError('NoSuchEntityException', `The ${what} with name ${name} cannot be found.`, 404)
export const alreadyExists = (what: string, name: string) =>
  new AwsError('EntityAlreadyExistsException', `${what} with name ${name} already exists.`, 409)
export const deleteConflict = (message: string) =>
  new AwsError('DeleteConflictException', message, 409)
export const limitExceeded = (message: string) =>
  new AwsError('LimitExceededException', message, 409)

type Account = Call['account']

export const findUser = ({ iam }: Account, name: string): IamUser => {
  const found = iam.users[name]
  if (!found) throw noSuchEntity('user', name)
  return found
}
export const findRole = ({ iam }: Account, name: string): IamRole => {
  const found = iam.roles[name]
  if (!found) throw noSuchEntity('role', name)
  return found
}
export const findGroup = ({ iam }: Account, name: string): IamGroup => {
  const found = iam.groups[name]
  if (!found) throw noSuchEntity('group', name)
  return found
}
/** A policy of the account's own: AWS's are not to be changed. */
export const findOwnPolicy = ({ iam }: Account, arn: string): ManagedPolicy => {
  const found = iam.policies[arn]
  if (found) return found
  if (awsManagedPolicies[arn])
    throw new AwsError(
      'AccessDenied',
      `The policy ${arn} is managed by AWS and cannot be changed.`,
      403,
    )
  throw new AwsError('NoSuchEntityException', `Policy ${arn} was not found.`, 404)
}

type Within = Pick<Call, 'account'>

/** The permission an operation on one named thing needs: its action on the thing's ARN. */
export const onUser =
  (action: string) =>
  (
    { UserName }: { UserName?: string | undefined },
    { account, caller }: Omit<Call, 'authorize'>,
  ): Permission[] => {
    const name = UserName ?? caller.name
    return [
      {
        action: `iam:${action}`,
        resource: account.iam.users[name]?.arn ?? `arn:aws:iam::${account.id}:user/${name}`,
      },
    ]
  }
export const onRole =
  (action: string) =>
  ({ RoleName = '' }: { RoleName?: string | undefined }, { account }: Within): Permission[] => [
    {
      action: `iam:${action}`,
      resource: account.iam.roles[RoleName]?.arn ?? `arn:aws:iam::${account.id}:role/${RoleName}`,
    },
  ]
export const onGroup =
  (action: string) =>
  ({ GroupName = '' }: { GroupName?: string | undefined }, { account }: Within): Permission[] => [
    {
      action: `iam:${action}`,
      resource:
        account.iam.groups[GroupName]?.arn ?? `arn:aws:iam::${account.id}:group/${GroupName}`,
    },
  ]
export const onPolicy =
  (action: string) =>
  ({ PolicyArn = '' }: { PolicyArn?: string | undefined }): Permission[] => [
    { action: `iam:${action}`, resource: PolicyArn },
  ]
