// `npm start`: builds when needed, then opens the app in Electron, or in the browser where Electron cannot be had.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { ensureBuilt } from './build.mjs'

const root = join(import.meta.dirname, '../..')
const electron = join(root, 'node_modules/electron')

/** Electron counts as there when its own marks say so. Importing it would start a download. */
function electronBinary() {
  const mark = join(electron, 'path.txt')
  if (!existsSync(mark) || !existsSync(join(electron, 'dist/version'))) return undefined
  const path = join(electron, 'dist', readFileSync(mark, 'utf8').trim())
  return existsSync(path) ? path : undefined
}

/** Runs Electron's own installer, for two minutes at most. */
function fetchElectron() {
  if (process.env.ELECTRON_SKIP_BINARY_DOWNLOAD) return undefined
  process.stderr.write('Fetching Electron, which is needed once.\n')
  spawnSync(process.execPath, [join(electron, 'install.js')], { stdio: 'ignore', timeout: 120_000 })
  return electronBinary()
}

const { values } = parseArgs({
  allowPositionals: false,
  strict: false,
  options: { host: { type: 'string' } },
})
const wanted = values.host
if (wanted !== undefined && wanted !== 'browser' && wanted !== 'electron') {
  process.stderr.write(`There is no host "${wanted}". Use --host=browser or --host=electron.\n`)
  process.exit(2)
}

await ensureBuilt()
const binary = wanted === 'browser' ? undefined : (electronBinary() ?? fetchElectron())
const rest = process.argv.slice(2).filter((argument) => !argument.startsWith('--host'))

if (wanted === 'electron' && !binary) {
  process.stderr.write(
    'Electron is not here and could not be fetched. Try again online, or use --host=browser.\n',
  )
  process.exit(1)
}
if (binary) {
  const child = spawn(binary, [root, ...rest], { stdio: 'inherit' })
  child.once('exit', (code) => process.exit(code ?? 0))
} else {
  if (wanted === undefined)
    process.stderr.write(
      'Electron is not here and could not be fetched, so Groundwork opens in your browser.\n',
    )
  const host = join(root, 'dist/main/browser.mjs')
  process.argv = [process.execPath, host, ...rest]
  await import(pathToFileURL(host).href)
}
