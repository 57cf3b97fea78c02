import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { groupRows } from '../../../shared/usage/group.ts'
import type { RecordedCall } from '../../practice/account.ts'
import { metricsIn, openUsageBench, type UsageBench } from '../../testing/usage-bench.ts'

const minute = 60_000
const dayMs = 86_400_000
let bench: UsageBench
beforeEach(async () => {
  bench = await openUsageBench({ scenario: 'broad-policy' })
})
afterEach(() => bench.close())

/** A call as the practice account keeps it. */
const call = (region: string, modelId: string, minutesAgo: number, input = 100) => {
  const made: RecordedCall = {
    at: bench.now() - minutesAgo * minute,
    region,
    modelId,
    outcome: 'ok',
    latencyMs: 2000,
    firstTokenMs: 500,
    input,
    output: 10,
    cacheRead: 0,
    cacheWrite: 0,
  }
  bench.practice.account.usage.calls.push(made)
}
const rows = async () => metricsIn(await bench.read('7d', { refreshMetrics: true })).detail.rows
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
const inputs = (found: Awaited<ReturnType<typeof rows>>) =>
  found.map(({ region, id, tokens }) => [region, id, sum(tokens.input)])

describe('Regions', () => {
  it('are all those that CloudWatch has calls of, and the chosen ones, added up by model', async () => {
    call('eu-central-1', 'eu.anthropic.claude-opus-5-5', 30)
    call('us-east-1', 'us.anthropic.claude-opus-5-5', 40, 200)
    bench.choose({ region: 'eu-central-1', moreRegions: ['eu-west-1'] })
    const metrics = metricsIn(await bench.read('7d'))
    expect(metrics.detail.regions.map(({ region, status }) => [region, status])).toEqual([
      ['eu-central-1', 'read'],
      ['eu-west-1', 'kept'],
      ['us-east-1', 'read'],
    ])
    expect(metrics.models.map(({ model, ids }) => [model, ids.length])).toEqual([
      ['claude-opus-5-5', 2],
    ])
    expect(sum(metrics.models[0]?.tokens.input ?? [])).toBe(300)
    expect(groupRows(metrics.detail.rows, 'region').map(({ key }) => key)).toEqual([
      'eu-central-1',
      'us-east-1',
    ])
  })

  it('are looked for once a day, and remembered when they fall silent', async () => {
    call('us-east-1', 'us.anthropic.claude-opus-5-5', 40)
    await bench.read('7d')
    const looked = () =>
      bench.requests.filter(({ operation }) => operation === 'ListMetrics').length
    const first = looked()
    expect(first).toBeGreaterThan(15)
    await bench.read('7d', { refreshMetrics: true })
    expect(looked() - first).toBeLessThanOrEqual(4)
    bench.pass(20 * dayMs)
    bench.forget()
    const { regions } = metricsIn(await bench.read('30d')).detail
    expect(regions.map(({ region }) => region)).toEqual(['eu-central-1', 'us-east-1'])
    expect(inputs(metricsIn(await bench.read('30d')).detail.rows)).toEqual([
      ['us-east-1', 'us.anthropic.claude-opus-5-5', 100],
    ])
  })

  it('that give no answer are looked for again ten minutes later, and no others', async () => {
    call('us-east-1', 'us.anthropic.claude-opus-5-5', 40)
    const { faults } = bench.practice.account
    faults.push({ service: 'cloudwatch', operation: 'ListMetrics', kind: 'error500' })
    await bench.read('7d').catch(() => undefined)
    faults.length = 0
    const shown = async () =>
      metricsIn(await bench.read('7d')).detail.regions.map(({ region }) => region)
    expect(await shown()).toEqual(['eu-central-1'])
    bench.pass(10 * minute)
    expect(await shown()).toEqual(['eu-central-1', 'us-east-1'])
    const before = bench.requests.length
    bench.pass(10 * minute)
    await shown()
    const again = bench.requests.slice(before)
    expect(again.filter(({ operation }) => operation === 'ListMetrics').length).toBeLessThan(5)
  })

  it('that gave no answer are named, and asked again when the person wants it', async () => {
    call('us-east-1', 'us.anthropic.claude-opus-5-5', 40)
    bench.practice.account.faults.push({
      service: '*',
      operation: 'ListMetrics',
      kind: 'error500',
      input: { MetricName: 'Invocations' },
    })
    const { detail } = metricsIn(await bench.read('7d'))
    expect(detail.unanswered).toContain('us-east-1')
    expect(detail.unanswered).not.toContain('eu-central-1')
    bench.practice.account.faults.length = 0
    expect(metricsIn(await bench.read('7d')).detail.unanswered).toContain('us-east-1')
    const anew = metricsIn(await bench.read('7d', { refreshMetrics: true })).detail
    expect(anew.unanswered).toEqual([])
    expect(anew.regions.map(({ region }) => region)).toContain('us-east-1')
  })

  it('that one may not look into are not called unanswered', async () => {
    bench.practice.account.faults.push({
      service: '*',
      operation: 'ListMetrics',
      kind: 'denied',
      input: { MetricName: 'Invocations' },
    })
    expect(metricsIn(await bench.read('7d')).detail.unanswered).toEqual([])
  })

  it('that were asked with a sign-in that had just expired are asked again after the next one', async () => {
    call('us-east-1', 'us.anthropic.claude-opus-5-5', 40)
    const { faults } = bench.practice.account
    faults.push({ service: 'cloudwatch', operation: '*', kind: 'expired' })
    await bench.read('7d').catch(() => undefined)
    faults.length = 0
    const anew = metricsIn(await bench.read('7d', { refreshMetrics: true })).detail
    expect(anew.regions.map(({ region }) => region)).toContain('us-east-1')
  })

  it('of many models are asked about in batches of 500, and no model is lost', async () => {
    const ids = Array.from({ length: 60 }, (_, index) => `eu.anthropic.claude-opus-${index}-1`)
    for (const id of ids) call('eu-central-1', id, 30, 3)
    const found = await rows()
    expect(sum(found.flatMap(({ tokens }) => tokens.input))).toBe(3 * ids.length)
    const batches = bench.requests.filter(({ operation }) => operation === 'GetMetricData')
    expect(Math.max(...batches.map(({ metrics }) => metrics))).toBe(500)
  })

  it('that cannot be reached leave the others, and what was kept of them', async () => {
    call('eu-central-1', 'eu.anthropic.claude-opus-5-5', 90)
    call('us-east-1', 'us.anthropic.claude-opus-5-5', 90)
    await bench.read('7d')
    bench.pass(60 * minute)
    bench.practice.account.faults.push({
      service: 'cloudwatch',
      operation: 'GetMetricData',
      kind: 'denied',
      times: 1,
    })
    const { detail } = metricsIn(await bench.read('7d', { refreshMetrics: true }))
    expect(detail.regions.map(({ status }) => status).toSorted()).toEqual(['failed', 'read'])
    expect(detail.rows).toHaveLength(2)
  })

  it('that all fail are one problem, with what was kept', async () => {
    call('eu-central-1', 'eu.anthropic.claude-opus-5-5', 90)
    await bench.read('7d')
    bench.pass(60 * minute)
    bench.practice.account.faults.push({ service: 'cloudwatch', operation: '*', kind: 'denied' })
    const { metrics } = await bench.read('7d', { refreshMetrics: true })
    expect(metrics).toMatchObject({
      status: 'problem',
      problem: { code: 'permission.denied' },
      kept: { models: [{ model: 'claude-opus-5-5' }] },
    })
  })
})

