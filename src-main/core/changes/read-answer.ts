import { z } from '../../../shared/schema.ts'

const Metadata = z.object({ $metadata: z.object({ requestId: z.string().optional() }) })
const Invoked = z.object({ body: z.instanceof(Uint8Array) })
const Message = z.object({
  usage: z.object({ input_tokens: z.number(), output_tokens: z.number() }),
})

/** AWS's request id, when the answer or the error carries one. */
export function requestIdOf(answer: unknown): { requestId?: string } {
  const requestId = Metadata.safeParse(answer).data?.$metadata.requestId
  return requestId === undefined ? {} : { requestId }
}

/** What is worth remembering of an answer: for a model's, how many tokens it took. */
export function answerWords(answer: unknown): { answer?: string } {
  const invoked = Invoked.safeParse(answer)
  if (!invoked.success) return {}
  try {
    const { usage } = Message.parse(JSON.parse(new TextDecoder().decode(invoked.data.body)))
    return { answer: `${usage.input_tokens} tokens in, ${usage.output_tokens} out` }
  } catch {
    return { answer: 'answered' }
  }
}
