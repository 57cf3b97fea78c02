import fc from 'fast-check'
import { expect, it } from 'vitest'
import { matchesText } from './match.ts'

it('finds what a regular expression finds', () => {
  const letters = (alphabet: string) =>
    fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 8 })
  fc.assert(
    fc.property(letters('ab*?'), letters('ab?'), (pattern, text) => {
      const expression = pattern.replaceAll('*', '.*').replaceAll('?', '.')
      expect(matchesText(pattern, text)).toBe(new RegExp(`^${expression}$`).test(text))
    }),
    { numRuns: 5000 },
  )
})
