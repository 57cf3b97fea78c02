import { MantineProvider } from '@mantine/core'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import type { Metrics, Usage } from '../../../shared/usage/usage.ts'
import '../../usage/usage.css'
import { UsageView } from '../../usage/usage-view.tsx'
import { freeWatching, noDetail } from '../sample-usage.ts'

const bucketMs = 5 * 60_000

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
  const value: Metrics = {
    models: Array.from({ length: models }, (_, model) => ({
      model: `claude-made-${model}`,
      name: `Made ${model}`,
      ids: [`eu.anthropic.claude-made-${model}`],
      tokens: {
        input: wave(model, 4_000),
        output: wave(model + 1, 1_500),
        cacheRead: wave(model + 2, 60_000),
        cacheWrite: wave(model + 3, 9_000),
      },
      usd: wave(model, 3).map((cents) => cents / 100),
    })),
    requests: {
      invocations: wave(1, 40),
      throttles: wave(2, 2),
      clientErrors: wave(3, 1),
      serverErrors: wave(4, 1),
    },
    latency: { p50: wave(5, 2_000), p90: wave(6, 9_000), firstToken: wave(7, 900) },
    readAt: end,
    isPartial: false,
    detail: noDetail,
  }
  return {
    range: '30d',
    region: 'eu-central-1',
    times,
    bucketSeconds: bucketMs / 1000,
    metrics: { status: 'ok', value },
    spend: {
      status: 'ok',
      value: { days: [], services: [], currency: 'USD', monthToDateUsd: 0, readAt: end },
    },
    watching: freeWatching,
  }
}

const twoFrames = () =>
  new Promise<void>((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => resolve())),
  )

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
        <UsageView kept={{ usage }} now={usage.times.at(-1) ?? 0} isOld={false} />
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
