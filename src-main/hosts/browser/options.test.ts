import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readOptions } from './options.ts'

test('without options it takes any port, its usual folder, and opens a tab', () => {
  expect(readOptions([])).toEqual({ port: 0, dataDir: undefined, opens: true })
})

test('options may be given with = or without, and a folder becomes absolute', () => {
  expect(readOptions(['--port', '8080', '--data-dir=here', '--no-open'])).toEqual({
    port: 8080,
    dataDir: resolve('here'),
    opens: false,
  })
})

test.each([
  [['--port=eighty'], /"eighty" is not a port/],
  [['--port=65536'], /"65536" is not a port/],
  [['--data-dir='], /folder/],
  [['--prot=1'], /--prot/],
  [['stray'], /stray/],
])('%j is refused with a sentence', (args, sentence) => {
  expect(readOptions(args)).toMatch(sentence)
})
