// `npm test`: every check and every test, then one closing line with the sums of all runners.
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { buildAll } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { passedInPlaywright, passedInVitest, rowsWithoutProof } from './guide-proofs.mjs'

/** @typedef {{ passed: number, failed: number, skipped: string[] }} Tally */

const root = join(import.meta.dirname, '../..')
const require = createRequire(import.meta.url)

/** The file behind a package's command, so that no shell and no npx is needed.
 * @param {string} name @param {string} [command] */
function bin(name, command = name) {
  const path = join(root, 'node_modules', name, 'package.json')
  const { bin: bins } = require(path)
  return join(dirname(path), typeof bins === 'string' ? bins : bins[command])
}

/** @param {string[]} args @param {Record<string, string>} [env] @returns {Promise<number>} the exit code */
function run(args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      // Tests never fetch Electron: importing it with this set gives back a path instead of downloading.
      env: { ...process.env, ELECTRON_SKIP_BINARY_DOWNLOAD: '1', ...env },
    })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/** One check that passes or fails as a whole.
 * @param {string} title @param {() => Promise<number | void>} check @returns {Promise<Tally>} */
async function whole(title, check) {
  process.stdout.write(`\n== ${title}\n`)
  const code = await check().catch((error) => {
    process.stdout.write(`${error instanceof Error ? error.message : error}\n`)
    return 1
  })
  return { passed: code ? 0 : 1, failed: code ? 1 : 0, skipped: [] }
}

/** A runner that writes its results as JSON. A runner that dies without results counts as one failure.
 * @param {string} title @param {string} file @param {() => Promise<number>} start
 * @param {(report: any) => Tally} count it also takes down the titles that passed @returns {Promise<Tally>} */
async function counted(title, file, start, count) {
  process.stdout.write(`\n== ${title}\n`)
  const code = await start()
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return { passed: 0, failed: 1, skipped: [] }
  const tally = count(JSON.parse(text))
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}

/** @param {any} report Vitest's JSON report @returns {Tally} */
function countVitest(report) {
  /** @type {any[]} */
  const tests = report.testResults.flatMap((/** @type {any} */ file) => file.assertionResults)
  const broken = report.testResults.filter(
    (/** @type {any} */ file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: tests.filter(({ status }) => status === 'failed').length + broken.length,
    skipped: tests
      .filter(({ status }) => status === 'skipped' || status === 'pending' || status === 'todo')
      .map(({ fullName }) => fullName),
  }
}

/** @param {any} report Playwright's JSON report @returns {Tally} */
function countPlaywright(report) {
  const { expected, unexpected, flaky } = report.stats
  /** @type {string[]} */
  const skipped = []
  /** @param {any} suite */
  const walk = (suite) => {
    for (const spec of suite.specs ?? [])
      for (const test of spec.tests)
        if (test.status === 'skipped') {
          const reason = test.annotations?.[0]?.description ?? 'no reason given'
          skipped.push(`[${test.projectName}] ${spec.title}: ${reason}`)
        }
    for (const inner of suite.suites ?? []) walk(inner)
  }
  report.suites.forEach(walk)
  // A flaky test is a bug: it counts as failed.
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped }
}

const folder = await mkdtemp(join(tmpdir(), 'groundwork-test-'))
const vitestJson = join(folder, 'vitest.json')
const playwrightJson = join(folder, 'playwright.json')
/** @type {Tally[]} */
const tallies = []
/** Every test that passed. @type {string[]} */
const proofs = []

tallies.push(
  await whole('format, lint and layers (biome)', () =>
    run([bin('@biomejs/biome', 'biome'), 'check', '--error-on-warnings', '.']),
  ),
)
tallies.push(await whole('types (tsc)', () => run([bin('typescript', 'tsc')])))
tallies.push(await whole('unused code (knip)', () => run([bin('knip')])))
tallies.push(await whole('build (vite)', () => buildAll()))
tallies.push(
  await counted(
    'unit, protocol and component tests (vitest)',
    vitestJson,
    () =>
      run([
        bin('vitest'),
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${vitestJson}`,
      ]),
    (report) => {
      proofs.push(...passedInVitest(report, root))
      return countVitest(report)
    },
  ),
)
process.stdout.write('\n== a browser for the flows\n')
const browser = await Promise.resolve()
  .then(ensureChromium)
  .catch((error) => {
    process.stdout.write(`${error.message}\n`)
    return undefined
  })
if (browser) {
  process.stdout.write(`${browser}\n`)
  tallies.push(
    await counted(
      'flows in a real browser (playwright)',
      playwrightJson,
      () =>
        run([bin('@playwright/test', 'playwright'), 'test', '--reporter=list,json'], {
          PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightJson,
          GROUNDWORK_CHROMIUM: browser,
        }),
      (report) => {
        proofs.push(...passedInPlaywright(report))
        return countPlaywright(report)
      },
    ),
  )
} else tallies.push({ passed: 0, failed: 1, skipped: [] })

tallies.push(
  await whole('every heading and command of the setup guide has a proof that passed', async () => {
    const table = await readFile(join(root, 'assets/guide-coverage.md'), 'utf8')
    const open = rowsWithoutProof(table, proofs)
    process.stdout.write(open.map((row) => `not proven: ${row}\n`).join(''))
    return open.length
  }),
)

await rm(folder, { recursive: true, force: true })
const skipped = tallies.flatMap((tally) => tally.skipped)
if (skipped.length > 0)
  process.stdout.write(`\nSkipped:\n${skipped.map((line) => `  ${line}\n`).join('')}`)
const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0)
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0)
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 ? 1 : 0
