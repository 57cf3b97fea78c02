import { isDeepStrictEqual } from 'node:util'
import { type Look, orAbsent, seenIf, text } from './look.ts'

type At = Parameters<Look>[0]

/** The inline policy of the user, role or group that the call names; undefined where there is none of that name. */
async function inlineOf({ call, account: _, ...at }: At): Promise<string | undefined> {
  const PolicyName = text(call, 'PolicyName') ?? ''
  const UserName = text(call, 'UserName')
  const RoleName = text(call, 'RoleName')
  const asked =
    UserName !== undefined
      ? at.aws.call('iam', 'GetUserPolicy', { UserName, PolicyName }, at)
      : RoleName !== undefined
        ? at.aws.call('iam', 'GetRolePolicy', { RoleName, PolicyName }, at)
        : at.aws.call(
            'iam',
            'GetGroupPolicy',
            { GroupName: text(call, 'GroupName') ?? '', PolicyName },
            at,
          )
  const found = await orAbsent<{ PolicyDocument?: string | undefined }>(asked)
  return found && decodeURIComponent(found.PolicyDocument ?? '')
}

/** It is there, and says what was sent. */
export const lookAtPutInline: Look = async (at) => {
  const document = await inlineOf(at)
  const wanted = text(at.call, 'PolicyDocument') ?? 'null'
  return seenIf(
    document !== undefined && isDeepStrictEqual(JSON.parse(document), JSON.parse(wanted)),
  )
}

export const lookAtDeletedInline: Look = async (at) => seenIf((await inlineOf(at)) === undefined)

/** Member, or (`wanted` false) no longer member, of the group that the call names. */
export const lookAtMembership =
  (wanted: boolean): Look =>
  async ({ call, account: _, ...at }) => {
    const UserName = text(call, 'UserName') ?? ''
    const found = await orAbsent(at.aws.call('iam', 'ListGroupsForUser', { UserName }, at))
    const isMember = found?.Groups?.some(({ GroupName }) => GroupName === text(call, 'GroupName'))
    return seenIf((isMember ?? false) === wanted)
  }
