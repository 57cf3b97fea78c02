// `npm run bench`: measures the numbers the README names, on the practice account, and prints them as a table.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright'
import { measureCharts } from './bench-charts.mjs'
import { ensureBuilt } from './build.mjs'
import { bundle } from './bundle.mjs'
import { ensureChromium } from './chromium.mjs'

const root = join(import.meta.dirname, '../..')
const starts = 10
/** An hour of dashboard, with a refresh a minute: more than the window asks for by itself. */
const refreshes = 60

/** @param {number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** Starts the browser host and waits for its ready line.
 * @param {string} home */
async function start(home) {
  const began = performance.now()
  const child = spawn(
    process.execPath,
    [join(root, 'dist/main/browser.mjs'), '--no-open', `--data-dir=${join(home, 'data')}`],
    {
      env: { PATH: process.env.PATH, HOME: home, NODE_NO_WARNINGS: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const line = await new Promise((resolve) =>
    createInterface({ input: child.stdout }).once('line', resolve),
  )
  return { child, url: String(line).split(' ').at(-1) ?? '', ms: performance.now() - began }
}

/** @param {import('node:child_process').ChildProcess} child */
async function stop(child) {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

/** @template T @param {(home: string) => Promise<T>} run */
async function inHome(run) {
  const home = await mkdtemp(join(tmpdir(), 'groundwork-bench-'))
  return run(home).finally(() => rm(home, { recursive: true, force: true }))
}

async function startTime() {
  const times = []
  for (let count = 0; count < starts; count += 1)
    times.push(
      await inHome(async (home) => {
        const { child, ms } = await start(home)
        await stop(child)
        return ms
      }),
    )
  return median(times)
}

/** JavaScript the first screen loads: what index.html names, gzipped. */
async function firstScreenKb() {
  const folder = join(root, 'dist/renderer')
  const html = await readFile(join(folder, 'index.html'), 'utf8')
  const names = [...html.matchAll(/(?:src|href)="\.?\/?(assets\/[^"]+\.js)"/g)].map(
    ([, name]) => name ?? '',
  )
  const files = await Promise.all(names.map((name) => readFile(join(folder, name))))
  return files.reduce((sum, file) => sum + gzipSync(file).length, 0) / 1024
}

/** Lines of the app's own count of billed requests.
 * @param {string} home */
async function billed(home) {
  const folder = join(home, 'data/practice/month-of-use/usage')
  const files = (await readdir(folder)).filter((name) => name.startsWith('watching'))
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))
  const lines = texts.join('').trim().split('\n')
  return {
    cloudWatch: lines.filter((line) => line.includes(' metrics ')).length,
    costExplorer: lines.filter((line) => line.includes(' cost ')).length,
  }
}

/** @param {number} pid resident memory in MB, where the system tells */
async function memoryMb(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024
}

async function dashboard() {
  return inHome(async (home) => {
    const { child, url } = await start(home)
    const browser = await chromium.launch({
      executablePath: ensureChromium(),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    })
    const page = await browser.newPage()
    await page.goto(url)
    await page.getByRole('combobox', { name: 'Situation' }).click()
    await page.getByRole('option', { name: 'A month of use' }).click()
    await page.getByRole('button', { name: 'Open the practice account' }).click()
    await page.getByText('nothing costs money · A month of use').waitFor()
    await page.goto(`${new URL(url).origin}/#/usage`)
    await page.getByText('estimated, from CloudWatch').waitFor()
    const cold = await billed(home)
    for (let count = 0; count < refreshes; count += 1) {
      await page.getByRole('button', { name: 'Read anew' }).click()
      await page.getByRole('menuitem', { name: /^Tokens, from CloudWatch/ }).click()
      await page.getByText(/^Last read/).waitFor()
    }
    const warm = await billed(home)
    const rss = await memoryMb(child.pid ?? 0)
    await browser.close()
    await stop(child)
    return {
      rss,
      cloudWatch: (warm.cloudWatch - cold.cloudWatch) / refreshes,
      costExplorer: (warm.costExplorer - cold.costExplorer) / refreshes,
    }
  })
}

/** Runs a bench written in TypeScript in a process of its own; it prints one line of JSON.
 * @param {string} name */
async function runBench(name) {
  const file = await bundle(join(root, 'src-main/testing/bench', `${name}.ts`))
  try {
    const { status, stdout, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`${name} failed: ${stderr}`)
    return JSON.parse(stdout)
  } finally {
    await rm(dirname(file), { recursive: true, force: true })
  }
}

/** @param {{ byApp: number, byCli?: number, floor: number }} measured */
function applyRows({ byApp, byCli, floor }) {
  const ratio = byCli === undefined ? 'no AWS CLI here' : `${(byCli / byApp).toFixed(1)}× faster`
  return [
    [
      'applying the permissions plan, 50 ms per request',
      `${Math.round(byApp)} ms, ${(byApp / floor).toFixed(1)}× the ${floor} ms floor of its longest chain`,
      '≤ 2×',
    ],
    ['the same plan against its own AWS CLI script', ratio, '≥ 5× faster'],
  ]
}

/** @param {{ byApp: number, byCli?: number, commands: number, floor: number }} measured */
function refreshRows({ byApp, byCli, commands, floor }) {
  const ratio =
    byCli === undefined
      ? 'no AWS CLI here'
      : `${Math.round(byCli / byApp)}× faster than its ${commands} commands`
  return [
    [
      'warm dashboard refresh, 3 models × 14 days, 50 ms per request',
      `${Math.round(byApp)} ms, ${(byApp / floor).toFixed(1)}× the ${floor} ms floor`,
      '≤ 2×',
    ],
    ['the same data by the guide’s AWS CLI commands', ratio, '≥ 50× faster'],
  ]
}

/** @param {{ files: number, violations: number, seconds: number }} checked */
const iniRow = ({ files, violations, seconds }) => [
  `edits of ${files.toLocaleString('en')} generated AWS files, read back by the SDK`,
  `${violations} violations, ${Math.round(seconds)} s`,
  '0 violations, ≤ 120 s',
]

/** @param {Awaited<ReturnType<typeof measureCharts>>} measured */
const chartRows = ({ points, drawMs, longTasks, grownMb }) => [
  [
    `${points.toLocaleString('en')} points to the drawn window, main-thread work`,
    `${Math.round(drawMs)} ms`,
    '≤ 250 ms',
  ],
  ['moving over a chart of them, tasks over 50 ms', String(longTasks), '0'],
  ['page memory, growth after 60 redraws (an hour)', `${grownMb.toFixed(1)} MB`, '≤ 10 MB'],
]

await ensureBuilt()
const watched = await dashboard()
const rows = [
  [
    'browser host, process start to ready (median of 10)',
    `${Math.round(await startTime())} ms`,
    '≤ 400 ms',
  ],
  ['first screen, JavaScript gzipped', `${Math.round(await firstScreenKb())} KB`, '≤ 200 KB'],
  ['warm dashboard refresh, GetMetricData requests', String(watched.cloudWatch), '≤ 2'],
  ['warm dashboard refresh, Cost Explorer requests', String(watched.costExplorer), '0'],
  ...refreshRows(await runBench('refresh-dashboard')),
  [
    'watching 8 hours a day for 30 days, at list prices',
    `$${(await runBench('watch-month')).usd.toFixed(2)}`,
    '≤ $1.00',
  ],
  ...applyRows(await runBench('apply-permissions')),
  ...chartRows(await measureCharts()),
  iniRow(await runBench('edit-ini')),
  [
    `browser host, memory after an hour of dashboard (${refreshes} refreshes)`,
    `${Math.round(watched.rss)} MB`,
    '≤ 150 MB',
  ],
]
process.stdout.write('| | measured | goal |\n|---|---|---|\n')
for (const row of rows) process.stdout.write(`| ${row.join(' | ')} |\n`)
