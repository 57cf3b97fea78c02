import type { Prices } from '../setup/review.ts'
import { longText } from './long-text.ts'
import type { TestCallRequest } from './test-call.ts'

type Asked = Pick<TestCallRequest, 'prompt' | 'maxTokens' | 'caching'>

/** What AWS puts around a message, rounded up. */
const aroundAMessage = 100

/**
 * The most a call can cost in US dollars. A token is never shorter than one byte of the text, so bytes are counted as if
 * each were a token; the long text counts as written, which is the dearest thing that can happen to it.
 */
export function mostItCanCost({ prompt, maxTokens, caching }: Asked, prices: Prices): number {
  const input = bytesOf(prompt) + aroundAMessage
  const written = caching === 'off' ? 0 : bytesOf(longText)
  const write = caching === '1h' ? prices.cacheWrite1h : prices.cacheWrite5m
  return (input * prices.input + written * write + maxTokens * prices.output) / 1e6
}

const bytesOf = (text: string) => new TextEncoder().encode(text).length
