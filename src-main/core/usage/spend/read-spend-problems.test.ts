import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Fault } from '../../../practice/account.ts'
import { openUsageBench, type UsageBench } from '../../../testing/usage-bench.ts'
import { readSpend, type SpendWish } from './read-spend.ts'

const hourMs = 3_600_000

let bench: UsageBench
beforeEach(async () => {
  bench = await openUsageBench()
})
afterEach(() => bench.close())

const read = (wish: SpendWish = {}) => readSpend(bench.context(), wish)
async function spend() {
  const answer = await read()
  if (answer.status !== 'ok') throw new Error(answer.problem.title)
  return answer.value
}
const fault = (planted: Omit<Fault, 'service'>) =>
  bench.practice.account.faults.push({ service: 'ce', ...planted })

describe('reading the bill, when something goes wrong,', () => {
  it('is told apart: Cost Explorer never enabled', async () => {
    bench.practice.account.usage.costExplorerEnabled = false
    expect(await read()).toMatchObject({
      status: 'problem',
      problem: { code: 'billing.costExplorerOff' },
    })
  })

  it('is told apart: Cost Explorer never opened, which AWS calls a missing right', async () => {
    bench.practice.account.usage.bill = { isNeverOpened: true }
    expect(await read()).toMatchObject({
      status: 'problem',
      problem: { code: 'billing.costExplorerOff' },
    })
  })

  it('is told apart: no right to the bill', async () => {
    fault({ operation: '*', kind: 'denied' })
    const answer = await read()
    expect(answer).toMatchObject({
      status: 'problem',
      problem: {
        code: 'permission.denied',
        detail: expect.stringMatching(/ce:\w+.*access to Billing information/),
      },
    })
    expect(answer).not.toHaveProperty('kept')
  })

  it('is told apart: nothing spent yet', async () => {
    const fresh = await openUsageBench({ scenario: 'fresh' })
    fresh.practice.account.usage.costExplorerEnabled = true
    const answer = await readSpend(fresh.context())
    expect(answer).toMatchObject({
      status: 'ok',
      value: { hasSpend: false, monthToDateUsd: 0, forecast: { status: 'absent' } },
    })
    expect(fresh.requests).toHaveLength(2)
    await fresh.close()
  })

  it.each([
    ['cut off', 'reset', 'network.timeout'],
    ['denied', 'denied', 'permission.denied'],
  ] as const)('keeps what was read when it is %s afterwards', async (_, kind, code) => {
    const before = await spend()
    fault({ operation: '*', kind })
    bench.pass(7 * hourMs)
    expect(await read()).toEqual({
      status: 'problem',
      problem: expect.objectContaining({ code }),
      kept: before,
    })
    bench.practice.account.faults = []
    bench.pass(hourMs)
    expect(await read()).toMatchObject({ status: 'ok', value: { readAt: bench.now() } })
  })

  it('keeps what was read when the session has expired afterwards, and goes on with the next one', async () => {
    const before = await spend()
    const { accessKeys } = bench.practice.account.iam
    const { accessKeyId } = bench.practice.keys.admin
    const key = accessKeys[accessKeyId]
    if (!key) throw new Error('no key')
    accessKeys[accessKeyId] = { ...key, expiresAt: bench.now() }
    bench.pass(7 * hourMs)
    expect(await read()).toEqual({
      status: 'problem',
      problem: expect.objectContaining({ code: 'credentials.expired' }),
      kept: before,
    })
    accessKeys[accessKeyId] = key
    bench.pass(60_000)
    // However many attempts were counted in the meantime.
    expect(await read({ leftUsd: 0 })).toMatchObject({
      status: 'ok',
      value: { readAt: bench.now() },
    })
  })

  it('is not asked about again at every look', async () => {
    fault({ operation: '*', kind: 'denied' })
    await read()
    bench.requests.length = 0
    bench.pass(59 * 60_000)
    expect(await read()).toMatchObject({ status: 'problem' })
    expect(bench.requests).toEqual([])
    bench.practice.account.faults = []
    expect(await read({ isForced: true })).toMatchObject({ status: 'ok' })
  })

  it('does without the names when only they may not be read', async () => {
    fault({ operation: 'GetDimensionValues', kind: 'denied' })
    const { services, notes } = await spend()
    expect(services).toHaveLength(3)
    expect(notes.join()).toContain('AWS named no services')
  })

  it('does without a forecast, and says why', async () => {
    fault({ operation: 'GetCostForecast', kind: 'denied' })
    expect((await spend()).forecast).toMatchObject({
      status: 'absent',
      words: expect.stringContaining('ce:GetCostForecast'),
    })
  })
})
