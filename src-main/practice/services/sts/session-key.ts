import { randomBytes } from 'node:crypto'
import type { Credentials } from '@aws-sdk/client-sts'
import type { AccessKey, Account } from '../../account.ts'

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Gives out a key that works until `expiresAt` and forgets those that ran out a day ago. */
export function issueSessionKey(
  account: Account,
  owner: AccessKey['owner'],
  now: number,
  seconds: number,
): Credentials {
  for (const { id, sessionToken, expiresAt } of Object.values(account.iam.accessKeys))
    if (sessionToken !== undefined && expiresAt !== undefined && expiresAt < now - 86_400_000)
      delete account.iam.accessKeys[id]
  const letters = [...randomBytes(16)].map((byte) => base32[byte % 32])
  const id = `ASIA${letters.join('')}`
  const secret = randomBytes(30).toString('base64')
  const sessionToken = randomBytes(240).toString('base64')
  const expiresAt = now + seconds * 1000
  account.iam.accessKeys[id] = {
    id,
    secret,
    owner,
    active: true,
    createdAt: now,
    sessionToken,
    expiresAt,
  }
  return {
    AccessKeyId: id,
    SecretAccessKey: secret,
    SessionToken: sessionToken,
    Expiration: new Date(expiresAt),
  }
}
