import { createHash } from 'node:crypto'
import type { AccessKey, IamGroup, IamRole, IamUser, ManagedPolicy } from '../account.ts'

export const accountId = '111122223333'

/** Letters and digits that look like AWS's, always the same for the same seed. */
export function characters(seed: string, length: number, alphabet: string): string {
  const bytes = Array.from({ length: Math.ceil(length / 32) }, (_, part) => [
    ...createHash('sha256').update(`${seed} ${part}`).digest(),
  ]).flat()
  return bytes
    .slice(0, length)
    .map((byte) => alphabet.charAt(byte % alphabet.length))
    .join('')
}

const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const secret = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/'

export const uniqueId = (prefix: string, seed: string) =>
  prefix + characters(`${prefix} ${seed}`, 17, upper)

const principal = { path: '/', inline: {}, tags: {} }

export const user = (name: string, createdAt: number, attached: string[] = []): IamUser => ({
  ...structuredClone(principal),
  id: uniqueId('AIDA', name),
  name,
  arn: `arn:aws:iam::${accountId}:user/${name}`,
  createdAt,
  attached,
  groups: [],
})

export const role = (name: string, createdAt: number): IamRole => ({
  ...structuredClone(principal),
  id: uniqueId('AROA', name),
  name,
  arn: `arn:aws:iam::${accountId}:role/${name}`,
  createdAt,
  attached: [],
  maxSessionSeconds: 3600,
  trust: JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${accountId}:root` },
        Action: 'sts:AssumeRole',
      },
    ],
  }),
})

export const group = (name: string, createdAt: number): IamGroup => ({
  id: uniqueId('AGPA', name),
  name,
  path: '/',
  arn: `arn:aws:iam::${accountId}:group/${name}`,
  createdAt,
  attached: [],
  inline: {},
})

export const policy = (name: string, document: object, createdAt: number): ManagedPolicy => ({
  id: uniqueId('ANPA', name),
  name,
  path: '/',
  arn: `arn:aws:iam::${accountId}:policy/${name}`,
  createdAt,
  updatedAt: createdAt,
  tags: {},
  defaultVersion: 'v1',
  versions: { v1: { document: JSON.stringify(document), createdAt } },
  lastVersion: 1,
})

/** A user's key, made from the scenario's name: it looks like a key and opens nothing anywhere else. */
export const accessKey = (scenario: string, name: string, createdAt: number): AccessKey => ({
  id: `AKIA${characters(`${scenario} ${name} id`, 16, upper)}`,
  secret: characters(`${scenario} ${name} secret`, 40, secret),
  owner: { type: 'user', name },
  active: true,
  createdAt,
})

/** A session key that ran out before the account was opened. */
export const expiredKey = (scenario: string, name: string, now: number): AccessKey => ({
  ...accessKey(scenario, name, now - 13 * 3_600_000),
  id: `ASIA${characters(`${scenario} ${name} session`, 16, upper)}`,
  sessionToken: characters(`${scenario} ${name} token`, 320, secret),
  expiresAt: now - 3_600_000,
})
