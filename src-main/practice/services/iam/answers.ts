import type { IamGroup, IamRole, IamUser, ManagedPolicy } from '../../account.ts'
import { awsManagedPolicies } from '../../iam/aws-managed.ts'
import { heldUnder } from '../../iam/held-under.ts'
import { AwsError, type Call } from '../../operation.ts'

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
  const found = heldUnder(iam.users, name)
  if (!found) throw noSuchEntity('user', name)
  return found
}
export const findRole = ({ iam }: Account, name: string): IamRole => {
  const found = heldUnder(iam.roles, name)
  if (!found) throw noSuchEntity('role', name)
  return found
}
export const findGroup = ({ iam }: Account, name: string): IamGroup => {
  const found = heldUnder(iam.groups, name)
  if (!found) throw noSuchEntity('group', name)
  return found
}
/** A policy of the account's own: AWS's are not to be changed. */
export const findOwnPolicy = ({ iam }: Account, arn: string): ManagedPolicy => {
  const found = heldUnder(iam.policies, arn)
  if (found) return found
  if (heldUnder(awsManagedPolicies, arn))
    throw new AwsError(
      'AccessDenied',
      `The policy ${arn} is managed by AWS and cannot be changed.`,
      403,
    )
  throw new AwsError('NoSuchEntityException', `Policy ${arn} was not found.`, 404)
}
