import { expect, test } from 'vitest'
import { readBlock, setBlock } from './marked-block.ts'

const name = 'Ours'

test.each([
  ['', 'a file without a line'],
  ['export A=1\n', 'one line'],
  ['export A=1\r\n\r\n# mine\r\n', 'line endings of Windows'],
])('a block is put behind %j, read, changed and taken out again to the byte', (text) => {
  const set = setBlock(text, name, 'export B=2\nexport C=3')
  expect(set.startsWith(text)).toBe(true)
  expect(readBlock(set, name)).toBe('export B=2\nexport C=3')
  const more = `${set}alias x=y\n`
  expect(readBlock(setBlock(more, name, 'export B=4'), name)).toBe('export B=4')
  expect(setBlock(more, name, null)).toBe(`${text}alias x=y\n`)
  expect(setBlock(set, name, null)).toBe(text)
})

test('a block without an end is nobody’s: what stands below it is not taken along', () => {
  const torn = '# >>> Ours >>>\nexport B=2\nalias kept=1\n'
  expect(readBlock(torn, name)).toBeUndefined()
  expect(setBlock(torn, name, null)).toBe(torn)
})

test('a last line without an end gets one, so that the block begins on its own', () => {
  expect(setBlock('export A=1', name, 'b')).toBe(
    'export A=1\n\n# >>> Ours >>>\nb\n# <<< Ours <<<\n',
  )
})
