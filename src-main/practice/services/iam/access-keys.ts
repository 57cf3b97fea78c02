import type * as Iam from '@aws-sdk/client-iam'
import type { AccessKey } from '../../account.ts'
import { heldUnder } from '../../iam/held-under.ts'
import { AwsError, type Call, type Operation } from '../../operation.ts'
import { accessKey } from '../../scenarios/identities.ts'
import { findUser, limitExceeded } from './answers.ts'
import { pageOf } from './paging.ts'
import { onUser } from './permissions.ts'

const keysOf = ({ account }: Pick<Call, 'account'>, name: string): AccessKey[] =>
  Object.values(account.iam.accessKeys).filter(
    ({ owner, sessionToken }) =>
      owner.type === 'user' && owner.name === name && sessionToken === undefined,
  )

function findKey(call: Pick<Call, 'account'>, name: string, id: string): AccessKey {
  const found = keysOf(call, name).find((key) => key.id === id)
  if (found) return found
  throw noKey(id)
}

const noKey = (id: string) =>
  new AwsError('NoSuchEntityException', `The Access Key with id ${id} cannot be found`, 404)

const ownerOf = ({ account }: Pick<Call, 'account'>, id: string): string | undefined => {
  const owner = heldUnder(account.iam.accessKeys, id)?.owner
  return owner?.type === 'user' ? owner.name : undefined
}

const summarise = ({ id, active, createdAt }: AccessKey, UserName: string) => ({
  UserName,
  AccessKeyId: id,
  Status: active ? ('Active' as const) : ('Inactive' as const),
  CreateDate: new Date(createdAt),
})

export const createAccessKey: Operation<Iam.CreateAccessKeyRequest, Iam.CreateAccessKeyResponse> = {
  permissions: onUser('CreateAccessKey'),
  run: ({ UserName }, call) => {
    const { name } = findUser(call.account, UserName ?? call.caller.name)
    if (keysOf(call, name).length >= 2)
      throw limitExceeded('Cannot exceed quota for AccessKeysPerUser: 2')
    const key = accessKey(call.requestId, name, call.now())
    call.account.iam.accessKeys[key.id] = key
    return { AccessKey: { ...summarise(key, name), SecretAccessKey: key.secret } }
  },
}

export const listAccessKeys: Operation<Iam.ListAccessKeysRequest, Iam.ListAccessKeysResponse> = {
  permissions: onUser('ListAccessKeys'),
  run: (input, call) => {
    const { name } = findUser(call.account, input.UserName ?? call.caller.name)
    const { page, paging } = pageOf(keysOf(call, name), input)
    return { AccessKeyMetadata: page.map((key) => summarise(key, name)), ...paging }
  },
}

export const getAccessKeyLastUsed: Operation<
  Iam.GetAccessKeyLastUsedRequest,
  Iam.GetAccessKeyLastUsedResponse
> = {
  // AWS asks for the right on the key's owner; a key nobody has is as secret as one that is not yours.
  permissions: ({ AccessKeyId = '' }, call) =>
    onUser('GetAccessKeyLastUsed')({ UserName: ownerOf(call, AccessKeyId) ?? '*' }, call),
  run: ({ AccessKeyId = '' }, call) => {
    const UserName = ownerOf(call, AccessKeyId)
    if (UserName === undefined) throw noKey(AccessKeyId)
    const { lastUsed } = findKey(call, UserName, AccessKeyId)
    return {
      UserName,
      AccessKeyLastUsed: {
        ServiceName: lastUsed?.service ?? 'N/A',
        Region: lastUsed?.region ?? 'N/A',
        ...(lastUsed && { LastUsedDate: new Date(lastUsed.at) }),
      },
    }
  },
}

export const updateAccessKey: Operation<Iam.UpdateAccessKeyRequest, object> = {
  permissions: onUser('UpdateAccessKey'),
  run: ({ UserName, AccessKeyId = '', Status }, call) => {
    findKey(call, UserName ?? call.caller.name, AccessKeyId).active = Status === 'Active'
    return {}
  },
}

export const deleteAccessKey: Operation<Iam.DeleteAccessKeyRequest, object> = {
  permissions: onUser('DeleteAccessKey'),
  run: ({ UserName, AccessKeyId = '' }, call) => {
    const { id } = findKey(call, UserName ?? call.caller.name, AccessKeyId)
    delete call.account.iam.accessKeys[id]
    return {}
  },
}
