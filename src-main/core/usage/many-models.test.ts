import { expect, it } from 'vitest'
import { groupRows } from '../../../shared/usage/group.ts'
import { metricsIn, openUsageBench } from '../../testing/usage-bench.ts'

it('the chosen Region is read first when the day’s limit does not reach for all', async () => {
  const bench = await openUsageBench({ scenario: 'many-models' })
  const { rows, regions } = metricsIn(await bench.read('7d')).detail
  const unread = regions.filter(({ readAt }) => readAt === undefined)
  expect(unread.length).toBeGreaterThan(0)
  expect(regions[0]).toMatchObject({ region: 'eu-central-1', status: 'read' })
  expect(rows.some(({ region }) => region === 'eu-central-1')).toBe(true)
  await bench.close()
}, 60_000)

it('forty models in each of six Regions are all shown, and watching them stays within the cap', async () => {
  const bench = await openUsageBench({ scenario: 'many-models' })
  const metrics = metricsIn(await bench.read('7d', { refreshMetrics: true }))
  const { rows, regions } = metrics.detail
  expect(regions.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 'read'))
  const perRegion = groupRows(rows, 'region').map(({ rows }) => rows.length)
  expect(Math.min(...perRegion)).toBeGreaterThanOrEqual(40)
  expect(groupRows(rows, { tag: 'team' }).length).toBeGreaterThan(1)
  const before = bench.requests.length
  for (let poll = 0; poll < 6; poll += 1) {
    bench.pass(1_800_000)
    expect(metricsIn(await bench.read('7d')).models.length).toBe(metrics.models.length)
  }
  const asked = bench.requests.slice(before)
  expect(Math.max(...asked.map(({ metrics }) => metrics))).toBeLessThanOrEqual(500)
  expect(asked.reduce((sum, { metrics }) => sum + metrics, 0)).toBeLessThan(1_300)
  await bench.close()
}, 60_000)
