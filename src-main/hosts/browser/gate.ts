import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

export type Gate = {
  /** Where the page lives, without the secret. */
  readonly origin: string
  /** What the person opens: it carries the secret of this run. */
  readonly entrance: string
  readonly judgeRequest: (url: string, headers: IncomingHttpHeaders) => Verdict
  readonly judgeUpgrade: (headers: IncomingHttpHeaders) => Verdict
}
export type Verdict =
  | { readonly kind: 'pass' }
  /** The secret was right: swap it for the cookie, so that it leaves the address bar. */
  | { readonly kind: 'enter'; readonly cookie: string }
  | { readonly kind: 'refuse'; readonly sentence: string }

const pass: Verdict = { kind: 'pass' }
const refuse = (sentence: string): Verdict => ({ kind: 'refuse', sentence })
const foreign = refuse('This request does not come from Groundwork’s own page.')
const unknown = refuse(
  'This browser has not been let in. Open the address that Groundwork printed when it started.',
)

/**
 * Decides who may come in. Any web page can aim requests at this machine, so loopback alone proves nothing: Host and
 * Origin must be exactly ours, and the browser must hold the cookie that the printed address was swapped for.
 */
export function createGate(port: number): Gate {
  const host = `127.0.0.1:${port}`
  const origin = `http://${host}`
  const key = randomBytes(32).toString('base64url')
  const secret = randomBytes(32).toString('base64url')
  // Cookies do not know ports: two Groundworks side by side need two names.
  const name = `groundwork-${port}`

  const isForeign = (headers: IncomingHttpHeaders) =>
    headers.host !== host || (headers.origin !== undefined && headers.origin !== origin)
  const isKnown = ({ cookie = '' }: IncomingHttpHeaders) =>
    cookie.split(/; */).some((pair) => isSame(pair, `${name}=${secret}`))

  return {
    origin,
    entrance: `${origin}/?key=${key}`,
    judgeRequest: (url, headers) => {
      if (isForeign(headers)) return foreign
      const given = new URLSearchParams(url.split('?')[1]).get('key')
      if (given !== null && isSame(given, key))
        return { kind: 'enter', cookie: `${name}=${secret}; Path=/; HttpOnly; SameSite=Strict` }
      if (!isKnown(headers)) return unknown
      return isEmbedding(headers) ? foreign : pass
    },
    judgeUpgrade: (headers) => {
      if (isForeign(headers) || headers.origin === undefined) return foreign
      return isKnown(headers) ? pass : unknown
    },
  }
}

/** Another program's page on this machine counts as the same site, so the cookie alone would let it load our files. */
function isEmbedding(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'] ?? 'none'
  return site !== 'same-origin' && site !== 'none' && headers['sec-fetch-mode'] !== 'navigate'
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)]
  return one.length === other.length && timingSafeEqual(one, other)
}
