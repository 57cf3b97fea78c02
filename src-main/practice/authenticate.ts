import type { AccessKey, Account } from './account.ts'
import { commonError } from './common-errors.ts'
import type { Caller } from './operation.ts'
import type { Wire, WireRequest } from './protocol/wire.ts'
import { isSignedWith, readSignature, type Signature } from './sigv4.ts'

export type Authenticated = {
  readonly caller: Caller
  readonly region: string
  readonly signingName: string
}

const allowedSkewMs = 15 * 60_000

/** Who signed the request, or AWS's refusal. `checksClock` is off where the account's time is not the machine's. */
export function authenticate(
  request: WireRequest,
  account: Account,
  family: Wire['family'],
  now: number,
  checksClock: boolean,
): Authenticated {
  const authorization = request.headers.authorization
  const presigned = new URLSearchParams(request.query).has('X-Amz-Signature')
  if (authorization === undefined && !presigned)
    throw commonError('missingToken', family, 'Request is missing Authentication Token')
  if (authorization?.startsWith('Bearer '))
    throw commonError(
      'accessDenied',
      family,
      'Authentication failed: Please make sure your API Key is valid.',
    )
  const signature = readSignature(request)
  if (!signature)
    throw commonError(
      'incompleteSignature',
      family,
      "Authorization header requires 'Credential', 'Signature' and 'SignedHeaders' parameters and an X-Amz-Date header.",
    )
  const { accessKeys } = account.iam
  // The id is whatever somebody sent, `__proto__` too.
  const isKnown = Object.hasOwn(accessKeys, signature.accessKeyId)
  const key = isKnown ? accessKeys[signature.accessKeyId] : undefined
  const caller = key && describeCaller(account, key)
  if (!key?.active || !caller || key.sessionToken !== signature.sessionToken)
    throw commonError(
      'unknownKey',
      family,
      'The security token included in the request is invalid.',
    )
  if (!isSignedWith(key.secret, request, signature))
    throw commonError(
      'wrongSignature',
      family,
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    )
  if (checksClock) refuseSkew(signature, family, now)
  if (key.expiresAt !== undefined && key.expiresAt <= now)
    throw commonError(
      'expiredToken',
      family,
      'The security token included in the request is expired',
    )
  return { caller, region: signature.region, signingName: signature.signingName }
}

function refuseSkew(signature: Signature, family: Wire['family'], now: number): void {
  const at = Date.parse(
    signature.timestamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
  )
  const late = (signature.expiresSeconds ?? allowedSkewMs / 1000) * 1000
  if (now - at <= late && at - now <= allowedSkewMs) return
  throw commonError(
    'wrongSignature',
    family,
    `Signature expired: ${signature.timestamp} is too far from the service's time`,
  )
}

/** Undefined where the user or role behind the key is gone. */
function describeCaller(account: Account, key: AccessKey): Caller | undefined {
  const { owner, id: accessKeyId } = key
  switch (owner.type) {
    case 'root': {
      const arn = `arn:aws:iam::${account.id}:root`
      return { arn, userId: account.id, kind: 'root', name: 'root', accessKeyId }
    }
    case 'user': {
      const user = account.iam.users[owner.name]
      return user && { arn: user.arn, userId: user.id, kind: 'user', name: user.name, accessKeyId }
    }
    case 'role': {
      const role = account.iam.roles[owner.name]
      const arn = `arn:aws:sts::${account.id}:assumed-role/${owner.name}/${owner.session}`
      return (
        role && {
          arn,
          userId: `${role.id}:${owner.session}`,
          kind: 'role',
          name: role.name,
          accessKeyId,
        }
      )
    }
  }
}
