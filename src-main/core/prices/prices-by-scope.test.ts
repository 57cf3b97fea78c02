import { expect, it } from 'vitest'
import { priceOf } from './price-of.ts'
import { pricesByScope } from './prices-by-scope.ts'
import type { Offer } from './read-offer.ts'

const sonnet = 'anthropic.claude-sonnet-5-5'
const list = { input: 2, output: 10, cacheRead: 0.1, cacheWrite5m: 2.5, cacheWrite1h: 4 }
const offer = (prices: Offer['prices']): Offer => ({ token: 'token', terms: { rates: [] }, prices })

it('works the premium out of the account’s own two prices, whatever it is', () => {
  const own = offer((scope) => ({
    ...list,
    input: scope === 'global' ? 2 : 2.5,
    source: 'this account’s offer',
  }))
  expect(pricesByScope(sonnet, own).premiumPercent).toBe(25)
})

it('falls back on the dated table, and says so', () => {
  const { prices, premiumPercent } = pricesByScope(sonnet, undefined)
  expect(prices.global).toEqual(priceOf(sonnet, 'global'))
  expect(prices.global?.source).toMatch(/^list prices of \d{4}-\d\d-\d\d$/)
  expect(premiumPercent).toBe(10)
})

it('compares no price of the offer with one of the table', () => {
  const half = offer((scope) =>
    scope === 'global' ? { ...list, source: 'this account’s offer' } : undefined,
  )
  const { prices, premiumPercent } = pricesByScope(sonnet, half)
  expect(prices.geography?.source).toMatch(/^list prices/)
  expect(premiumPercent).toBeUndefined()
})

it('knows no price and no premium for a model it has not heard of', () => {
  expect(pricesByScope('anthropic.claude-zephyr-9', undefined)).toEqual({ prices: {} })
})
