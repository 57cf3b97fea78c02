import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createPracticeAccounts } from './open-practice.ts'

let dataFolder = ''
const logged: string[] = []
const log = (_: string, message: string) => logged.push(message)
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'groundwork-practice-'))
})
afterEach(() => rm(dataFolder, { recursive: true }))

test('a scenario is started once, and is the same account after a restart', async () => {
  const first = createPracticeAccounts({ dataFolder, log })
  const [one, two] = await Promise.all([first.open('fresh'), first.open('fresh')])
  expect(one.endpoint).toBe(two.endpoint)
  expect((await fetch(one.endpoint)).status).toBeGreaterThanOrEqual(400)
  await first.close()
  await expect(fetch(one.endpoint)).rejects.toThrow()

  const second = createPracticeAccounts({ dataFolder, log })
  expect((await second.open('fresh')).keys).toEqual(one.keys)
  await second.close()
  expect(logged).toEqual([])
})
