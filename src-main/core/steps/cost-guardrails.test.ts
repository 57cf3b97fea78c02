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
    tell: 'mail' as const,
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

  it('keeps a threshold in dollars that somebody has added, also through its removal and back', async () => {
    await bench.apply(ask())
    const { account } = await bench.practice('month-of-use')
    const [name = '', budget] = Object.entries(account.budgets ?? {})[0] ?? []
    if (!budget) throw new Error('There is no budget.')
    const [, atEighty] = budget.notifications
    const inDollars = {
      subscribers: [{ SubscriptionType: 'EMAIL' as const, Address: 'cfo@example.com' }],
      notification: {
        NotificationType: 'ACTUAL' as const,
        ComparisonOperator: 'GREATER_THAN' as const,
        Threshold: 80,
        ThresholdType: 'ABSOLUTE_VALUE' as const,
      },
    }
    const others = budget.notifications.filter((each) => each !== atEighty)
    account.budgets = { [name]: { ...budget, notifications: [...others, inDollars] } }
    const { changes } = await bench.apply(ask())
    expect(changes.map(({ id }) => id)).toEqual(['tell-actual-80'])
    const { chapters } = await bench.ask('makeRecovery', null)
    expect(chapters.flatMap(({ rows }) => rows)).toContainEqual({
      label: 'At $80 actual',
      value: 'cfo@example.com',
    })
    const { id } = await bench.apply({ step: 'cost-guardrails', ask: { action: 'remove' } })
    const undo = await bench.ask('planUndo', { scope: 'plan', planId: id })
    await bench.ask('applyPlan', { planId: undo.id })
    expect((await held())?.notifications).toContainEqual(inDollars)
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

describe('a topic', () => {
  const topic = async () =>
    Object.values((await bench.practice('month-of-use')).account.topics ?? {})
  const told = async () =>
    (await held())?.notifications.map(({ subscribers }) => subscribers.map((each) => each.Address))
  const check = () => bench.ask('checkStep', { step: 'cost-guardrails' })
  const arn = 'arn:aws:sns:us-east-1:111122223333:Groundwork-Claude'

  it('lets Budgets publish for this account alone, and waits until each address has confirmed', async () => {
    const { changes, notes } = await bench.apply(ask({ tell: 'topic' }))
    expect(changes.map(({ id }) => id)).toEqual([
      'create-topic',
      'listen-ada@example.com',
      'create-budget',
    ])
    expect(notes.join(' ')).toContain('Until it is pressed')
    expect(await told()).toEqual([[arn], [arn], [arn], [arn]])
    expect(JSON.parse((await topic())[0]?.policy ?? '').Statement).toEqual([
      expect.objectContaining({
        Principal: { Service: 'budgets.amazonaws.com' },
        Condition: {
          StringEquals: { 'aws:SourceAccount': '111122223333' },
          ArnLike: { 'aws:SourceArn': 'arn:aws:budgets::111122223333:*' },
        },
      }),
    ])
    expect(await check()).toMatchObject({
      status: 'waiting',
      title: 'ada@example.com has not confirmed yet',
      waitsFor: 'a click in a mail',
      lookAgainInMs: 10_000,
      waitingSince: expect.any(Number),
    })
    bench.pass(3 * 60_000)
    expect(await check()).toMatchObject({
      status: 'done',
      evidence: [{}, { label: 'ada@example.com', value: 'Confirmed' }],
    })
    expect((await bench.ask('planStep', ask({ tell: 'topic' }))).changes).toEqual([])
    await bench.undoEverything()
    expect(await topic()).toEqual([])
    expect(await held()).toBeUndefined()
  })

  it('whose link nobody presses has nobody listening two days later, and says so', async () => {
    await bench.apply(ask({ tell: 'topic', emails: ['nobody@example.invalid'] }))
    const again = { step: 'cost-guardrails', ask: { action: 'ask-again' } } as const
    expect((await bench.apply(again)).changes.map(({ title }) => title)).toEqual([
      'Mail the link to nobody@example.invalid once more',
    ])
    bench.pass(49 * 3_600_000)
    expect(await check()).toMatchObject({
      status: 'needs-you',
      title: 'Nobody listens to the topic',
    })
    expect((await bench.ask('planStep', again)).changes).toEqual([])
  })

  it('takes the place of mail and gives it back, so that somebody is told all the while', async () => {
    await bench.apply(ask())
    const { changes } = await bench.apply(ask({ tell: 'topic' }))
    expect(
      changes.filter(({ id }) => id.startsWith('unsubscribe-')).map(({ after }) => after),
    ).toEqual(
      ['actual-50', 'actual-80', 'actual-100', 'forecasted-100'].map((at) => [
        `subscribe-${at}-topic`,
      ]),
    )
    expect(await told()).toEqual([[arn], [arn], [arn], [arn]])
    await bench.apply(ask())
    expect((await told())?.[0]).toEqual(['ada@example.com'])
    expect(await topic()).toEqual([])
    await bench.undoEverything()
    expect(await topic()).toEqual([])
    expect(await held()).toBeUndefined()
  })

  it('keeps an address that has not confirmed when that is taken back, and says why', async () => {
    await bench.apply(ask({ tell: 'topic' }))
    const { id } = await bench.apply(
      ask({ tell: 'topic', emails: ['ada@example.com', 'nobody@example.invalid'] }),
    )
    const undo = await bench.ask('planUndo', { scope: 'plan', planId: id })
    expect(undo.changes).toEqual([])
    expect(undo.notes[0]).toContain('nobody has pressed the link in the mail yet')
    const { notes } = await bench.ask('planStep', ask({ tell: 'topic' }))
    expect(notes[0]).toContain('nobody@example.invalid has not confirmed')
  })

  it('that something else listens to is left alone', async () => {
    await bench.apply(ask({ tell: 'topic' }))
    const [first] = await topic()
    const queue = 'arn:aws:sqs:us-east-1:111122223333:costs'
    first?.subscriptions.push({
      arn: `${arn}:1`,
      protocol: 'sqs',
      endpoint: queue,
      token: '',
      askedAt: 0,
      confirmedAt: 1,
    })
    const { notes, changes } = await bench.ask('planStep', {
      step: 'cost-guardrails',
      ask: { action: 'remove' },
    })
    expect(changes.map(({ id }) => id)).toEqual(['delete-budget'])
    expect(notes).toEqual([`The topic Groundwork-Claude stays: ${queue} listens to it, too.`])
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
  ['an amount that is no number', { limitUsd: Number.NaN }, 'Enter an amount in US dollars.'],
  ['an amount beyond belief', { limitUsd: 1e9 }, 'At most 10,000,000 dollars a month.'],
  ['no address', { emails: [] }, 'Somebody has to be told.'],
  ['an address that is none', { emails: ['ada'] }, '“ada” is no e-mail address.'],
])('%s is refused in a sentence', (_, more, sentence) => {
  expect(PlanRequest.safeParse(ask(more)).error?.issues[0]?.message).toBe(sentence)
})
