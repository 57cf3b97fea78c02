import { expect, test } from 'vitest'
import type { LogEntry } from '../../shared/log.ts'
import { filterLog, logAsText } from './filter-log.ts'

const entries: LogEntry[] = [
  { time: 't3', level: 'error', message: 'A change failed', about: '{"step":"region"}' },
  { time: 't2', level: 'info', message: 'checkStep: permission.denied' },
  { time: 't1', level: 'debug', message: 'checkStep: answered' },
]
const levels = (...asked: Parameters<typeof filterLog>) =>
  filterLog(...asked).map(({ time }) => time)

test('a level shows what is at least as important', () => {
  expect(levels(entries, { level: 'warn', text: '' })).toEqual(['t3'])
  expect(levels(entries, { level: 'info', text: '' })).toEqual(['t3', 't2'])
  expect(levels(entries, { level: 'debug', text: '' })).toEqual(['t3', 't2', 't1'])
})

test('every word has to be somewhere in the entry, whatever its case', () => {
  expect(levels(entries, { level: 'debug', text: 'FAILED region' })).toEqual(['t3'])
  expect(levels(entries, { level: 'debug', text: 'checkstep denied' })).toEqual(['t2'])
})

test('what is copied is one entry to a line', () => {
  expect(logAsText(entries).split('\n')[1]).toBe('t2 info checkStep: permission.denied')
})
