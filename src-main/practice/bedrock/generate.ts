import { AwsError, type Call } from '../operation.ts'
import { characters } from '../scenarios/identities.ts'
import { checkAccess } from './access.ts'
import type { Model } from './models.ts'
import { countTokens, type Prompt, splitByCache } from './prompt-cache.ts'
import { record } from './record.ts'
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
  'This is the practice account. No model was asked and nothing was charged, but everything on the way here was real: the signature, the permissions, the first-use form and the agreement.'.split(
    ' ',
  )

/**
 * What every runtime operation does: the gates in AWS's order, an answer, and a record that CloudWatch and the bill are
 * made from. `read` turns the body into a prompt once the model is known.
 */
export function generate(
  call: Call,
  modelId: string,
  action: 'bedrock:InvokeModel' | 'bedrock:InvokeModelWithResponseStream',
  read: (model: Model) => Prompt,
): Generated {
  const route = findRoute(call, modelId)
  authorizeRoute(call, action, route)
  const prompt = admit(call, modelId, route, read)
  const words = answer.slice(0, prompt.maxTokens)
  const usage = {
    ...splitByCache(call.account.bedrock, `${call.region} ${modelId}`, prompt, call.now()),
    output: words.length,
  }
  const firstTokenMs = 320 + (usage.input % 180)
  const latencyMs = firstTokenMs + words.length * 12
  const isStreamed = action === 'bedrock:InvokeModelWithResponseStream'
  record(call, modelId, 'ok', { ...usage, latencyMs, ...(isStreamed && { firstTokenMs }) })
  return {
    ...route,
    id: `msg_bdrk_${characters(call.requestId, 24, 'abcdefghijklmnopqrstuvwxyz0123456789')}`,
    words,
    stopReason: words.length === prompt.maxTokens ? 'max_tokens' : 'end_turn',
    usage,
    latencyMs,
    firstTokenMs,
  }
}

/** The prompt, once the account may use the model and the model takes it. A refusal counts as the client's error. */
function admit(call: Call, modelId: string, { model }: Route, read: (model: Model) => Prompt) {
  try {
    checkAccess(call, model)
    const prompt = read(model)
    checkSize(prompt, model)
    return prompt
  } catch (error) {
    record(call, modelId, 'clientError')
    throw error
  }
}

function checkSize(prompt: Prompt, { id, maxInput, maxOutput }: Model): void {
  const { maxTokens } = prompt
  if (maxTokens < 1 || maxTokens > maxOutput)
    throw new AwsError(
      'ValidationException',
      `max_tokens: ${maxTokens} > ${maxOutput}, which is the maximum allowed number of output tokens for ${id}`,
    )
  const tokens = countTokens(prompt)
  if (tokens > maxInput)
    throw new AwsError(
      'ValidationException',
      `prompt is too long: ${tokens} tokens > ${maxInput} maximum`,
    )
}
