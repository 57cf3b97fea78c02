import { isDeepStrictEqual } from 'node:util'
import { type Look, orAbsent, seenIf, text } from './look.ts'

/** IAM is one for the whole partition, and the Region tells which. */
const partitionOf = (region: string) =>
  region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'

/** Created by a name we chose: it is there, and its version in force says what was sent. */
export const lookAtCreatedPolicy: Look = async ({ call, account, ...at }) => {
  const path = text(call, 'Path') ?? '/'
  const name = text(call, 'PolicyName') ?? ''
  const arn = `arn:${partitionOf(call.region)}:iam::${account}:policy${path}${name}`
  const found = await orAbsent(at.aws.call('iam', 'GetPolicy', { PolicyArn: arn }, at))
  const version = found?.Policy?.DefaultVersionId
  if (version === undefined) return { is: 'not-so' }
  const isOurs = await holdsDocument(arn, version, text(call, 'PolicyDocument'), at)
  const AttachmentCount = found?.Policy?.AttachmentCount ?? 0
  return isOurs ? { is: 'so', output: { Policy: { Arn: arn, AttachmentCount } } } : { is: 'not-so' }
}

/** The version is looked for by its content, because IAM chose its number. */
export const lookAtCreatedVersion: Look = async ({ call, account, ...at }) => {
  const arn = text(call, 'PolicyArn') ?? ''
  const { Versions = [] } =
    (await orAbsent(at.aws.call('iam', 'ListPolicyVersions', { PolicyArn: arn }, at))) ?? {}
  const wanted = call.input.SetAsDefault === true
  for (const { VersionId, IsDefaultVersion } of Versions) {
    if (VersionId === undefined || (wanted && !IsDefaultVersion)) continue
    if (await holdsDocument(arn, VersionId, text(call, 'PolicyDocument'), at))
      return { is: 'so', output: { PolicyVersion: { VersionId } } }
  }
  return { is: 'not-so' }
}

export const lookAtDefaultVersion: Look = async ({ call, account, ...at }) => {
  const PolicyArn = text(call, 'PolicyArn') ?? ''
  const found = await orAbsent(at.aws.call('iam', 'GetPolicy', { PolicyArn }, at))
  return seenIf(found?.Policy?.DefaultVersionId === text(call, 'VersionId'))
}

export const lookAtDeletedVersion: Look = async ({ call, account, ...at }) => {
  const PolicyArn = text(call, 'PolicyArn') ?? ''
  const found = await orAbsent(at.aws.call('iam', 'ListPolicyVersions', { PolicyArn }, at))
  const isThere = found?.Versions?.some(({ VersionId }) => VersionId === text(call, 'VersionId'))
  return seenIf(isThere !== true)
}

export const lookAtDeletedPolicy: Look = async ({ call, account, ...at }) => {
  const PolicyArn = text(call, 'PolicyArn') ?? ''
  return seenIf((await orAbsent(at.aws.call('iam', 'GetPolicy', { PolicyArn }, at))) === undefined)
}

/** Attached, or (`wanted` false) no longer attached, to the user, role or group that the call names. */
export const lookAtAttachment =
  (wanted: boolean): Look =>
  async ({ call, account, ...at }) => {
    const attached = await orAbsent(readAttached(call, at))
    const PolicyArn = text(call, 'PolicyArn')
    const isAttached = attached?.some((one) => one.PolicyArn === PolicyArn) ?? false
    return seenIf(isAttached === wanted)
  }

type At = Pick<Parameters<Look>[0], 'aws' | 'signal'>

async function readAttached(call: Parameters<Look>[0]['call'], { aws, ...at }: At) {
  const UserName = text(call, 'UserName')
  const RoleName = text(call, 'RoleName')
  const GroupName = text(call, 'GroupName')
  const answer =
    UserName !== undefined
      ? await aws.call('iam', 'ListAttachedUserPolicies', { UserName }, at)
      : RoleName !== undefined
        ? await aws.call('iam', 'ListAttachedRolePolicies', { RoleName }, at)
        : await aws.call('iam', 'ListAttachedGroupPolicies', { GroupName }, at)
  return answer.AttachedPolicies ?? []
}

/** IAM gives documents URL-encoded (RFC 3986). What counts is what they say, not how they are spaced. */
async function holdsDocument(
  PolicyArn: string,
  VersionId: string,
  wanted: string | undefined,
  { aws, ...at }: At,
): Promise<boolean> {
  const found = await orAbsent(aws.call('iam', 'GetPolicyVersion', { PolicyArn, VersionId }, at))
  const document = found?.PolicyVersion?.Document
  if (document === undefined || wanted === undefined) return false
  return isDeepStrictEqual(JSON.parse(decodeURIComponent(document)), JSON.parse(wanted))
}
