import { BudgetsClient, CreateBudgetCommand } from '@aws-sdk/client-budgets'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { UsageBudget } from '../../../shared/usage/budget.ts'
import { type AppBench, openAppBench } from '../../testing/app-bench.ts'
import { budgetAlerts } from './budget-alerts.ts'
import { sessionAlert } from './session-alert.ts'

const now = Date.UTC(2026, 10, 24, 12)
const minute = 60_000
const dayMs = 86_400_000
const budget = (more: Partial<UsageBudget>): UsageBudget => ({
  name: 'Claude',
  covers: 'claude',
  limitUsd: 100,
  actualUsd: 0,
  thresholds: [
    { percent: 50, of: 'actual' },
    { percent: 80, of: 'actual' },
    { percent: 100, of: 'forecast' },
  ],
  ...more,
})
const titles = (more: Partial<UsageBudget>) =>
  budgetAlerts([budget(more)], now).map(({ title }) => title)

describe('a budget', () => {
  it.each([
    ['below its thresholds', { actualUsd: 49 }, []],
    ['at the highest that is passed', { actualUsd: 85 }, ['80 % of the budget Claude is reached']],
    [
      'about to be exceeded',
      { actualUsd: 20, forecastUsd: 120 },
      ['AWS expects more than the budget Claude'],
    ],
    [
      'that is exceeded, of which no forecast need tell',
      { actualUsd: 120, forecastUsd: 200, thresholds: [] },
      ['100 % of the budget Claude is reached'],
    ],
  ])('%s', (_, more, expected) => {
    expect(titles(more)).toEqual(expected)
  })

  it('tells of each month anew', () => {
    const idOf = (at: number) => budgetAlerts([budget({ actualUsd: 60 })], at)[0]?.id
    expect(idOf(now)).toBe('budget 2026-11 Claude 50')
    expect(idOf(now + 10 * 86_400_000)).toBe('budget 2026-12 Claude 50')
  })
})

describe('a sign-in', () => {
  it('is told of when it ends within 15 minutes', () => {
    expect(sessionAlert(undefined, now)).toBeUndefined()
    expect(sessionAlert(now + 16 * minute, now)).toBeUndefined()
    expect(sessionAlert(now + 10 * minute, now)?.words).toContain('In 10 minutes.')
    expect(sessionAlert(now - minute, now)?.title).toBe('Your sign-in has ended')
  })
})

describe('in the practice account', () => {
  let bench: AppBench
  beforeEach(async () => {
    bench = await openAppBench()
    await bench.ask('connect', { kind: 'practice', scenario: 'month-of-use' })
    const practice = await bench.practice('month-of-use')
    await new BudgetsClient({
      endpoint: practice.endpoint,
      region: 'us-east-1',
      credentials: practice.keys.admin,
    }).send(
      new CreateBudgetCommand({
        AccountId: '111122223333',
        Budget: {
          BudgetName: 'Claude',
          BudgetLimit: { Amount: '1', Unit: 'USD' },
          TimeUnit: 'MONTHLY',
          BudgetType: 'COST',
        },
      }),
    )
  })
  afterEach(() => bench.close())

  it('a budget is told of once, on the pages and on the desktop, until it is put away', async () => {
    await bench.ask('readBudgets', null)
    await bench.ask('readBudgets', null)
    expect(bench.alerts.map(({ title }) => title)).toEqual([
      '100 % of the budget Claude is reached',
    ])
    expect(bench.desktop).toEqual(['100 % of the budget Claude is reached'])
    const [alert] = await bench.ask('readAlerts', null)
    expect(alert?.kind).toBe('budget')
    expect(await bench.ask('dismissAlert', { id: alert?.id ?? '' })).toEqual([])
    await bench.restart()
    await bench.ask('readBudgets', null)
    expect(await bench.ask('readAlerts', null)).toEqual([])
    expect(bench.alerts).toHaveLength(1)
  })

  it('what is switched off is not told, until it is switched on again', async () => {
    await bench.ask('saveSettings', { mutedAlerts: ['budget'] })
    await bench.ask('readBudgets', null)
    expect(bench.alerts).toEqual([])
    await bench.ask('saveSettings', { mutedAlerts: [] })
    await bench.ask('readBudgets', null)
    expect(bench.alerts).toHaveLength(1)
  })
})

describe('reading the usage', () => {
  let bench: AppBench
  beforeEach(async () => {
    bench = await openAppBench()
  })
  afterEach(() => bench.close())
  const read = () => bench.ask('readUsage', { range: '24h', refreshSpend: false })
  const kinds = () => bench.alerts.map(({ kind }) => kind)

  it('tells of throttling once, and not while that is switched off', async () => {
    await bench.ask('connect', { kind: 'practice', scenario: 'throttled' })
    await bench.ask('saveSettings', { mutedAlerts: ['throttling'] })
    await read()
    expect(kinds()).toEqual([])
    await bench.ask('saveSettings', { mutedAlerts: [] })
    await read()
    await read()
    expect(kinds()).toEqual(['throttling'])
  })

  it('tells once of a day that costs much more, with the model that it comes from', async () => {
    await bench.ask('connect', { kind: 'practice', scenario: 'month-of-use' })
    const { account } = await bench.practice('month-of-use')
    // At noon, so that a moment ago was today.
    const untilNoon = 1.5 * dayMs - (Date.now() % dayMs)
    bench.pass(untilNoon)
    account.usage.calls.push({
      at: Date.now() + untilNoon - 5 * minute,
      region: 'eu-central-1',
      modelId: 'eu.anthropic.claude-fable-5-2',
      outcome: 'ok',
      latencyMs: 900,
      input: 400_000_000,
      output: 0,
      cacheRead: 0,
      cacheWrite: 0,
    })
    await read()
    await read()
    expect(kinds()).toEqual(['spike'])
    expect(bench.alerts[0]?.words).toMatch(/of it is Claude Fable 5\.2, which was 0 % before/)
    expect(bench.desktop).toEqual(['Today costs much more than usual'])
  })
})
