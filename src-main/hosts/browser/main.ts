import { createServer } from 'node:http'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { openLog } from '../common/log.ts'
import { findPlaces } from '../common/places.ts'
import { rendererFiles } from '../common/renderer-files.ts'
import { answer } from './answer.ts'
import { createGate } from './gate.ts'
import { guardUpgrades } from './guard-upgrades.ts'
import { leaveWhenAlone } from './leave-when-alone.ts'
import { readOptions } from './options.ts'

const hourMs = 3_600_000

function fail(sentence: string, code: 1 | 2): never {
  console.error(sentence)
  process.exit(code)
}

const options = readOptions(process.argv.slice(2))
if (typeof options === 'string') fail(options, 2)
const { port, dataDir, opens } = options

const { env: environment, platform } = process
const places = findPlaces({ environment, platform, home: homedir(), dataDir })
const log = openLog(places.dataFolder, Date.now)
const files = rendererFiles(join(import.meta.dirname, '../renderer'))

const server = createServer()
let stopping = false
server.once('error', (error) => {
  const isTaken = 'code' in error && error.code === 'EADDRINUSE'
  fail(isTaken ? `Port ${port} is in use. Choose another one.` : error.message, 1)
})
server.listen(port, '127.0.0.1', () => {
  const address = server.address()
  const gate = createGate(typeof address === 'object' && address ? address.port : port)
  server.on('request', (request, response) => {
    answer(request, response, gate, files).catch(() => response.destroy())
  })
  // A second signal ends it at once. Not `once`: seeing no listener left, signal-exit would end the process by itself.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  console.log(`Groundwork is ready at ${gate.entrance}`)

  // Only now, so that the address is there at once: the core loads while the browser asks for the page.
  const core = import('./start-sockets.ts').then(({ startSockets }) =>
    startSockets({ places, environment, platform, log, onCount: leaveWhenAlone(hourMs, stop) }),
  )
  core.catch((error: unknown) => {
    log('error', 'The core did not start', { error })
    fail(`Groundwork could not start. ${error instanceof Error ? error.message : ''}`, 1)
  })
  server.on('upgrade', guardUpgrades(gate.judgeUpgrade, core))
  if (opens)
    import('./open-in-browser.ts')
      .then(({ openInBrowser }) => openInBrowser(platform, gate.entrance))
      .catch(() =>
        console.error('No browser could be opened from here. Open the address yourself.'),
      )

  function stop() {
    if (stopping) process.exit(1)
    stopping = true
    server.close()
    // Whatever still hangs after five seconds is left behind: the ledger knows what was done.
    setTimeout(() => process.exit(1), 5000).unref()
    core
      .then(({ close }) => close())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      )
  }
})
process.on('unhandledRejection', (error) => log('error', 'Nobody waited for a failure', { error }))
