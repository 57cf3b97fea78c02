import { once } from 'node:events'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import type { Host } from './fixtures.ts'

const root = join(import.meta.dirname, '..')

type Options = {
  readonly binary: string
  readonly home: string
  readonly env: Record<string, string>
  readonly watch: (page: Page) => Page
}

/** Starts the Electron host on a folder of its own and waits for its window. */
export async function openElectronHost({ binary, home, env, watch }: Options) {
  const dataDir = join(home, 'groundwork')
  const start = () =>
    _electron.launch({
      executablePath: binary,
      args: [root, `--data-dir=${dataDir}`],
      env,
      // Playwright would switch the sandbox off on Linux, and a preload that breaks in it would pass.
      chromiumSandbox: process.getuid?.() !== 0,
    })
  const pageOf = async (app: ElectronApplication) => watch(await app.firstWindow())
  const end = async (app: ElectronApplication, signal?: NodeJS.Signals) => {
    const child = app.process()
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    if (signal) child.kill(signal)
    else await app.close()
    await ended
  }

  const state = { app: await start() }
  const page = await pageOf(state.app)
  const host: Host = {
    name: 'electron',
    home,
    dataDir,
    url: () => 'app://bundle/',
    stop: () => end(state.app),
    kill: () => end(state.app, 'SIGKILL'),
    restart: async () => {
      await end(state.app)
      state.app = await start()
      return pageOf(state.app)
    },
  }
  return { host, page, end: () => end(state.app, 'SIGKILL') }
}
