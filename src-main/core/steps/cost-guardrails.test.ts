import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { GuardrailsAsk } from '../../../shared/setup/guardrails.ts'
import { PlanRequest } from '../../../shared/setup/plan.ts'
import { type AppBench, openAppBench } from '../../testing/app-bench.ts'

let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
  await bench.ask('connect', { kind: 'practice', scenario: 'month-of-use' })
  await bench.ask('choose', { region: 'eu-central-1', residency: 'geography' })
})
afterEach(() => bench.close())

const ask = (more: Partial<Extract<GuardrailsAsk, { action: 'set' }>> = {}) => ({
  step: 'cost-guardrails' as const,
  ask: {
    action: 'set' as const,
    limitUsd: 200,
    covers: 'claude' as const,
    emails: ['ada@example.com'],
    ...more,
  },
})
const held = async () =>
  (await bench.practice('month-of-use')).account.budgets?.['Groundwork-Claude']
const isClaudeOnly = async () => JSON.stringify((await held())?.filter)

describe('a budget for Claude', () => {
  it('counts every service of Claude, tells at four thresholds, and goes when taken back', async () => {
    expect(await bench.status('cost-guardrails')).toBe('needs-you')
    const { changes } = await bench.apply(ask())
    expect(changes.map(({ term }) => term)).toEqual(['budgets:CreateBudget'])
    expect(await bench.status('cost-guardrails')).toBe('done')
    for (const name of ['Opus 5.5', 'Sonnet 5.5', 'Haiku 5.5'])
      expect(await isClaudeOnly()).toContain(`Claude ${name} (Amazon Bedrock Edition)`)
    expect((await held())?.notifications.map((each) => each.notification.Threshold)).toEqual([
      50, 80, 100, 100,
    ])
    const { own } = await bench.ask('reviewGuardrails', null)
    expect(own).toMatchObject({ limitUsd: 200, emails: ['ada@example.com'], missing: [] })
    expect(own?.actualUsd).toBeGreaterThan(0)
    expect((await bench.ask('planStep', ask())).changes).toEqual([])
    await bench.undoEverything()
    expect(await held()).toBeUndefined()
  })

  it('is changed only where it differs, and back', async () => {
    await bench.apply(ask())
    const limit = await bench.ask('planStep', ask({ limitUsd: 300 }))
    expect(limit.changes.map(({ id }) => id)).toEqual(['update-budget'])
    await bench.apply(ask({ emails: ['bob@example.com'] }))
    expect((await bench.ask('reviewGuardrails', null)).own?.emails).toEqual(['bob@example.com'])
    const whole = await bench.apply(ask({ covers: 'account', emails: ['bob@example.com'] }))
    expect(whole.changes.map(({ id }) => id)).toEqual(['update-budget'])
    expect((await held())?.filter).toBeUndefined()
    await bench.undoEverything()
    expect(await held()).toBeUndefined()
  })

  it('says when a service of Claude is not counted yet', async () => {
    await bench.apply(ask())
    const { account } = await bench.practice('month-of-use')
    const filter = { Dimensions: { Key: 'SERVICE' as const, Values: ['Amazon Bedrock'] } }
    const [name, budget] = Object.entries(account.budgets ?? {})[0] ?? []
    if (name && budget) account.budgets = { [name]: { ...budget, filter } }
    const finding = await bench.ask('checkStep', { step: 'cost-guardrails' })
    expect(finding).toMatchObject({
      status: 'needs-you',
      title: 'The budget misses a service of Claude',
    })
    expect(finding.detail).toContain('Claude Opus 5.5 (Amazon Bedrock Edition)')
  })

  it('is removed, and made just as it was when that is taken back', async () => {
    await bench.apply(ask())
    const before = structuredClone((await held())?.notifications)
    const { id } = await bench.apply({ step: 'cost-guardrails', ask: { action: 'remove' } })
    expect(await held()).toBeUndefined()
    const undo = await bench.ask('planUndo', { scope: 'plan', planId: id })
    await bench.ask('applyPlan', { planId: undo.id })
    expect((await held())?.notifications).toEqual(before)
  })
})

it('who may not see budgets is told who may', async () => {
  await bench.ask('connect', { kind: 'practice', scenario: 'cloudwatch-only' })
  expect(await bench.ask('checkStep', { step: 'cost-guardrails' })).toMatchObject({
    status: 'needs-admin',
    detail: expect.stringContaining('budgets:ViewBudget'),
  })
})

it.each([
  ['an amount of nothing', { limitUsd: 0 }, 'At least one dollar a month.'],
  ['no address', { emails: [] }, 'Somebody has to be told.'],
  ['an address that is none', { emails: ['ada'] }, 'This is no e-mail address.'],
])('%s is refused in a sentence', (_, more, sentence) => {
  expect(PlanRequest.safeParse(ask(more)).error?.issues[0]?.message).toBe(sentence)
})
