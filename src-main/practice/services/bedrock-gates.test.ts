import * as runtime from '@aws-sdk/client-bedrock-runtime'
import { afterEach, describe, expect, it } from 'vitest'
import type { ScenarioName } from '../../../shared/practice.ts'
import { type Practice, startPractice } from '../start.ts'

let practice: Practice
afterEach(() => practice.stop())

async function answerOf(
  scenario: ScenarioName,
  who: 'admin' | 'user',
  streamed = false,
  family = 'opus',
) {
  practice = await startPractice({ scenario })
  const client = new runtime.BedrockRuntimeClient({
    endpoint: practice.endpoint,
    region: 'eu-central-1',
    credentials: practice.keys[who],
    maxAttempts: 1,
  })
  const input = {
    modelId: `eu.anthropic.claude-${family}-5-5`,
    body: JSON.stringify({
      anthropic_version: 'bedrock-2023-05-31',
      max_tokens: 1,
      messages: [{ role: 'user', content: 'Hello' }],
    }),
  }
  const send = () =>
    streamed
      ? client.send(new runtime.InvokeModelWithResponseStreamCommand(input))
      : client.send(new runtime.InvokeModelCommand(input))
  return send().then(
    () => 'answered',
    (error: Error) => `${error.name}: ${error.message}`,
  )
}

describe('in the situation', () => {
  it.each([
    ['no-payment-method', /^AccessDeniedException: .*INVALID_PAYMENT_INSTRUMENT/],
    ['not-for-account', /^AccessDeniedException: .*not available for this account/],
  ] as const)('%s a call is refused with AWS’s own words', async (scenario, words) => {
    expect(await answerOf(scenario, 'admin')).toMatch(words)
  })

  it('retention-mode one model asks for another mode, and the others answer', async () => {
    expect(await answerOf('retention-mode', 'admin', false, 'sonnet')).toMatch(
      /^ValidationException: data retention mode/,
    )
    await practice.stop()
    expect(await answerOf('retention-mode', 'admin')).toBe('answered')
  })

  it('no-marketplace-right the user is refused, and an administrator’s first call subscribes for all', async () => {
    expect(await answerOf('no-marketplace-right', 'user')).toMatch(/aws-marketplace:Subscribe/)
    await practice.stop()
    expect(await answerOf('no-marketplace-right', 'admin')).toBe('answered')
  })

  it('permission-boundary no call gets past it, whatever the user’s own policies say', async () => {
    expect(await answerOf('permission-boundary', 'user', true)).toMatch(/^AccessDeniedException/)
  })

  it('group-rights the user may do everything, streamed or not', async () => {
    expect(await answerOf('group-rights', 'user', true)).toBe('answered')
  })
})
