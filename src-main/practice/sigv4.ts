import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { WireRequest } from './protocol/wire.ts'

/** What a request says about who signed it, from its header or, when presigned, from its query. */
export type Signature = {
  readonly accessKeyId: string
  readonly date: string
  readonly region: string
  readonly signingName: string
  readonly signedHeaders: readonly string[]
  readonly signature: string
  readonly timestamp: string
  readonly sessionToken: string | undefined
  readonly presigned: boolean
  readonly expiresSeconds: number | undefined
}

/** Undefined where the request is signed, but not in a way anybody could check. */
export function readSignature(request: WireRequest): Signature | undefined {
  const search = new URLSearchParams(request.query)
  const presigned = search.has('X-Amz-Signature')
  const fields = presigned
    ? {
        Credential: search.get('X-Amz-Credential'),
        SignedHeaders: search.get('X-Amz-SignedHeaders'),
        Signature: search.get('X-Amz-Signature'),
      }
    : readFields(request.headers.authorization ?? '')
  const [accessKeyId, date, region, signingName, end] = (fields.Credential ?? '').split('/')
  const timestamp = presigned ? search.get('X-Amz-Date') : request.headers['x-amz-date']
  const { SignedHeaders, Signature } = fields
  if (!accessKeyId || !date || !region || !signingName || end !== 'aws4_request') return undefined
  if (!timestamp || !SignedHeaders || !Signature) return undefined
  return {
    accessKeyId,
    date,
    region,
    signingName,
    signedHeaders: SignedHeaders.split(';'),
    signature: Signature,
    timestamp,
    sessionToken:
      (presigned ? search.get('X-Amz-Security-Token') : undefined) ??
      request.headers['x-amz-security-token'],
    presigned,
    expiresSeconds: presigned ? Number(search.get('X-Amz-Expires') ?? 0) : undefined,
  }
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
export function isSignedWith(secret: string, request: WireRequest, signature: Signature): boolean {
  const { date, region, signingName, timestamp } = signature
  const toSign = [
    'AWS4-HMAC-SHA256',
    timestamp,
    `${date}/${region}/${signingName}/aws4_request`,
    sha256(canonicalRequest(request, signature)),
  ].join('\n')
  const key = [date, region, signingName, 'aws4_request'].reduce<string | Buffer>(
    (held, part) => hmac(held, part),
    `AWS4${secret}`,
  )
  const expected = Buffer.from(hmac(key, toSign).toString('hex'))
  const given = Buffer.from(signature.signature)
  return expected.length === given.length && timingSafeEqual(expected, given)
}

function readFields(authorization: string): Record<string, string> {
  const [, list = ''] = /^AWS4-HMAC-SHA256\s+(.*)$/.exec(authorization) ?? []
  return Object.fromEntries(
    list.split(',').map((part) => {
      const [name = '', ...rest] = part.trim().split('=')
      return [name, rest.join('=')]
    }),
  )
}

function canonicalRequest(request: WireRequest, { signedHeaders }: Signature): string {
  const headers = signedHeaders.map(
    (name) => `${name}:${(request.headers[name] ?? '').trim().replace(/\s+/g, ' ')}\n`,
  )
  return [
    request.method,
    encode(normalize(request.path)).replaceAll('%2F', '/'),
    canonicalQuery(request.query),
    headers.join(''),
    signedHeaders.join(';'),
    sha256(request.body),
  ].join('\n')
}

/** Signers take out `.`, `..` and empty parts before they sign, though they send the path as it is. */
function normalize(path: string): string {
  const kept: string[] = []
  for (const part of path.split('/'))
    if (part === '..') kept.pop()
    else if (part !== '' && part !== '.') kept.push(part)
  const end = kept.length > 0 && path.endsWith('/') ? '/' : ''
  return `/${kept.join('/')}${end}`
}

function canonicalQuery(search: string): string {
  return [...new URLSearchParams(search)]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .toSorted((a, b) => compare(a[0], b[0]) || compare(a[1], b[1]))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

/** By bytes: AWS sorts what is already plain ASCII, and no locale may change that. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest()
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex')
}
