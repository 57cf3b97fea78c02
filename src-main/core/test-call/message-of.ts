import { longText } from '../../../shared/test-call/long-text.ts'
import { takesTemperature } from '../../../shared/test-call/takes-temperature.ts'
import type { TestCallRequest } from '../../../shared/test-call/test-call.ts'
import type { JsonObject } from '../changes/change.ts'
import { failure } from '../problems.ts'

/**
 * The message as InvokeModel takes it, which is the operation Claude Code uses. Throws input.invalid for a temperature
 * that the model would refuse.
 */
export function messageOf(
  { prompt, maxTokens, temperature, caching }: TestCallRequest,
  modelId: string,
): JsonObject {
  if (temperature !== undefined && !takesTemperature(modelId))
    throw failure('input.invalid', {
      detail: 'This model takes no temperature; it is refused since Claude 4.7. Leave it empty.',
    })
  const control: JsonObject =
    caching === '1h' ? { type: 'ephemeral', ttl: '1h' } : { type: 'ephemeral' }
  return {
    anthropic_version: 'bedrock-2023-05-31',
    max_tokens: maxTokens,
    ...(temperature !== undefined && { temperature }),
    ...(caching !== 'off' && {
      system: [{ type: 'text', text: longText, cache_control: control }],
    }),
    messages: [{ role: 'user', content: prompt }],
  }
}
