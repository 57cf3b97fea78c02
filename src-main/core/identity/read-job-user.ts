import { type JobUserAsk, usualJobUser } from '../../../shared/setup/job-user.ts'
import { readKey } from '../files/ini-document.ts'
import { readText } from '../files/read-text.ts'
import { orAbsent } from '../settle/look.ts'
import type { StepContext } from '../steps/step.ts'

export type KeyState = {
  readonly id: string
  readonly isActive: boolean
  /** ms since 1970. */
  readonly createdAt: number
}

export type JobUser = {
  /** Undefined where the account has no user of that name. */
  readonly arn: string | undefined
  /** Newest first. */
  readonly keys: readonly KeyState[]
  /** Names of the policies that are attached to the user itself. */
  readonly attached: readonly string[]
  /** The key that the profile on this computer holds. */
  readonly profileKey: string | undefined
}

/** The names of the last time, or the usual ones. */
export function jobUserNames({ ledger }: Pick<StepContext, 'ledger'>): JobUserAsk {
  const made = ledger.findLast(
    ({ step, changeId, status }) =>
      step === 'job-user' && changeId === 'keep-key' && status !== 'undone' && status !== 'failed',
  )
  const profile = made?.effect.kind === 'file-edit' && made.effect.sets?.keys[0]?.path[0]
  const key = made && ledger.find(isKeyOf(made.planId))
  const userName = key?.effect.kind === 'aws-call' && key.effect.input.UserName
  return profile && typeof userName === 'string' ? { userName, profile } : usualJobUser
}

const isKeyOf =
  (plan: string) =>
  ({ planId, changeId }: StepContext['ledger'][number]) =>
    planId === plan && changeId === 'create-key'

/** The user, its keys and policies in the account, and the key in the profile on this computer. */
export async function readJobUser(
  { aws, places, signal }: StepContext,
  { userName, profile }: JobUserAsk,
): Promise<JobUser> {
  const UserName = userName
  const credentials = await readText(places.awsCredentials)
  const profileKey =
    credentials === null ? undefined : readKey(credentials, profile, 'aws_access_key_id')
  const found = await orAbsent(aws.call('iam', 'GetUser', { UserName }, { signal }))
  if (!found) return { arn: undefined, keys: [], attached: [], profileKey }
  const [listed, policies] = await Promise.all([
    aws.call('iam', 'ListAccessKeys', { UserName }, { signal }),
    aws.call('iam', 'ListAttachedUserPolicies', { UserName }, { signal }),
  ])
  return {
    arn: found.User?.Arn,
    keys: (listed.AccessKeyMetadata ?? [])
      .map(({ AccessKeyId = '', Status, CreateDate }) => ({
        id: AccessKeyId,
        isActive: Status === 'Active',
        createdAt: CreateDate?.getTime() ?? 0,
      }))
      .sort((a, b) => b.createdAt - a.createdAt),
    attached: (policies.AttachedPolicies ?? []).flatMap(({ PolicyName }) => PolicyName ?? []),
    profileKey,
  }
}