describe('application inference profiles', () => {
  const arn = (id: string) =>
    `arn:aws:bedrock:eu-central-1:${bench.practice.account.id}:application-inference-profile/${id}`
  beforeEach(() => {
    bench.practice.account.bedrock.applicationProfiles.abc123 = {
      id: 'abc123',
      name: 'Team Red',
      region: 'eu-central-1',
      source: 'eu.anthropic.claude-opus-5-5',
      createdAt: 0,
      tags: { team: 'red' },
    }
  })

  it('count with their model, at its price, and carry their name and tags', async () => {
    call('eu-central-1', 'abc123', 30)
    call('eu-central-1', arn('abc123'), 30)
    call('eu-central-1', 'eu.anthropic.claude-opus-5-5', 30)
    const found = await rows()
    expect(new Set(found.map(({ model }) => model))).toEqual(new Set(['claude-opus-5-5']))
    expect(new Set(found.map(({ prices }) => prices?.input))).toEqual(new Set([4.4]))
    expect(found.find(({ id }) => id === 'abc123')).toMatchObject({
      profileName: 'Team Red',
      tags: { team: 'red' },
    })
    const byTeam = groupRows(found, { tag: 'team' })
    expect(byTeam.map(({ name, rows }) => [name, rows.length])).toEqual(
      expect.arrayContaining([
        ['red', 2],
        ['without team', 1],
      ]),
    )
  })

  it('are shown under their ids where they may not be listed', async () => {
    bench.practice.account.faults.push({
      service: 'bedrock',
      operation: 'ListInferenceProfiles',
      kind: 'denied',
    })
    call('eu-central-1', 'abc123', 30)
    expect(await rows()).toMatchObject([{ id: 'abc123', name: 'abc123', prices: null, tags: {} }])
  })
})

describe('ranges', () => {
  it('are compared with the period before', async () => {
    call('eu-central-1', 'eu.anthropic.claude-opus-5-5', 30, 7)
    call('eu-central-1', 'eu.anthropic.claude-opus-5-5', 30 + 24 * 60, 5)
    const { previous, rows: now } = metricsIn(await bench.read('24h')).detail
    expect(sum(now[0]?.tokens.input ?? [])).toBe(7)
    expect(previous.rows).toMatchObject([
      { tokens: { input: [5] }, requests: { invocations: [1] }, latency: { p50: [2000] } },
    ])
    expect(previous.to - previous.from).toBe(dayMs)
  })

  it('of one’s own are read as asked, and refused in words when they cannot be', async () => {
    call('eu-central-1', 'eu.anthropic.claude-opus-5-5', 20 * 24 * 60, 9)
    const to = bench.now() - 19 * dayMs
    const custom = { from: to - 2 * dayMs, to }
    const usage = await bench.read('custom', { custom })
    expect(usage.bucketSeconds).toBe(300)
    expect(inputs(metricsIn(usage).detail.rows)).toEqual([
      ['eu-central-1', 'eu.anthropic.claude-opus-5-5', 9],
    ])
    await expect(bench.read('custom', { custom: { from: to, to } })).rejects.toMatchObject({
      problem: { code: 'input.invalid', detail: 'The end has to be after the start.' },
    })
    await expect(bench.read('custom')).rejects.toMatchObject({ problem: { code: 'input.invalid' } })
  })

  it('begin at midnight where the person is', async () => {
    const midnightInTokyo = Date.UTC(2026, 10, 18, 15)
    const usage = await bench.read('today', { zone: 'Asia/Tokyo' })
    expect(usage.times[0]).toBe(midnightInTokyo)
    expect(metricsIn(usage).detail.recent.dayStart).toBe(midnightInTokyo)
  })
})
