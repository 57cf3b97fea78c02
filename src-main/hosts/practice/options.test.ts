import { expect, test } from 'vitest'
import { readOptions } from './options.ts'

test('without options it is a month of use on any free port', () => {
  expect(readOptions([])).toEqual({ scenario: 'month-of-use', port: 0 })
})

test('options may be given with = or without', () => {
  expect(readOptions(['--port=8080', '--scenario', 'fresh'])).toEqual({
    scenario: 'fresh',
    port: 8080,
  })
})

test.each([
  [['--scenario=paradise'], /no scenario "paradise". Choose one of: fresh, /],
  [['--port=eighty'], /"eighty" is not a port/],
  [['--port=65536'], /"65536" is not a port/],
  [['--prot=1'], /--prot/],
])('%j is refused with a sentence', (args, sentence) => {
  expect(readOptions(args)).toMatch(sentence)
})
