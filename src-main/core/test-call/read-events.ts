import type { ResponseStream } from '@aws-sdk/client-bedrock-runtime'
import { z } from '../../../shared/schema.ts'

const Usage = z.object({
  input_tokens: z.number().optional(),
  output_tokens: z.number().optional(),
  cache_read_input_tokens: z.number().nullish(),
  cache_creation_input_tokens: z.number().nullish(),
})

/** The events of a streamed message that matter here: https://docs.anthropic.com/en/api/messages-streaming */
const MessageEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message_start'), message: z.object({ usage: Usage }) }),
  z.object({
    type: z.literal('content_block_delta'),
    delta: z.object({ type: z.string(), text: z.string().optional() }),
  }),
  z.object({
    type: z.literal('message_delta'),
    delta: z.object({ stop_reason: z.string().nullish() }),
    usage: Usage.optional(),
  }),
])

export type Answer = {
  readonly text: string
  readonly stopReason: string | undefined
  readonly tokens: {
    readonly input: number
    readonly output: number
    readonly cacheRead: number
    readonly cacheWrite: number
  }
}

export const noAnswer: Answer = {
  text: '',
  stopReason: undefined,
  tokens: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
}

/** What one event adds to the answer. An event of a kind not known here, such as a thought, adds nothing. */
export function withEvent(answer: Answer, event: ResponseStream): Answer {
  const parsed = MessageEvent.safeParse(toJson(event.chunk?.bytes))
  if (!parsed.success) return answer
  const { data } = parsed
  switch (data.type) {
    case 'message_start':
      return { ...answer, tokens: withUsage(answer.tokens, data.message.usage) }
    case 'content_block_delta':
      return { ...answer, text: answer.text + (data.delta.text ?? '') }
    case 'message_delta':
      return {
        ...answer,
        stopReason: data.delta.stop_reason ?? answer.stopReason,
        tokens: withUsage(answer.tokens, data.usage ?? {}),
      }
  }
}

const withUsage = (tokens: Answer['tokens'], usage: z.infer<typeof Usage>): Answer['tokens'] => ({
  input: usage.input_tokens ?? tokens.input,
  output: usage.output_tokens ?? tokens.output,
  cacheRead: usage.cache_read_input_tokens ?? tokens.cacheRead,
  cacheWrite: usage.cache_creation_input_tokens ?? tokens.cacheWrite,
})

function toJson(bytes: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(bytes ?? new Uint8Array()).toString('utf8'))
  } catch {
    return undefined
  }
}
