import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { decideStart, endsWithLastWindow } from './decide-start.ts'

test('our options are found among those of Chromium and Electron', () => {
  const args = ['/opt/groundwork', '--inspect=0', '--data-dir=here', '--enable-features=A,B', '.']
  expect(decideStart(args)).toEqual({ dataDir: resolve('here'), opens: true })
  expect(decideStart([...args, '--no-open'])).toMatchObject({ opens: false })
})

test('without options, or with an empty folder, the usual folder is taken', () => {
  expect(decideStart(['/opt/groundwork'])).toEqual({ dataDir: undefined, opens: true })
  expect(decideStart(['--data-dir='])).toMatchObject({ dataDir: undefined })
})

test('the last window ends the app except on a Mac', () => {
  expect(endsWithLastWindow('linux')).toBe(true)
  expect(endsWithLastWindow('win32')).toBe(true)
  expect(endsWithLastWindow('darwin')).toBe(false)
})
