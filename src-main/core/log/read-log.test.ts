import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openLog } from '../../hosts/common/log.ts'
import { readLog } from './read-log.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'groundwork-read-log-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('what was written is read back, the newest first', async () => {
  const log = openLog(folder, () => 0)
  log('info', 'first')
  log('warn', 'second', { step: 'region' })
  const { entries } = await readLog({ dataFolder: folder })
  expect(entries.map(({ level, message }) => [level, message])).toEqual([
    ['warn', 'second'],
    ['info', 'first'],
  ])
  expect(entries[0]?.about).toContain('"region"')
})

test('a line that was cut off is left out', async () => {
  openLog(folder, () => 0)('info', 'whole')
  await appendFile(join(folder, 'logs/groundwork.log'), '{"time":"1970')
  const { entries } = await readLog({ dataFolder: folder })
  expect(entries.map(({ message }) => message)).toEqual(['whole'])
})

test('where nothing was written there is nothing, and the folder is named all the same', async () => {
  expect(await readLog({ dataFolder: folder })).toEqual({
    entries: [],
    folder: join(folder, 'logs'),
  })
})
