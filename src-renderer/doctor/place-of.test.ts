import { expect, test } from 'vitest'
import { placeOf } from './place-of.ts'

test.each([
  ['permissions', 'permissions'],
  ['dashboard', 'more'],
  ['failover', 'checklist'],
  ['quota-increase', 'usage'],
] as const)('what is open about %s is put right on the place %s', (step, place) => {
  expect(placeOf(step)).toBe(place)
})
