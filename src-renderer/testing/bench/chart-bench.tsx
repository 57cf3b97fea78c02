import { MantineProvider } from '@mantine/core'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import type { Metrics, Usage } from '../../../shared/usage/usage.ts'
import { ApiProvider } from '../../api.tsx'
import '../../usage/usage.css'
import { wholeView } from '../../usage/apply-view.ts'
import { UsageView } from '../../usage/usage-view.tsx'
import { freeWatching, noDetail, noSpend } from '../sample-usage.ts'
import { createSmallCore } from '../small-core.ts'

const bucketMs = 5 * 60_000
const madePrices = {
  input: 2,
  output: 10,
  cacheRead: 0.1,
  cacheWrite5m: 2.5,
  cacheWrite1h: 4,
  source: 'made',
}

/** A month in five-minute buckets, twelve models, with a day's rhythm and a few peaks. */
function madeUsage(end: number, models: number, points: number): Usage {
  const times = Array.from({ length: points }, (_, index) => end - (points - index) * bucketMs)
  const wave = (model: number, size: number) =>
    times.map((time, index) =>
      Math.max(
        0,
        Math.round(
          size *
            (Math.sin(time / 1.375e7 + model) + 1) *
            (((index * 7919 + model * 104_729) % 97) / 97),
        ),
      ),
    )
  const rows = Array.from({ length: models }, (_, model) => ({
    region: 'eu-central-1',
    id: `eu.anthropic.claude-made-${model}`,
    model: `claude-made-${model}`,
    name: `Made ${model}`,
    scope: 'geography' as const,
    tags: {},
    prices: madePrices,
    tokens: {
      input: wave(model, 4_000),
      output: wave(model + 1, 1_500),
      cacheRead: wave(model + 2, 60_000),
      cacheWrite: wave(model + 3, 9_000),
    },
    requests: {
      invocations: wave(model, 40),
      throttles: wave(model + 1, 2),
      clientErrors: wave(model + 2, 1),
      serverErrors: wave(model + 3, 1),
    },
    latency: {
      p50: wave(model, 2_000),
      p90: wave(model + 1, 9_000),
      firstToken: wave(model + 2, 900),
    },
  }))
  const value: Metrics = {
    models: [],
    requests: { invocations: [], throttles: [], clientErrors: [], serverErrors: [] },
    latency: { p50: [], p90: [], firstToken: [] },
    readAt: end,
    isPartial: false,
    detail: { ...noDetail, rows },
  }
  return {
    range: '30d',
    region: 'eu-central-1',
    times,
    bucketSeconds: bucketMs / 1000,
    metrics: { status: 'ok', value },
    spend: { status: 'ok', value: { ...noSpend, readAt: end } },
    watching: freeWatching,
  }
}

const twoFrames = () =>
  new Promise<void>((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => resolve())),
  )

const { client } = createSmallCore()
const root = createRoot(document.getElementById('root') ?? document.body)
let usage = madeUsage(0, 1, 1)

/** Makes the numbers, apart from drawing them. */
function prepare(end: number, models: number, points: number): void {
  usage = madeUsage(end, models, points)
}

/** Draws the window's charts and waits until they are on screen. */
async function draw(): Promise<void> {
  flushSync(() =>
    root.render(
      <MantineProvider>
        <ApiProvider client={client}>
          <UsageView usage={usage} view={wholeView} now={usage.times.at(-1) ?? 0} isOld={false} />
        </ApiProvider>
      </MantineProvider>,
    ),
  )
  await twoFrames()
}

/** Tasks of more than 50 ms, as the browser itself reports them, until `read` is called. */
function watchLongTasks() {
  const found: number[] = []
  const observer = new PerformanceObserver((list) => {
    found.push(...list.getEntries().map(({ duration }) => duration))
  })
  observer.observe({ type: 'longtask' })
  return {
    read: async () => {
      await twoFrames()
      observer.disconnect()
      return found
    },
  }
}

Object.assign(globalThis, { chartBench: { prepare, draw, watchLongTasks } })
