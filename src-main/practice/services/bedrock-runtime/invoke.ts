import type * as Runtime from '@aws-sdk/client-bedrock-runtime'
import { deliverInvocation } from '../../bedrock/deliver-invocation.ts'
import { type Generated, generate } from '../../bedrock/generate.ts'
import { readMessage } from '../../bedrock/message.ts'
import { record } from '../../bedrock/record.ts'
import { firstPermission } from '../../bedrock/route.ts'
import type { Call, Operation } from '../../operation.ts'

type Input = { readonly modelId: string | undefined; readonly body?: unknown }

/** What IAM must allow first, and how a call that a planted fault refused is counted. */
export const modelOperation = (action: string) => ({
  permissions: (
    { modelId = '' }: { modelId: string | undefined },
    call: Omit<Call, 'authorize'>,
  ) => [firstPermission(action, modelId, call)],
  whenRefused: (
    { modelId = '' }: { modelId: string | undefined },
    call: Call,
    outcome: 'throttled' | 'clientError' | 'serverError',
  ) => record(call, modelId, outcome),
})

const bytes = (body: unknown) => (body instanceof Uint8Array ? body : undefined)
const decode = (body: unknown): unknown =>
  JSON.parse(Buffer.from(bytes(body) ?? []).toString('utf8'))
const encode = (value: object) => new Uint8Array(Buffer.from(JSON.stringify(value)))

const usageOf = ({ usage }: Generated) => ({
  input_tokens: usage.input,
  cache_creation_input_tokens: usage.cacheWrite,
  cache_read_input_tokens: usage.cacheRead,
  output_tokens: usage.output,
})
const modelName = ({ model }: Generated) => model.id.replace(/^anthropic\./, '')

export const invokeModel: Operation<Input, object> = {
  ...modelOperation('bedrock:InvokeModel'),
  run: ({ modelId = '', body }, call) => {
    const made = generate(call, modelId, 'bedrock:InvokeModel', (model) =>
      readMessage(bytes(body), model),
    )
    const answered = {
      id: made.id,
      type: 'message',
      role: 'assistant',
      model: modelName(made),
      content: [{ type: 'text', text: made.words.join(' ') }],
      stop_reason: made.stopReason,
      stop_sequence: null,
      usage: usageOf(made),
    }
    deliverInvocation(call, {
      operation: 'InvokeModel',
      modelId,
      made,
      asked: decode(body),
      answered,
    })
    return { contentType: 'application/json', body: encode(answered) }
  },
}

/** The Messages API's own events, one after the other: https://docs.anthropic.com/en/api/messages-streaming */
function* events(made: Generated): Generator<object> {
  yield {
    type: 'message_start',
    message: {
      id: made.id,
      type: 'message',
      role: 'assistant',
      model: modelName(made),
      content: [],
      stop_reason: null,
      stop_sequence: null,
      usage: { ...usageOf(made), output_tokens: 1 },
    },
  }
  yield { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } }
  for (const [index, word] of made.words.entries()) {
    const text = index === 0 ? word : ` ${word}`
    yield { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } }
  }
  yield { type: 'content_block_stop', index: 0 }
  yield {
    type: 'message_delta',
    delta: { stop_reason: made.stopReason, stop_sequence: null },
    usage: { output_tokens: made.usage.output },
  }
  yield {
    type: 'message_stop',
    'amazon-bedrock-invocationMetrics': {
      inputTokenCount: made.usage.input,
      outputTokenCount: made.usage.output,
      invocationLatency: made.latencyMs,
      firstByteLatency: made.firstTokenMs,
      cacheReadInputTokenCount: made.usage.cacheRead,
      cacheWriteInputTokenCount: made.usage.cacheWrite,
    },
  }
}

async function* chunks(events: readonly object[]): AsyncGenerator<Runtime.ResponseStream> {
  for (const event of events) yield { chunk: { bytes: encode(event) } }
}

export const invokeModelWithResponseStream: Operation<Input, object> = {
  ...modelOperation('bedrock:InvokeModelWithResponseStream'),
  run: ({ modelId = '', body }, call) => {
    const made = generate(call, modelId, 'bedrock:InvokeModelWithResponseStream', (model) =>
      readMessage(bytes(body), model),
    )
    const answered = [...events(made)]
    deliverInvocation(call, {
      operation: 'InvokeModelWithResponseStream',
      modelId,
      made,
      asked: decode(body),
      answered,
    })
    return { contentType: 'application/json', body: chunks(answered) }
  },
}
