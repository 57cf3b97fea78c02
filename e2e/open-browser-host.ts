import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Page } from '@playwright/test'
import type { Host } from './fixtures.ts'

const entry = join(import.meta.dirname, '../dist/main/browser.mjs')

type Options = {
  readonly home: string
  readonly env: Record<string, string>
  readonly page: Page
}
type Run = { readonly child: ChildProcess; readonly url: string }

/** Starts the browser host on any free port and opens its address in the page. */
export async function openBrowserHost({ home, env, page }: Options) {
  const dataDir = join(home, 'groundwork')
  const start = async (): Promise<Run> => {
    const child = spawn(process.execPath, [entry, '--no-open', `--data-dir=${dataDir}`], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const complaints: string[] = []
    child.stderr.on('data', (said: Buffer) => complaints.push(String(said)))
    const lines = createInterface(child.stdout)
    const [first] = await Promise.race([
      once(lines, 'line'),
      once(child, 'exit').then(() => {
        throw new Error(`The host did not start. ${complaints.join('')}`)
      }),
    ])
    const url = /^Groundwork is ready at (\S+)$/.exec(String(first))?.[1]
    if (url === undefined) throw new Error(`The first line was "${first}"`)
    return { child, url }
  }
  const end = async ({ child }: Run, signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }

  const state = { run: await start() }
  await page.goto(state.run.url)
  const host: Host = {
    name: 'browser',
    home,
    dataDir,
    url: () => state.run.url,
    stop: () => end(state.run, 'SIGTERM'),
    kill: () => end(state.run, 'SIGKILL'),
    restart: async () => {
      await end(state.run, 'SIGTERM')
      state.run = await start()
      await page.goto(state.run.url)
      return page
    },
  }
  return { host, page, end: () => end(state.run, 'SIGKILL') }
}
