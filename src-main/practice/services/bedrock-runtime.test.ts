import * as runtime from '@aws-sdk/client-bedrock-runtime'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Practice, type PracticeKey, startPractice } from '../start.ts'

let practice: Practice
beforeEach(async () => {
  practice = await startPractice({ scenario: 'month-of-use' })
})
afterEach(() => practice.stop())

const options = (credentials: PracticeKey, region = 'eu-central-1') => ({
  endpoint: practice.endpoint,
  region,
  credentials,
  maxAttempts: 1,
})
const user = (region?: string) =>
  new runtime.BedrockRuntimeClient(options(practice.keys.user, region))
const admin = () => new runtime.BedrockRuntimeClient(options(practice.keys.admin))
const opus = 'eu.anthropic.claude-opus-5-5'
const body = (more: object = {}) =>
  JSON.stringify({
    anthropic_version: 'bedrock-2023-05-31',
    max_tokens: 5,
    messages: [{ role: 'user', content: 'Say hello.' }],
    ...more,
  })
const invoke = (client: runtime.BedrockRuntimeClient, modelId: string, more?: object) =>
  client.send(new runtime.InvokeModelCommand({ modelId, body: body(more) }))
const read = (answer: { body: Uint8Array }) => JSON.parse(new TextDecoder().decode(answer.body))

describe('a call through a profile', () => {
  it('answers over HTTP/2 and over HTTP/1.1 and counts its tokens', async () => {
    const answer = read(await invoke(user(), opus))
    expect(answer).toMatchObject({ stop_reason: 'max_tokens', usage: { output_tokens: 5 } })
    const plain = new runtime.BedrockRuntimeClient({
      ...options(practice.keys.user),
      requestHandler: new NodeHttpHandler(),
    })
    expect(read(await invoke(plain, opus)).type).toBe('message')
    expect(practice.account.usage.calls).toHaveLength(2)
  })

  it('streams in real event-stream frames', async () => {
    const { body: stream } = await user().send(
      new runtime.InvokeModelWithResponseStreamCommand({ modelId: opus, body: body() }),
    )
    const types: string[] = []
    for await (const { chunk } of stream ?? [])
      types.push(JSON.parse(new TextDecoder().decode(chunk?.bytes)).type)
    expect(types[0]).toBe('message_start')
    expect(types.filter((type) => type === 'content_block_delta')).toHaveLength(5)
    expect(types.at(-1)).toBe('message_stop')
  })

  it('converses, whole and streamed', async () => {
    const input = {
      modelId: opus,
      messages: [{ role: 'user' as const, content: [{ text: 'Hello' }] }],
      inferenceConfig: { maxTokens: 4 },
    }
    const whole = await user().send(new runtime.ConverseCommand(input))
    expect(whole.output?.message?.content?.[0]?.text).toBe('This is the practice')
    expect(whole.usage?.outputTokens).toBe(4)
    const { stream } = await user().send(new runtime.ConverseStreamCommand(input))
    const kinds: string[] = []
    for await (const event of stream ?? []) kinds.push(Object.keys(event)[0] ?? '')
    expect(kinds[0]).toBe('messageStart')
    expect(kinds.at(-1)).toBe('metadata')
  })

  it('writes a long prefix to the cache and reads it the second time', async () => {
    const system = [
      { type: 'text', text: 'context '.repeat(1000), cache_control: { type: 'ephemeral' } },
    ]
    const first = read(await invoke(user(), opus, { system })).usage
    const second = read(await invoke(user(), opus, { system })).usage
    expect(first.cache_creation_input_tokens).toBe(2000)
    expect(second).toMatchObject({ cache_read_input_tokens: 2000, cache_creation_input_tokens: 0 })
  })
})

describe('the prompt cache', () => {
  const system = [
    { type: 'text', text: 'context '.repeat(1000), cache_control: { type: 'ephemeral' } },
  ]

  it('reads the part of a longer prefix it has, and writes the rest', async () => {
    await invoke(user(), opus, { system })
    const longer = [...system, { ...system[0], text: 'further '.repeat(500) }]
    expect(read(await invoke(user(), opus, { system: longer })).usage).toMatchObject({
      cache_read_input_tokens: 2000,
      cache_creation_input_tokens: 1000,
    })
  })

  it('forgets after five minutes', async () => {
    await invoke(user(), opus, { system })
    practice.account.clockAheadMs = 6 * 60_000
    expect(read(await invoke(user(), opus, { system })).usage.cache_read_input_tokens).toBe(0)
  })
})

describe('counting tokens', () => {
  const count = async (modelId: string) => {
    const { inputTokens } = await admin().send(
      new runtime.CountTokensCommand({
        modelId,
        input: { converse: { messages: [{ role: 'user', content: [{ text: 'Hello' }] }] } },
      }),
    )
    return inputTokens
  }

  it('works for models that are called by id, and says so for the others', async () => {
    expect(await count('anthropic.claude-haiku-4-5-20251001-v1:0')).toBeGreaterThan(0)
    await expect(count('anthropic.claude-opus-5-5')).rejects.toThrow(/support counting tokens/)
    await expect(count(opus)).rejects.toThrow(/identifier is invalid/)
  })
})
