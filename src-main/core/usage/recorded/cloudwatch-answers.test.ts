import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Usage } from '../../../../shared/usage/usage.ts'
import { serveRecorded } from '../../../testing/serve-recorded.ts'
import { metricsIn, openUsageBench, type UsageBench } from '../../../testing/usage-bench.ts'
import { idleId, leftOut, recordedAt, recordedResults } from './cloudwatch-answers.ts'

let server: Awaited<ReturnType<typeof serveRecorded>>
let bench: UsageBench
async function open(failing?: string) {
  server = await serveRecorded(failing === undefined ? {} : { failing })
  bench = await openUsageBench({ endpoint: server.endpoint, startsAt: recordedAt })
  await remember({ [idleId]: ['InputTokenCount', 'Invocations'] })
}
/** The registry as an earlier day left it. */
async function remember(series: Record<string, string[]>) {
  await mkdir(join(bench.folder, 'usage'), { recursive: true })
  await writeFile(
    join(bench.folder, 'usage', `${bench.practice.account.id}-eu-central-1-series.json`),
    JSON.stringify(series),
  )
}
beforeEach(() => open())
afterEach(async () => {
  server.close()
  await bench.close()
})

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
const rowOf = (usage: Usage, id: string) =>
  metricsIn(usage).detail.rows.find((row) => row.id === id)
const recorded = (id: string, name: string) =>
  recordedResults.filter((each) => each.id === id && each.name === name)
const valuesOf = (id: string, name: string) =>
  sum(recorded(id, name).flatMap(({ pages }) => pages.flatMap(({ values }) => [...values])))

describe('awkward answers of CloudWatch', () => {
  it('land somewhere visible, every value of them', async () => {
    const usage = await bench.read('24h')
    const measures = [
      ['input', 'InputTokenCount'],
      ['output', 'OutputTokenCount'],
      ['cacheWrite', 'CacheWriteInputTokens'],
    ] as const
    for (const id of new Set(recordedResults.map((each) => each.id)))
      for (const [type, name] of measures)
        expect([id, type, sum(rowOf(usage, id)?.tokens[type] ?? [])]).toEqual([
          id,
          type,
          valuesOf(id, name),
        ])
    const { models, detail } = metricsIn(usage)
    expect(sum(models.flatMap(({ tokens }) => tokens.input))).toBe(
      sum(
        recordedResults
          .filter(({ name }) => name === 'InputTokenCount')
          .flatMap(({ pages }) => pages.flatMap(({ values }) => [...values])),
      ),
    )
    expect(detail.regions.map(({ region, status }) => [region, status])).toEqual([
      ['eu-central-1', 'read'],
      ['us-east-1', 'read'],
    ])
  })

  it('under both spellings count cached tokens once', async () => {
    const row = rowOf(await bench.read('24h'), 'eu.anthropic.claude-opus-5-5')
    expect(sum(row?.tokens.cacheRead ?? [])).toBe(12_000)
  })

  it('in pages are read to the end, and are not called incomplete for being paged', async () => {
    const usage = await bench.read('24h')
    const row = rowOf(usage, 'eu.anthropic.claude-opus-5-5')
    expect(row?.tokens.output.filter((value) => value > 0)).toEqual([10, 20, 40])
    const { gaps } = metricsIn(usage).detail
    expect(gaps.filter(({ measure, id }) => measure === 'output' && id === row?.id)).toEqual([])
  })

  it('that are not whole are said to be so, each with its reason', async () => {
    const metrics = metricsIn(await bench.read('24h'))
    const region = 'eu-central-1'
    const id = 'eu.anthropic.claude-sonnet-5-5'
    expect(metrics.isPartial).toBe(true)
    expect(metrics.detail.gaps).toEqual(
      expect.arrayContaining([
        { region, id, measure: 'input', reason: 'partial' },
        { region, id, measure: 'output', reason: 'forbidden' },
        { region, id, measure: 'invocations', reason: 'fault' },
        { region, id: leftOut.id, measure: 'throttles', reason: 'missing' },
      ]),
    )
    expect(metrics.detail.gaps).toHaveLength(4)
  })

  it('are asked for again from where they were not whole', async () => {
    await bench.read('24h')
    const [first] = server.starts
    bench.pass(3_600_000)
    server.starts.length = 0
    const again = metricsIn(await bench.read('24h', { refreshMetrics: true }))
    expect(server.starts).toContain(first)
    expect(again.detail.gaps).toHaveLength(4)
  })

  it('say what AWS says beside the numbers, and what nobody asked for', async () => {
    const { notes } = metricsIn(await bench.read('24h')).detail
    expect(notes).toEqual([
      'MaxMetricsExceeded: The maximum number of metrics was exceeded.',
      'PartialResults: Some datapoints were not available.',
      'CloudWatch answered e1, which was not asked for.',
    ])
  })

  it('of models idle for more than two weeks are still asked for', async () => {
    const row = rowOf(await bench.read('24h'), idleId)
    expect(row).toMatchObject({ name: 'Claude Haiku 4.5', scope: 'global' })
  })

  it('in one Region that fails leave the others standing', async () => {
    server.close()
    await bench.close()
    await open('eu-central-1')
    const { detail } = metricsIn(await bench.read('24h'))
    expect(detail.regions).toMatchObject([
      { region: 'eu-central-1', status: 'failed', problem: { code: 'permission.denied' } },
      { region: 'us-east-1', status: 'read' },
    ])
    expect(detail.rows.map(({ region }) => region)).toEqual(['us-east-1'])
  })
})
