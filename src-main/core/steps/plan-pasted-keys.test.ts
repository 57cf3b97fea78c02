import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type AppBench, openAppBench } from '../../testing/app-bench.ts'

let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
})
afterEach(() => bench.close())

test('keys whose Region was not noted, because the app was ended in between, can be pasted again', async () => {
  const { endpoint, keys } = await bench.practice('fresh')
  await bench.restart({ AWS_ENDPOINT_URL: endpoint })
  const pasted = {
    step: 'sign-in' as const,
    keys: { profile: 'claude-bedrock', ...keys.admin, region: 'eu-central-1' },
  }
  await bench.apply(pasted)
  const config = join(bench.home, '.aws/config')
  const noted = await readFile(config, 'utf8')
  await rm(config)
  const { changes } = await bench.apply(pasted)
  expect(changes.map(({ id, after }) => [id, after])).toEqual([['config', []]])
  expect(await readFile(config, 'utf8')).toBe(noted)
})
