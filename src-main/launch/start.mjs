// `npm start`: builds when needed, then opens the app in Electron, or in the browser where Electron cannot be had.
import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { ensureBuilt } from './build.mjs'
import { electronBinary, electronFolder } from './electron-binary.mjs'

const root = join(import.meta.dirname, '../..')

/** Why a window cannot be opened on this machine, whatever is downloaded. @returns {string | undefined} */
function whyNoWindow() {
  if (process.platform !== 'linux') return undefined
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'There is no screen here'
  // Chromium's sandbox does not work for root, and without it the app is not started.
  if (process.getuid?.() === 0) return 'Electron does not run as root'
  return undefined
}

/** Runs Electron's own installer, for two minutes at most. */
function fetchElectron() {
  if (process.env.ELECTRON_SKIP_BINARY_DOWNLOAD) return undefined
  process.stderr.write('Fetching Electron, which is needed once.\n')
  const installer = join(electronFolder, 'install.js')
  spawnSync(process.execPath, [installer], { stdio: 'ignore', timeout: 120_000 })
  return electronBinary()
}

/** The host that was asked for, and the arguments that are for the host itself. */
function readArguments() {
  const args = process.argv.slice(2)
  const { values, tokens } = parseArgs({
    args,
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: { host: { type: 'string' } },
  })
  const ours = tokens.flatMap((token) =>
    token.kind === 'option' && token.name === 'host'
      ? [token.index, ...(token.inlineValue ? [] : [token.index + 1])]
      : [],
  )
  return { wanted: values.host, rest: args.filter((_, index) => !ours.includes(index)) }
}

const { wanted, rest } = readArguments()
if (wanted !== undefined && wanted !== 'browser' && wanted !== 'electron') {
  process.stderr.write(`There is no host "${wanted}". Use --host=browser or --host=electron.\n`)
  process.exit(2)
}

await ensureBuilt()
const obstacle = wanted === undefined ? whyNoWindow() : undefined
const binary =
  wanted === 'browser' || obstacle !== undefined ? undefined : (electronBinary() ?? fetchElectron())

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
  if (wanted === undefined) {
    const reason = obstacle ?? 'Electron is not here and could not be fetched'
    process.stderr.write(`${reason}, so Groundwork runs in your browser.\n`)
  }
  const host = join(root, 'dist/main/browser.mjs')
  process.argv = [process.execPath, host, ...rest]
  await import(pathToFileURL(host).href)
}
