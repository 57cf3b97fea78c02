import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AppBench, openAppBench } from '../../testing/app-bench.ts'

let bench: AppBench
beforeAll(async () => {
  bench = await openAppBench()
  await bench.ask('connect', { kind: 'practice', scenario: 'broad-policy' })
})
afterAll(() => bench.close())

const check = (document: string) => bench.ask('checkPolicyDocument', { document })

describe('JSON that does not hold', () => {
  it.each([
    ['{\n  "Version": "2012-10-17"\n  "Statement": []\n}', 3, 'comma'],
    ['{\n  "Version": "2012-10-17",\n}', 3, 'double quotes'],
    ['{\n  // mine\n  "Statement": []\n}', 2, 'no comments'],
    ['{ "Statement": [', 1, 'bracket'],
    ['', 1, 'value'],
  ])('is an error at its line: %j', async (text, line, word) => {
    const { findings, isUsable } = await check(text)
    expect(isUsable).toBe(false)
    expect(findings[0]).toMatchObject({ from: 'app', severity: 'error', code: 'not-readable' })
    const told = findings.find(({ message }) => message.includes(word))
    expect(told?.start.line).toBe(line)
  })

  it.each(['{}', '[]', '7', '{"Statement": "all"}', '{"Statement": []}'])(
    'is an error when it is no policy: %s',
    async (text) => {
      const { findings, isUsable } = await check(text)
      expect(isUsable).toBe(false)
      expect(findings[0]?.message).toContain('no permission document')
    },
  )
})
