import { afterEach, beforeEach, expect, it } from 'vitest'
import { type AppBench, openAppBench } from '../../testing/app-bench.ts'

let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
  await bench.ask('connect', { kind: 'practice', scenario: 'broad-policy' })
  await bench.ask('choose', { region: 'eu-central-1', residency: 'geography' })
})
afterEach(() => bench.close())

const generated = async () => (await bench.ask('reviewPermissions', null)).document
const compare = (document: string) => bench.ask('comparePolicyDocument', { document })
const lines = (diff: string, sign: string) =>
  diff.split('\n').filter((line) => line.startsWith(sign))

it('shows all of a document as new while there is no policy', async () => {
  const document = await generated()
  const { diff, current } = await compare(document)
  expect(current).toBeUndefined()
  expect(lines(diff, '-')).toEqual([])
  expect(lines(diff, '+').map((line) => line.slice(1))).toEqual(document.split('\n'))
})

it('shows only what differs from the version in force, however it is laid out', async () => {
  await bench.apply({ step: 'permissions' })
  const document = await generated()
  const dense = JSON.stringify(JSON.parse(document))
  expect(await compare(document)).toEqual({
    diff: '',
    current: { name: 'ClaudeBedrockCursorAccess', version: 'v1' },
  })
  expect((await compare(dense)).diff).toBe('')
  const { diff } = await compare(dense.replace('bedrock:ListInferenceProfiles', 'bedrock:*'))
  expect(lines(diff, '-')).toEqual(['-        "bedrock:ListInferenceProfiles"'])
  expect(lines(diff, '+')).toEqual(['+        "bedrock:*"'])
})

it('is a problem for a text that is no policy', async () => {
  await expect(compare('{')).rejects.toMatchObject({ problem: { code: 'input.invalid' } })
})
