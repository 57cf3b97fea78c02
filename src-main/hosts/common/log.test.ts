import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openLog } from './log.ts'

let folder = ''
const file = () => join(folder, 'logs/groundwork.log')
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'groundwork-log-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('an entry is one line of JSON that only its owner may read', async () => {
  openLog(folder, () => 0)('warn', 'Something\nhappened', { error: new Error('why') })
  const text = await readFile(file(), 'utf8')
  expect(text.trimEnd()).not.toContain('\n')
  expect(JSON.parse(text)).toMatchObject({
    time: '1970-01-01T00:00:00.000Z',
    level: 'warn',
    message: 'Something\nhappened',
    about: { error: { stack: expect.stringContaining('why') } },
  })
  if (process.platform !== 'win32') expect((await stat(file())).mode & 0o777).toBe(0o600)
})

test('values under secret-looking names are masked at any depth', async () => {
  openLog(folder, () => 0)('info', 'keys', {
    secretAccessKey: 'hush',
    list: [{ SessionToken: 'hush', region: 'eu-central-1' }],
    headers: { Authorization: ['hush'] },
  })
  const text = await readFile(file(), 'utf8')
  expect(text).not.toContain('hush')
  expect(text).toContain('eu-central-1')
})

test('a log that has grown large moves aside', async () => {
  const log = openLog(folder, () => 0)
  log('info', 'first')
  await writeFile(file(), 'x'.repeat(1_000_001))
  log('info', 'second')
  expect(await readFile(file(), 'utf8')).toContain('second')
  expect((await stat(join(folder, 'logs/groundwork.old.log'))).size).toBe(1_000_001)
})

test('a log that cannot be written, or an entry that cannot, is done without', async () => {
  const blocked = join(folder, 'a-file')
  await writeFile(blocked, '')
  expect(() => openLog(blocked, () => 0)('info', 'lost')).not.toThrow()
  const round: { self?: object } = {}
  round.self = round
  expect(() => openLog(folder, () => 0)('info', 'round', round)).not.toThrow()
})
