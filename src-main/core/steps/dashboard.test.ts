import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AppBench, openAppBench } from '../../testing/app-bench.ts'
import { dashboardBody } from '../dashboard/dashboard-body.ts'

let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
  await bench.ask('connect', {
    kind: 'practice',
    scenario: 'month-of-use',
    profile: 'practice-admin',
  })
  await bench.ask('choose', { region: 'eu-central-1', residency: 'geography' })
})
afterEach(() => bench.close())

const held = async () => (await bench.practice('month-of-use')).account.dashboards
const bodyNow = async () => JSON.parse((await held())?.['Groundwork-Claude']?.body ?? 'null')

describe('the dashboard in CloudWatch', () => {
  it('is made with the series of the usage window, and gone again when taken back', async () => {
    expect(await bench.status('dashboard')).toBe('needs-you')
    const { changes } = await bench.apply({ step: 'dashboard' })
    expect(changes[0]).toMatchObject({
      term: 'cloudwatch:PutDashboard',
      cost: expect.stringContaining('$3 a month'),
    })
    expect(await bench.status('dashboard')).toBe('done')
    expect(await bodyNow()).toEqual(dashboardBody(['eu-central-1']))
    expect((await bench.ask('planStep', { step: 'dashboard' })).changes).toEqual([])
    await bench.undoEverything()
    expect(await held()).toBeUndefined()
  })

  it('shows every Region that Claude is called from', async () => {
    await bench.apply({ step: 'dashboard' })
    await bench.ask('choose', { moreRegions: ['eu-west-1'] })
    expect(await bench.status('dashboard')).toBe('needs-you')
    await bench.apply({ step: 'dashboard' })
    expect(JSON.stringify(await bodyNow())).toContain('"region":"eu-west-1"')
  })

  it('takes the place of what somebody drew there, and gives it back', async () => {
    const { account } = await bench.practice('month-of-use')
    const drawn = '{"widgets":[{"type":"text","properties":{"markdown":"mine"}}]}'
    account.dashboards = { 'Groundwork-Claude': { body: drawn, modifiedAt: 1 } }
    const { notes } = await bench.apply({ step: 'dashboard' })
    expect(notes[0]).toContain('by hand is replaced')
    await bench.undoEverything()
    expect((await held())?.['Groundwork-Claude']?.body).toBe(drawn)
  })
})

it('the body asks for both spellings of the cache metrics, and for no model by name', () => {
  const text = JSON.stringify(dashboardBody(['us-east-1', 'us-west-2']))
  expect(text).toContain('CacheReadInputTokens')
  expect(text).toContain('CacheReadInputTokenCount')
  expect(text).not.toContain('anthropic')
  const { widgets } = dashboardBody(['us-east-1', 'us-west-2'])
  const places = (Array.isArray(widgets) ? widgets : []).map((each) => {
    const { x, y } = each as { x: number; y: number }
    return `${x},${y}`
  })
  expect(new Set(places).size).toBe(places.length)
})
