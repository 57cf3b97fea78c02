import type { AssumeRoleRequest, AssumeRoleResponse } from '@aws-sdk/client-sts'
import type { IamRole } from '../../account.ts'
import { AwsError, type Call, type Operation } from '../../operation.ts'
import { issueSessionKey } from './session-key.ts'
import { readTrust } from './trust.ts'

export const assumeRole: Operation<AssumeRoleRequest, AssumeRoleResponse> = {
  permissions: () => [],
  run: ({ RoleArn, RoleSessionName = '', DurationSeconds, ExternalId }, call) => {
    const { account, caller, now } = call
    const isSession = caller.kind === 'role'
    if (!/^[\w+=,.@-]{2,64}$/.test(RoleSessionName))
      throw invalid(
        `Value '${RoleSessionName}' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*`,
      )
    const role = Object.values(account.iam.roles).find(({ arn }) => arn === RoleArn)
    if (caller.kind === 'root')
      throw new AwsError('AccessDenied', 'Roles may not be assumed by root accounts.', 403)
    if (!role) throw denied(call, RoleArn ?? '')
    allow(role, call, ExternalId)
    // A session that takes another role gets an hour at most.
    const most = isSession ? 3600 : role.maxSessionSeconds
    const seconds = DurationSeconds ?? 3600
    if (seconds < 900)
      throw invalid(
        `Value '${seconds}' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900`,
      )
    if (seconds > most)
      throw new AwsError(
        'ValidationError',
        isSession
          ? 'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.'
          : 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
      )
    const owner = { type: 'role', name: role.name, session: RoleSessionName } as const
    return {
      Credentials: issueSessionKey(account, owner, now(), seconds),
      AssumedRoleUser: {
        AssumedRoleId: `${role.id}:${RoleSessionName}`,
        Arn: `arn:aws:sts::${account.id}:assumed-role/${role.name}/${RoleSessionName}`,
      },
    }
  },
}

/** A trust policy that names the caller is enough; one that names the account leaves it to the caller's own policies. */
function allow(role: IamRole, call: Call, externalId: string | undefined): void {
  const { account, caller } = call
  const trusted = readTrust(role.trust, externalId)
  const own = caller.kind === 'role' ? (account.iam.roles[caller.name]?.arn ?? '') : caller.arn
  if (trusted.denied.some((each) => each === '*' || each === own)) throw denied(call, role.arn)
  if (trusted.allowed.some((each) => each === own || each === caller.arn)) return
  const wholeAccount = [`arn:aws:iam::${account.id}:root`, account.id, '*']
  if (!trusted.allowed.some((each) => wholeAccount.includes(each))) throw denied(call, role.arn)
  call.authorize({ action: 'sts:AssumeRole', resource: role.arn })
}

function denied({ caller }: Call, roleArn: string): AwsError {
  return new AwsError(
    'AccessDenied',
    `User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
    403,
  )
}

function invalid(what: string): AwsError {
  return new AwsError('ValidationError', `1 validation error detected: ${what}`)
}
