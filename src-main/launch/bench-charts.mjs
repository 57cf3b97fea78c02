// Draws a month of five-minute buckets in Chromium and measures what that costs the page's main thread.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import react from '@vitejs/plugin-react'
import { chromium } from 'playwright'
import { build } from 'vite'
import { ensureChromium } from './chromium.mjs'

const page = join(import.meta.dirname, '../../src-renderer/testing/bench')
const types = new Map([
  ['.html', 'text/html'],
  ['.js', 'text/javascript'],
  ['.css', 'text/css'],
])
const models = 12
const points = 8_640
const draws = 5
const aNovemberDay = Date.UTC(2026, 10, 23)

/** Serves the built page on a port of its own.
 * @param {string} folder */
async function serve(folder) {
  const server = createServer((request, response) => {
    const name = request.url === '/' ? '/index.html' : (request.url ?? '')
    readFile(join(folder, name)).then(
      (body) =>
        response.setHeader('content-type', types.get(extname(name)) ?? 'text/plain').end(body),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const address = server.address()
  return { server, url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/` }
}

/**
 * Milliseconds of main-thread work for one drawing (median), long tasks while the pointer moves over a chart, and
 * megabytes the page's memory grew by in an hour of redrawing every minute.
 */
export async function measureCharts() {
  const folder = await mkdtemp(join(tmpdir(), 'groundwork-charts-'))
  await build({
    configFile: false,
    root: page,
    logLevel: 'error',
    plugins: [react()],
    build: { outDir: folder, emptyOutDir: true, chunkSizeWarningLimit: 5_000 },
  })
  const { server, url } = await serve(folder)
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    return await measure(await browser.newPage({ viewport: { width: 1180, height: 780 } }), url)
  } finally {
    await browser.close()
    server.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** @param {import('playwright').Page} shown @param {string} url */
async function measure(shown, url) {
  await shown.goto(url)
  const devtools = await shown.context().newCDPSession(shown)
  await devtools.send('Performance.enable')
  const read = async (/** @type {string} */ wanted) => {
    const { metrics } = await devtools.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN
  }
  const pages = await renderers(shown)
  const workMs = async () => (await mainThreadMs(pages)) ?? (await read('TaskDuration')) * 1000
  const draw = async (/** @type {number} */ end) => {
    await shown.evaluate(`chartBench.prepare(${end}, ${models}, ${points})`)
    const before = await workMs()
    await shown.evaluate('chartBench.draw()')
    return (await workMs()) - before
  }
  const heapMb = async () => {
    await devtools.send('HeapProfiler.collectGarbage')
    return (await read('JSHeapUsedSize')) / 1024 / 1024
  }

  await draw(aNovemberDay - 1)
  const times = []
  for (let count = 0; count < draws; count += 1) times.push(await draw(aNovemberDay + count))
  const longTasks = await hover(shown)
  const heapBefore = await heapMb()
  for (let minute = 0; minute < 60; minute += 1) await draw(aNovemberDay + minute * 60_000)
  return {
    points: models * points,
    drawMs: times.toSorted((a, b) => a - b)[Math.floor(draws / 2)] ?? Number.NaN,
    longTasks,
    grownMb: (await heapMb()) - heapBefore,
  }
}

/** The processes that may hold the page.
 * @param {import('playwright').Page} shown */
async function renderers(shown) {
  const devtools = await shown.context().browser()?.newBrowserCDPSession()
  const found = await devtools?.send('SystemInfo.getProcessInfo')
  return (found?.processInfo ?? []).flatMap(({ type, id }) => (type === 'renderer' ? [id] : []))
}

/**
 * CPU time of the busiest renderer's main thread, where the system tells (Linux): on a machine that does other things as
 * well, the browser's own count has the waiting in it. https://docs.kernel.org/scheduler/sched-stats.html
 * @param {number[]} pids
 */
async function mainThreadMs(pids) {
  const texts = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/schedstat`, 'utf8').catch(() => '')),
  )
  const times = texts.flatMap((text) => (text === '' ? [] : Number(text.split(' ')[0]) / 1e6))
  return times.length === 0 ? undefined : Math.max(...times)
}

/** Moves over the first chart from left to right.
 * @param {import('playwright').Page} shown */
async function hover(shown) {
  const chart = await shown.locator('svg.recharts-surface').first().boundingBox()
  if (!chart) throw new Error('No chart was drawn.')
  await shown.evaluate('globalThis.watched = chartBench.watchLongTasks(), undefined')
  for (let step = 0; step <= 60; step += 1)
    await shown.mouse.move(chart.x + (chart.width * step) / 60, chart.y + chart.height / 2)
  return Number(await shown.evaluate('watched.read().then((found) => found.length)'))
}
