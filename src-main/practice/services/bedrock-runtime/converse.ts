import type * as Runtime from '@aws-sdk/client-bedrock-runtime'
import { deliverInvocation } from '../../bedrock/deliver-invocation.ts'
import { type Generated, generate } from '../../bedrock/generate.ts'
import { promptOf } from '../../bedrock/message.ts'
import { type Model, refusesSampling } from '../../bedrock/models.ts'
import type { Prompt } from '../../bedrock/prompt-cache.ts'
import { AwsError, type Call, type Operation } from '../../operation.ts'
import { modelOperation } from './invoke.ts'

type Asked = Pick<Runtime.ConverseRequest, 'modelId' | 'messages' | 'system' | 'inferenceConfig'>

/** Converse marks the cache with a block of its own, after what is to be cached. */
function readConversation(
  { messages = [], system = [], inferenceConfig }: Asked,
  model: Model,
): Prompt {
  if (messages.length === 0)
    throw new AwsError(
      'ValidationException',
      'A conversation must start with a user message. Try again with a conversation that starts with a user message.',
    )
  for (const name of ['temperature', 'topP'] as const)
    if (refusesSampling(model) && inferenceConfig?.[name] !== undefined)
      throw new AwsError(
        'ValidationException',
        `The model returned the following errors: \`${name === 'topP' ? 'top_p' : name}\` is deprecated for this model.`,
      )
  const blocks = [...system, ...messages.flatMap(({ content = [] }) => content)]
  const pieces = blocks.flatMap((block, index) =>
    'cachePoint' in block && block.cachePoint
      ? []
      : [
          {
            text:
              'text' in block && typeof block.text === 'string'
                ? block.text
                : JSON.stringify(block),
            isMarked: Boolean(Reflect.get(blocks[index + 1] ?? {}, 'cachePoint')),
          },
        ],
  )
  return promptOf(inferenceConfig?.maxTokens ?? 4096, pieces)
}

const usageOf = ({ usage }: Generated) => ({
  inputTokens: usage.input,
  outputTokens: usage.output,
  totalTokens: usage.input + usage.output + usage.cacheRead + usage.cacheWrite,
  cacheReadInputTokens: usage.cacheRead,
  cacheWriteInputTokens: usage.cacheWrite,
})

const answerOf = (made: Generated) => ({
  output: { message: { role: 'assistant', content: [{ text: made.words.join(' ') }] } },
  stopReason: made.stopReason,
  usage: usageOf(made),
  metrics: { latencyMs: made.latencyMs },
})

function deliverConversation(
  call: Call,
  operation: 'Converse' | 'ConverseStream',
  { modelId = '', messages, system, inferenceConfig }: Asked,
  made: Generated,
): void {
  const asked = { messages, system, inferenceConfig }
  deliverInvocation(call, { operation, modelId, made, asked, answered: answerOf(made) })
}

export const converse: Operation<Asked, object> = {
  ...modelOperation('bedrock:InvokeModel'),
  run: (input, call) => {
    const made = generate(call, input.modelId ?? '', 'bedrock:InvokeModel', (model) =>
      readConversation(input, model),
    )
    deliverConversation(call, 'Converse', input, made)
    return answerOf(made)
  },
}

async function* events(made: Generated): AsyncGenerator<object> {
  yield { messageStart: { role: 'assistant' } }
  for (const [index, word] of made.words.entries())
    yield {
      contentBlockDelta: { contentBlockIndex: 0, delta: { text: index === 0 ? word : ` ${word}` } },
    }
  yield { contentBlockStop: { contentBlockIndex: 0 } }
  yield { messageStop: { stopReason: made.stopReason } }
  yield { metadata: { usage: usageOf(made), metrics: { latencyMs: made.latencyMs } } }
}

export const converseStream: Operation<Asked, object> = {
  ...modelOperation('bedrock:InvokeModelWithResponseStream'),
  run: (input, call) => {
    const action = 'bedrock:InvokeModelWithResponseStream'
    const made = generate(call, input.modelId ?? '', action, (model) =>
      readConversation(input, model),
    )
    deliverConversation(call, 'ConverseStream', input, made)
    return { stream: events(made) }
  },
}
