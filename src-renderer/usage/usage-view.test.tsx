import { MantineProvider } from '@mantine/core'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { RegionRead } from '../../shared/usage/metrics.ts'
import { emptyRow } from '../../shared/usage/sample-row.ts'
import type { Usage } from '../../shared/usage/usage.ts'
import { ApiProvider } from '../api.tsx'
import { freeWatching, noDetail, noSpend } from '../testing/sample-usage.ts'
import { createSmallCore } from '../testing/small-core.ts'
import { wholeView } from './apply-view.ts'
import { UsageView } from './usage-view.tsx'

afterEach(cleanup)

const hour = 3_600_000
const times = [0, 1, 2].map((index) => Date.UTC(2026, 10, 24, 8 + index))
const called = emptyRow(3, {
  requests: { ...emptyRow(3).requests, invocations: [4, 0, 2] },
  tokens: { ...emptyRow(3).tokens, output: [4_000, 0, 2_000] },
})

function show(regions: readonly RegionRead[] = [], watching: Partial<Usage['watching']> = {}) {
  const detail = { ...noDetail, rows: [called], regions: [...regions] }
  const { requests, latency } = called
  const read = { models: [], requests, latency, readAt: 0, isPartial: false, detail }
  const usage: Usage = {
    range: '24h',
    region: 'eu-central-1',
    times,
    bucketSeconds: hour / 1000,
    metrics: { status: 'ok', value: read },
    spend: { status: 'ok', value: noSpend },
    watching: { ...freeWatching, ...watching },
  }
  render(
    <MantineProvider env="test">
      <ApiProvider client={createSmallCore().client}>
        <UsageView usage={usage} view={wholeView} now={times[2] ?? 0} isOld={false} />
      </ApiProvider>
    </MantineProvider>,
  )
}

test('use that is on no bill yet is said calmly, beside the estimate', async () => {
  show()
  expect(
    await screen.findByText(/^Cost Explorer has nothing of Claude on the bill yet/),
  ).toBeTruthy()
  expect(screen.getByRole('table', { name: 'Use by model' })).toBeTruthy()
})

test('a Region without calls is only said to be unread when the day’s limit is in the way', async () => {
  const idle: RegionRead = { region: 'eu-west-1', status: 'kept' }
  show([idle])
  await screen.findByRole('table', { name: 'Use by model' })
  expect(screen.queryByText(/^Not in these numbers yet/)).toBeNull()
  cleanup()
  show([idle], { isCapReached: true })
  expect(await screen.findByText(/^Not in these numbers yet: eu-west-1/)).toBeTruthy()
})
