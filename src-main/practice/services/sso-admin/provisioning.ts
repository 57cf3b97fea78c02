import type * as Sso from '@aws-sdk/client-sso-admin'
import type { Operation } from '../../operation.ts'
import { permissionSetOf } from './permission-sets.ts'

/** How AWS names the policy that a permission set puts into its role. */
const inlineName = 'AwsSSOInlinePolicy'

/** Puts what the permission set says into its role in this account: here at once, at AWS within seconds. */
export const provisionPermissionSet: Operation<
  Sso.ProvisionPermissionSetRequest,
  Sso.ProvisionPermissionSetResponse
> = {
  run: (input, call) => {
    const { role: name, inline } = permissionSetOf(input, call)
    const role = call.account.iam.roles[name]
    if (role) role.inline = inline === undefined ? {} : { [inlineName]: inline }
    return { PermissionSetProvisioningStatus: statusOf(call.requestId, 'IN_PROGRESS') }
  },
}

export const describePermissionSetProvisioningStatus: Operation<
  Sso.DescribePermissionSetProvisioningStatusRequest,
  Sso.DescribePermissionSetProvisioningStatusResponse
> = {
  run: ({ ProvisionPermissionSetRequestId: id = '' }) => ({
    PermissionSetProvisioningStatus: statusOf(id, 'SUCCEEDED'),
  }),
}

const statusOf = (
  RequestId: string,
  Status: 'IN_PROGRESS' | 'SUCCEEDED',
): Sso.PermissionSetProvisioningStatus => ({ Status, RequestId })
