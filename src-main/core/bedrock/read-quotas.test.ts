import { expect, it } from 'vitest'
import { isTokensPerMinute } from './read-quotas.ts'

const sonnet = { scope: 'geography', modelName: 'Claude Sonnet 5.5' } as const

it.each([
  ['Cross-region model inference tokens per minute for Anthropic Claude Sonnet 5.5', true],
  ['Cross-Region model inference tokens per minute for Anthropic Claude 5.5 Sonnet', true],
  ['Cross-region InvokeModel tokens per minute for Anthropic Claude Sonnet 5.5 V1', true],
  ['Global cross-region model inference tokens per minute for Anthropic Claude Sonnet 5.5', false],
  ['On-demand model inference tokens per minute for Anthropic Claude Sonnet 5.5', false],
  ['Cross-region model inference requests per minute for Anthropic Claude Sonnet 5.5', false],
  ['Cross-region model inference tokens per minute for Anthropic Claude Sonnet 5', false],
  ['Model invocation max tokens per day for Anthropic Claude Sonnet 5.5', false],
])('a quota is found by its scope and model: %s', (name, isIt) => {
  expect(isTokensPerMinute(name, sonnet)).toBe(isIt)
})

it('a global profile has a quota of its own', () => {
  const name =
    'Global cross-Region model inference tokens per minute for Anthropic Claude Sonnet 5.5'
  expect(isTokensPerMinute(name, { ...sonnet, scope: 'global' })).toBe(true)
})
