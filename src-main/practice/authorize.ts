import type { Account } from './account.ts'
import { accessDenied } from './common-errors.ts'
import { decide } from './iam/decide.ts'
import type { Caller, Permission } from './operation.ts'
import type { Wire } from './protocol/wire.ts'

export type Asked = {
  readonly account: Account
  readonly caller: Caller
  readonly region: string
  readonly now: number
  readonly sourceIp: string
  readonly family: Wire['family']
  readonly deniedAs?: string | undefined
}

/** Throws AWS's AccessDenied unless IAM allows the permission. */
export function authorize(asked: Asked, permission: Permission): void {
  const context = { ...globalContext(asked), ...permission.context }
  const decision = decide(asked.account, asked.caller, permission, context)
  if (decision.outcome !== 'allowed') throw accessDenied(asked, permission, decision)
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
function globalContext({ account, caller, region, now, sourceIp }: Asked) {
  const { kind, name, userId } = caller
  return {
    'aws:RequestedRegion': [region],
    'aws:PrincipalArn': [
      (kind === 'role' ? account.iam.roles[name]?.arn : undefined) ?? caller.arn,
    ],
    'aws:PrincipalAccount': [account.id],
    'aws:PrincipalType': [kind === 'role' ? 'AssumedRole' : kind === 'user' ? 'User' : 'Account'],
    ...(kind === 'user' && { 'aws:username': [name] }),
    'aws:userid': [userId],
    'aws:CurrentTime': [new Date(now).toISOString()],
    'aws:EpochTime': [String(Math.floor(now / 1000))],
    // It is plain HTTP on this machine only; policies that ask for TLS mean the real endpoints, which have it.
    'aws:SecureTransport': ['true'],
    'aws:SourceIp': [sourceIp],
  }
}
