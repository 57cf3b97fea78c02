import { createHash } from 'node:crypto'

/** Prefixes that were cached and until when (ms). Lives as long as the account runs, like AWS's own. */
export type PromptCache = Map<string, number>

const lifeMs = 5 * 60_000
const leastTokens = 1024

/** Roughly four characters a token. */
export const countTokens = (text: string) => Math.max(1, Math.ceil(text.length / 4))

/** Splits a prompt into what is read from the cache, written to it, and sent plain. Counts are tokens. */
export function splitByCache(
  cache: PromptCache,
  key: string,
  cached: string,
  plain: string,
  now: number,
): { input: number; cacheRead: number; cacheWrite: number } {
  const tokens = cached === '' ? 0 : countTokens(cached)
  if (tokens < leastTokens)
    return { input: countTokens(cached + plain), cacheRead: 0, cacheWrite: 0 }
  const prefix = createHash('sha256').update(`${key}\n${cached}`).digest('hex')
  const isHit = (cache.get(prefix) ?? 0) > now
  cache.set(prefix, now + lifeMs)
  return {
    input: countTokens(plain),
    cacheRead: isHit ? tokens : 0,
    cacheWrite: isHit ? 0 : tokens,
  }
}
