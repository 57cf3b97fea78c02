import { expect, test } from 'vitest'
import { createLevelled } from './log-level.ts'

test('only what is important enough is written, and the choice holds at once', () => {
  const written: string[] = []
  const { log, setLogLevel } = createLevelled((level) => written.push(level))
  log('debug', 'too small')
  log('info', 'as is usual')
  setLogLevel('error')
  log('warn', 'too small now')
  log('error', 'always')
  setLogLevel('debug')
  log('debug', 'wanted')
  expect(written).toEqual(['info', 'error', 'debug'])
})
