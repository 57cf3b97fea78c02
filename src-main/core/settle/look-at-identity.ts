import { type Look, orAbsent, seenIf, text } from './look.ts'

/** The user is there, or (`wanted` false) is not. */
export const lookAtUser =
  (wanted: boolean): Look =>
  async ({ call, aws, signal }) => {
    const UserName = text(call, 'UserName')
    const found = await orAbsent(aws.call('iam', 'GetUser', { UserName }, { signal }))
    return seenIf((found !== undefined) === wanted)
  }

/** The role is there, or (`wanted` false) is not. */
export const lookAtRole =
  (wanted: boolean): Look =>
  async ({ call, aws, signal }) => {
    const RoleName = text(call, 'RoleName')
    const found = await orAbsent(aws.call('iam', 'GetRole', { RoleName }, { signal }))
    return seenIf((found !== undefined) === wanted)
  }

async function keysOf({ call, aws, signal }: Parameters<Look>[0]) {
  const UserName = text(call, 'UserName')
  const found = await orAbsent(aws.call('iam', 'ListAccessKeys', { UserName }, { signal }))
  return found?.AccessKeyMetadata ?? []
}

/** A key that was not there before. AWS tells its id again, but never its secret. */
export const lookAtCreatedKey: Look = async (at) => {
  const { others = [] } = at.call
  const [newest] = (await keysOf(at))
    .filter(({ AccessKeyId = '' }) => !others.includes(AccessKeyId))
    .sort((a, b) => Number(b.CreateDate) - Number(a.CreateDate))
  if (newest?.AccessKeyId === undefined) return { is: 'not-so' }
  return { is: 'so', output: { AccessKey: { AccessKeyId: newest.AccessKeyId } } }
}

export const lookAtKeyStatus: Look = async (at) => {
  const id = text(at.call, 'AccessKeyId')
  const found = (await keysOf(at)).find(({ AccessKeyId }) => AccessKeyId === id)
  return seenIf(found?.Status === text(at.call, 'Status'))
}

export const lookAtDeletedKey: Look = async (at) => {
  const id = text(at.call, 'AccessKeyId')
  return seenIf((await keysOf(at)).every(({ AccessKeyId }) => AccessKeyId !== id))
}
