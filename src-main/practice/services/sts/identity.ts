import type {
  GetAccessKeyInfoRequest,
  GetAccessKeyInfoResponse,
  GetCallerIdentityRequest,
  GetCallerIdentityResponse,
  GetSessionTokenRequest,
  GetSessionTokenResponse,
} from '@aws-sdk/client-sts'
import { AwsError, type Operation } from '../../operation.ts'
import { issueSessionKey } from './session-key.ts'

/** Needs no permission, and cannot be denied. */
export const getCallerIdentity: Operation<GetCallerIdentityRequest, GetCallerIdentityResponse> = {
  permissions: () => [],
  run: (_input, { account, caller }) => ({
    UserId: caller.userId,
    Account: account.id,
    Arn: caller.arn,
  }),
}

export const getAccessKeyInfo: Operation<GetAccessKeyInfoRequest, GetAccessKeyInfoResponse> = {
  run: (_input, { account }) => ({ Account: account.id }),
}

export const getSessionToken: Operation<GetSessionTokenRequest, GetSessionTokenResponse> = {
  permissions: () => [],
  run: ({ DurationSeconds = 43_200 }, { account, caller, now }) => {
    const key = account.iam.accessKeys[caller.accessKeyId]
    if (!key || key.sessionToken !== undefined)
      throw new AwsError(
        'AccessDenied',
        'Cannot call GetSessionToken with session credentials',
        403,
      )
    if (DurationSeconds < 900 || DurationSeconds > 129_600)
      throw new AwsError(
        'ValidationError',
        `1 validation error detected: Value '${DurationSeconds}' at 'durationSeconds' failed to satisfy constraint: Member must have value between 900 and 129600`,
      )
    return { Credentials: issueSessionKey(account, key.owner, now(), DurationSeconds) }
  },
}
