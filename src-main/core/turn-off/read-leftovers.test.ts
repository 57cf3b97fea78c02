import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AppBench, openAppBench, useCaseForm } from '../../testing/app-bench.ts'

let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
})
afterEach(() => bench.close())

const leftIds = async () => (await bench.ask('readLeftovers', null)).map(({ id }) => id)
const open = async (scenario: 'fresh' | 'broad-policy') => {
  await bench.ask('connect', { kind: 'practice', scenario })
  await bench.ask('choose', { region: 'eu-central-1', residency: 'geography' })
}

describe('what stays when Bedrock is turned off', () => {
  it('is little where nothing was done', async () => {
    await open('fresh')
    expect(await leftIds()).toEqual(['sign-in', 'own'])
  })

  it('names what AWS keeps and bills, before and after turning off', async () => {
    await open('fresh')
    await bench.apply({ step: 'first-use-form', form: useCaseForm })
    await bench.apply({ step: 'agreements' })
    await bench.apply({ step: 'model-access' })
    await bench.apply({ step: 'claude-code' })
    const expected = ['form', 'sign-in', 'billed', 'own']
    expect(await leftIds()).toEqual(expected)
    expect((await bench.undoEverything()).status).toBe('done')
    expect(await leftIds()).toEqual(expected)
  })

  it('names agreements and settings that were there before', async () => {
    await bench.write(
      'data/practice/broad-policy/home/.claude/settings.json',
      '{ "env": { "CLAUDE_CODE_USE_BEDROCK": "1" } }',
    )
    await open('broad-policy')
    await bench.apply({ step: 'claude-code' })
    const left = await bench.ask('readLeftovers', null)
    expect(left.map(({ id }) => id)).toEqual([
      'form',
      'agreements',
      'claude-settings',
      'sign-in',
      'own',
    ])
    const path = join(bench.practiceHome('broad-policy'), '.claude/settings.json')
    expect(left[2]?.why).toContain(path)
  })

  it('leaves out what may not be looked at', async () => {
    await open('fresh')
    const { account } = await bench.practice('fresh')
    account.faults.push({ service: 'bedrock', operation: '*', kind: 'denied' })
    expect(await leftIds()).toEqual(['sign-in', 'own'])
  })
})
