import type * as Sso from '@aws-sdk/client-sso-admin'
import { heldUnder } from '../../iam/held-under.ts'
import { AwsError, type Operation } from '../../operation.ts'
import { permissionSetOf } from './permission-sets.ts'

/** How AWS names the policy that a permission set puts into its role. */
const inlineName = 'AwsSSOInlinePolicy'
const provisioningMs = 1_500

/** Puts what the permission set says into its role in this account. */
export const provisionPermissionSet: Operation<
  Sso.ProvisionPermissionSetRequest,
  Sso.ProvisionPermissionSetResponse
> = {
  run: (input, call) => {
    const { account, now, requestId } = call
    const { role: name, inline } = permissionSetOf(input, call)
    const role = account.iam.roles[name]
    if (role) role.inline = inline === undefined ? {} : { [inlineName]: inline }
    const { PermissionSetArn: permissionSetArn = '' } = input
    if (account.identityCenter)
      account.identityCenter.provisionings[requestId] = { permissionSetArn, at: now() }
    return { PermissionSetProvisioningStatus: statusOf(requestId, permissionSetArn, 'IN_PROGRESS') }
  },
}

export const describePermissionSetProvisioningStatus: Operation<
  Sso.DescribePermissionSetProvisioningStatusRequest,
  Sso.DescribePermissionSetProvisioningStatusResponse
> = {
  run: ({ ProvisionPermissionSetRequestId: id = '' }, { account, now }) => {
    const found = heldUnder(account.identityCenter?.provisionings ?? {}, id)
    if (!found) throw new AwsError('ResourceNotFoundException', `Request ${id} was not found.`, 404)
    const isDone = now() - found.at >= provisioningMs
    return {
      PermissionSetProvisioningStatus: statusOf(
        id,
        found.permissionSetArn,
        isDone ? 'SUCCEEDED' : 'IN_PROGRESS',
      ),
    }
  },
}

const statusOf = (
  RequestId: string,
  PermissionSetArn: string,
  Status: 'IN_PROGRESS' | 'SUCCEEDED',
): Sso.PermissionSetProvisioningStatus => ({ Status, RequestId, PermissionSetArn })
