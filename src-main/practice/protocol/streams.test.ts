import * as runtime from '@aws-sdk/client-bedrock-runtime'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AwsError, type Operation } from '../operation.ts'
import { type Practice, startPractice } from '../start.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder()

const invoke: Operation<runtime.InvokeModelRequest, unknown> = {
  run: ({ modelId, body, contentType }) => ({
    body: encoder.encode(`${modelId} ${contentType} ${decoder.decode(body)}`),
    contentType: 'application/json',
  }),
}

/** Lets go of each further word only when the test says so. */
const gates: (() => void)[] = []
async function* speak(): AsyncGenerator<unknown> {
  yield { chunk: { bytes: encoder.encode('one') } }
  await new Promise<void>((open) => gates.push(open))
  yield { chunk: { bytes: encoder.encode('two') } }
}
const stream: Operation<runtime.InvokeModelWithResponseStreamRequest, unknown> = {
  run: () => ({ body: speak(), contentType: 'application/json' }),
}

async function* converse(): AsyncGenerator<unknown> {
  yield { messageStart: { role: 'assistant' } }
  yield { contentBlockDelta: { contentBlockIndex: 0, delta: { text: 'Grüße' } } }
  throw new AwsError('ThrottlingException', 'Too many tokens', 429)
}
const converseStream: Operation<runtime.ConverseStreamRequest, unknown> = {
  run: () => ({ stream: converse() }),
}

const service = {
  signingName: 'bedrock',
  iamPrefix: 'bedrock',
  protocol: 'rest-json',
  apiVersion: '2023-09-30',
  shapes: runtime,
  operations: {
    InvokeModel: invoke,
    InvokeModelWithResponseStream: stream,
    ConverseStream: converseStream,
  },
} as const

let practice: Practice
beforeAll(async () => {
  const services = { bedrock: [() => Promise.resolve({ service })] }
  practice = await startPractice({ scenario: 'fresh', services })
})
afterAll(() => practice.stop())

describe.each([
  ['HTTP/2, as the client does by itself', undefined],
  ['HTTP/1.1', new NodeHttpHandler()],
])('over %s', (_name, requestHandler) => {
  const client = () =>
    new runtime.BedrockRuntimeClient({
      endpoint: practice.endpoint,
      region: practice.region,
      credentials: practice.keys.admin,
      maxAttempts: 1,
      ...(requestHandler && { requestHandler }),
    })

  test('a model answers with the bytes of its body', async () => {
    const modelId = 'eu.anthropic.claude-haiku-4-5-20251001-v1:0'
    const answer = await client().send(
      new runtime.InvokeModelCommand({ modelId, body: '{}', contentType: 'application/json' }),
    )
    expect(decoder.decode(answer.body)).toBe(`${modelId} application/json {}`)
  })

  test('a stream arrives word by word, each as soon as it is said', async () => {
    const { body } = await client().send(
      new runtime.InvokeModelWithResponseStreamCommand({ modelId: 'm', body: '{}' }),
    )
    const words: string[] = []
    for await (const { chunk } of body ?? []) {
      words.push(decoder.decode(chunk?.bytes))
      // The second word waits for this, so it could not come if the first had not come alone.
      gates.shift()?.()
    }
    expect(words).toEqual(['one', 'two'])
  })

  test('an error in the middle of a stream reaches the client as the class it is', async () => {
    const { stream } = await client().send(
      new runtime.ConverseStreamCommand({ modelId: 'm', messages: [] }),
    )
    const texts: (string | undefined)[] = []
    const read = async () => {
      for await (const event of stream ?? []) texts.push(event.contentBlockDelta?.delta?.text)
    }
    await expect(read()).rejects.toBeInstanceOf(runtime.ThrottlingException)
    expect(texts).toEqual([undefined, 'Grüße'])
  })
})
