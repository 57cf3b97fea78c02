import { expect, it } from 'vitest'
import { priceOf } from './price-of.ts'

it('asks a tenth more within a geography, for every kind of token', () => {
  expect(priceOf('anthropic.claude-sonnet-5-5', 'global')).toMatchObject({
    input: 2,
    output: 10,
    cacheRead: 0.1,
    cacheWrite5m: 2.5,
    cacheWrite1h: 4,
  })
  expect(priceOf('anthropic.claude-sonnet-5-5', 'geography')).toMatchObject({
    input: 2.2,
    output: 11,
    cacheRead: 0.11,
    cacheWrite5m: 2.75,
    cacheWrite1h: 4.4,
  })
})

it('asks no premium for models before Claude 4.5', () => {
  const id = 'anthropic.claude-opus-4-1-20250805-v1:0'
  expect(priceOf(id, 'geography')).toEqual(priceOf(id, 'global'))
})

it('knows no price for a model it has not heard of', () => {
  expect(priceOf('anthropic.claude-zephyr-9', 'global')).toBeUndefined()
})
