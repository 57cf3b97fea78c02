import * as runtime from '@aws-sdk/client-bedrock-runtime'
import { CloudWatchLogsClient, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  account,
  hello,
  type InvocationLoggingBench,
  logGroupName,
  openInvocationLoggingBench,
  stream,
} from '../../testing/invocation-logging-bench.ts'

let bench: InvocationLoggingBench
beforeEach(async () => {
  bench = await openInvocationLoggingBench()
})
afterEach(() => bench.practice.stop())

const records = async () => {
  const { events = [] } = await new CloudWatchLogsClient(bench.options()).send(
    new GetLogEventsCommand({ logGroupName, logStreamName: stream }),
  )
  return events.map(({ message = '' }) => JSON.parse(message))
}
const named = (name: string) => expect.objectContaining({ name })

const invoke = {
  modelId: hello.modelId,
  body: JSON.stringify({
    anthropic_version: 'bedrock-2023-05-31',
    max_tokens: 5,
    messages: [{ role: 'user', content: 'Say hello.' }],
  }),
}

describe('a call to a model', () => {
  it('is on record with who made it and its tokens, and without its text', async () => {
    bench.plantRole()
    await bench.toLogs({ textDataDeliveryEnabled: false })
    const answered = await bench.model.send(new runtime.ConverseCommand(hello))
    const [record, ...more] = await records()
    expect(more).toEqual([])
    expect(record).toMatchObject({
      schemaType: 'ModelInvocationLog',
      accountId: account,
      identity: { arn: `arn:aws:iam::${account}:user/claude-bedrock-user` },
      operation: 'Converse',
      modelId: hello.modelId,
      requestId: answered.$metadata.requestId,
      input: { inputTokenCount: answered.usage?.inputTokens },
      output: { outputTokenCount: answered.usage?.outputTokens },
    })
    expect(JSON.stringify(record)).not.toContain('Hello there')
    expect(JSON.stringify(record)).not.toContain('practice account')
  })

  it('is on record with its text where that was asked for, in each way of calling', async () => {
    bench.plantRole()
    await bench.toLogs({ textDataDeliveryEnabled: true })
    await bench.model.send(new runtime.InvokeModelCommand(invoke))
    await bench.model.send(new runtime.InvokeModelWithResponseStreamCommand(invoke))
    await bench.model.send(new runtime.ConverseCommand(hello))
    await bench.model.send(new runtime.ConverseStreamCommand(hello))
    const found = await records()
    expect(found.map(({ operation }) => operation)).toEqual([
      'InvokeModel',
      'InvokeModelWithResponseStream',
      'Converse',
      'ConverseStream',
    ])
    expect(found[0].input.inputBodyJson).toEqual(JSON.parse(invoke.body))
    expect(found[0].output.outputBodyJson.content[0].text).toBe('This is the practice account.')
    expect(found[1].output.outputBodyJson[0].type).toBe('message_start')
    expect(found[2].input.inputBodyJson.messages[0].content[0].text).toBe('Hello there')
    expect(found[3].output.outputBodyJson.output.message.role).toBe('assistant')
  })

  it('is answered all the same when the role has lost its rights, and is on no record', async () => {
    bench.plantRole()
    await bench.toLogs()
    bench.plantRole({ actions: ['logs:CreateLogStream'] })
    await bench.model.send(new runtime.ConverseCommand(hello))
    await expect(records()).rejects.toEqual(named('ResourceNotFoundException'))
  })

  it('is on no record when it is refused, or made in another Region', async () => {
    bench.plantRole()
    await bench.toLogs()
    await expect(
      bench.model.send(new runtime.ConverseCommand({ ...hello, modelId: 'eu.anthropic.none' })),
    ).rejects.toThrow()
    const elsewhere = new runtime.BedrockRuntimeClient({ ...bench.options(), region: 'us-east-1' })
    const us = { ...hello, modelId: 'us.anthropic.claude-opus-5-5' }
    await elsewhere.send(new runtime.ConverseCommand(us))
    await expect(records()).rejects.toEqual(named('ResourceNotFoundException'))
  })
})
