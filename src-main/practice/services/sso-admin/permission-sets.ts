import type * as Sso from '@aws-sdk/client-sso-admin'
import type { IdentityCenterState, PermissionSet } from '../../account.ts'
import { heldUnder } from '../../iam/held-under.ts'
import { AwsError, type Call, type Operation } from '../../operation.ts'

export const listInstances: Operation<Sso.ListInstancesRequest, Sso.ListInstancesResponse> = {
  run: (_, { account }) => ({
    Instances: account.identityCenter
      ? [
          {
            InstanceArn: account.identityCenter.instanceArn,
            IdentityStoreId: account.identityCenter.identityStoreId,
            OwnerAccountId: account.id,
            Status: 'ACTIVE',
          },
        ]
      : [],
  }),
}

export const listPermissionSets: Operation<
  Sso.ListPermissionSetsRequest,
  Sso.ListPermissionSetsResponse
> = {
  run: (input, call) => ({
    PermissionSets: Object.keys(instanceOf(input, call).permissionSets),
  }),
}

export const describePermissionSet: Operation<
  Sso.DescribePermissionSetRequest,
  Sso.DescribePermissionSetResponse
> = {
  run: (input, call) => {
    const { name, createdAt } = permissionSetOf(input, call)
    return {
      PermissionSet: {
        Name: name,
        PermissionSetArn: input.PermissionSetArn,
        CreatedDate: new Date(createdAt),
        SessionDuration: 'PT8H',
      },
    }
  },
}

export const getInlinePolicyForPermissionSet: Operation<
  Sso.GetInlinePolicyForPermissionSetRequest,
  Sso.GetInlinePolicyForPermissionSetResponse
> = { run: (input, call) => ({ InlinePolicy: permissionSetOf(input, call).inline ?? '' }) }

export const putInlinePolicyToPermissionSet: Operation<
  Sso.PutInlinePolicyToPermissionSetRequest,
  Sso.PutInlinePolicyToPermissionSetResponse
> = {
  run: (input, call) => {
    const { InlinePolicy = '' } = input
    if (InlinePolicy.length > 32_768) throw invalid('The inline policy is too long.')
    try {
      JSON.parse(InlinePolicy)
    } catch {
      throw invalid('The inline policy is not valid JSON.')
    }
    permissionSetOf(input, call).inline = InlinePolicy
    return {}
  },
}

export const deleteInlinePolicyFromPermissionSet: Operation<
  Sso.DeleteInlinePolicyFromPermissionSetRequest,
  Sso.DeleteInlinePolicyFromPermissionSetResponse
> = {
  run: (input, call) => {
    delete permissionSetOf(input, call).inline
    return {}
  },
}

type Named = { InstanceArn: string | undefined; PermissionSetArn?: string | undefined }

function instanceOf({ InstanceArn }: Named, { account }: Call): IdentityCenterState {
  const { identityCenter } = account
  if (!identityCenter || identityCenter.instanceArn !== InstanceArn)
    throw new AwsError('ResourceNotFoundException', `Instance ${InstanceArn} was not found.`, 404)
  return identityCenter
}

export function permissionSetOf(input: Named, call: Call): PermissionSet {
  const { PermissionSetArn = '' } = input
  const found = heldUnder(instanceOf(input, call).permissionSets, PermissionSetArn)
  if (!found)
    throw new AwsError(
      'ResourceNotFoundException',
      `PermissionSet ${PermissionSetArn} was not found.`,
      404,
    )
  return found
}

const invalid = (message: string) => new AwsError('ValidationException', message)
