import { createHash } from 'node:crypto'
import type { BedrockState } from '../account.ts'

const lifeMs = 5 * 60_000
const leastTokens = 1024

/** Roughly four characters a token. */
export const tokensOf = (characters: number) => Math.max(1, Math.ceil(characters / 4))

/** A prompt piece by piece. The first `marked` of them are to be cached. */
export type Prompt = {
  readonly maxTokens: number
  readonly pieces: readonly string[]
  readonly marked: number
}

const lengthOf = (pieces: readonly string[]) => pieces.reduce((sum, { length }) => sum + length, 0)
export const countTokens = ({ pieces }: Pick<Prompt, 'pieces'>) => tokensOf(lengthOf(pieces))

/**
 * Splits a prompt into what is read from the cache, written to it, and sent plain (tokens). The longest prefix known from
 * the last five minutes is read, the rest up to the last mark is written:
 * https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-caching.html
 */
export function splitByCache(
  bedrock: BedrockState,
  model: string,
  { pieces, marked }: Prompt,
  now: number,
): { input: number; cacheRead: number; cacheWrite: number } {
  const prefix = pieces.slice(0, marked)
  if (lengthOf(prefix) < leastTokens * 4)
    return { input: countTokens({ pieces }), cacheRead: 0, cacheWrite: 0 }
  const known = Object.fromEntries(
    Object.entries(bedrock.promptCache ?? {}).filter(([, until]) => until > now),
  )
  const hash = createHash('sha256').update(model)
  const marks = prefix.map((text) => hash.update(`\n${text}`).copy().digest('hex'))
  const hits = marks.findLastIndex((mark) => known[mark] !== undefined) + 1
  const touched = [...marks.slice(0, hits).slice(-1), ...marks.slice(-1)]
  bedrock.promptCache = {
    ...known,
    ...Object.fromEntries(touched.map((mark) => [mark, now + lifeMs])),
  }
  const cacheRead = hits === 0 ? 0 : tokensOf(lengthOf(prefix.slice(0, hits)))
  return {
    input: countTokens({ pieces: pieces.slice(marked) }),
    cacheRead,
    cacheWrite: tokensOf(lengthOf(prefix)) - cacheRead,
  }
}
