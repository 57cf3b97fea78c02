import type { Call } from '../operation.ts'
import { characters } from '../scenarios/identities.ts'
import { checkAccess } from './access.ts'
import type { Prompt } from './message.ts'
import { type PromptCache, splitByCache } from './prompt-cache.ts'
import { authorizeRoute, findRoute, type Route } from './route.ts'

export type Generated = Route & {
  readonly id: string
  readonly words: readonly string[]
  readonly stopReason: 'end_turn' | 'max_tokens'
  readonly usage: {
    readonly input: number
    readonly output: number
    readonly cacheRead: number
    readonly cacheWrite: number
  }
  readonly latencyMs: number
  readonly firstTokenMs: number
}

const answer =
  'This is the practice account . No model was asked and nothing was charged , but everything on the way here was real : the signature , the permissions , the first-use form and the agreement .'

const caches = new WeakMap<object, PromptCache>()

/**
 * What every runtime operation does: the gates in AWS's order, an answer, and a record that CloudWatch and the bill are
 * made from. `read` turns the body into a prompt once the model is known.
 */
export function generate(
  call: Call,
  modelId: string,
  action: string,
  read: (route: Route) => Prompt,
): Generated {
  const route = findRoute(call, modelId)
  authorizeRoute(call, action, route)
  checkAccess(call, route.model)
  const { maxTokens, cached, plain } = read(route)
  const cache = caches.get(call.account) ?? new Map<string, number>()
  caches.set(call.account, cache)
  const words = answer
    .replaceAll(/ ([.,:])/g, '$1')
    .split(' ')
    .slice(0, maxTokens)
  const stopReason = words.length === maxTokens ? 'max_tokens' : 'end_turn'
  const prompt = splitByCache(cache, `${call.region} ${modelId}`, cached, plain, call.now())
  const usage = { ...prompt, output: words.length }
  const firstTokenMs = 320 + (usage.input % 180)
  const latencyMs = firstTokenMs + words.length * 12
  record(call, modelId, 'ok', { ...usage, latencyMs, firstTokenMs })
  return {
    ...route,
    id: `msg_bdrk_${characters(call.requestId, 24, 'abcdefghijklmnopqrstuvwxyz0123456789')}`,
    words,
    stopReason,
    usage,
    latencyMs,
    firstTokenMs,
  }
}

type Outcome = Call['account']['usage']['calls'][number]['outcome']

/** Writes a call into the account's usage. A refused one took no tokens. */
export function record(
  { account, region, now }: Pick<Call, 'account' | 'region' | 'now'>,
  modelId: string,
  outcome: Outcome,
  taken: {
    input: number
    output: number
    cacheRead: number
    cacheWrite: number
    latencyMs: number
    firstTokenMs?: number
  } = {
    input: 0,
    output: 0,
    cacheRead: 0,
    cacheWrite: 0,
    latencyMs: 0,
  },
): void {
  account.usage.calls.push({ at: now(), region, modelId, outcome, ...taken })
}
