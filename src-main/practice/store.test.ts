import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GetSessionTokenCommand, STSClient } from '@aws-sdk/client-sts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startPractice } from './start.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'practice-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('what was done to the account is there after a restart, readable by its owner only', async () => {
  const file = join(folder, 'account.json')
  const first = await startPractice({ scenario: 'fresh', file })
  const { endpoint, region, keys } = first
  const client = new STSClient({ endpoint, region, credentials: keys.admin })
  const { Credentials } = await client.send(new GetSessionTokenCommand({}))
  await first.stop()
  expect((await stat(file)).mode & 0o777).toBe(0o600)

  const second = await startPractice({ scenario: 'fresh', file })
  await second.stop()
  expect(Object.keys(second.account.iam.accessKeys)).toContain(Credentials?.AccessKeyId)
})

test('another scenario begins anew', async () => {
  const file = join(folder, 'account.json')
  const first = await startPractice({ scenario: 'fresh', file })
  first.account.clockAheadMs = 5
  await first.stop()
  const second = await startPractice({ scenario: 'broad-policy', file })
  await second.stop()
  expect(second.account).toMatchObject({ scenario: 'broad-policy', clockAheadMs: 0 })
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ scenario: 'broad-policy' })
})

test('a file that cannot be read begins anew instead of failing', async () => {
  const file = join(folder, 'account.json')
  await writeFile(file, '{"format":1,')
  const practice = await startPractice({ scenario: 'fresh', file })
  await practice.stop()
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ id: '111122223333' })
})

test('an account whose last key was deleted begins anew', async () => {
  const file = join(folder, 'account.json')
  const first = await startPractice({ scenario: 'fresh', file })
  first.account.iam.accessKeys = {}
  await first.stop()
  const second = await startPractice({ scenario: 'fresh', file })
  await second.stop()
  expect(second.keys).toEqual(first.keys)
})
