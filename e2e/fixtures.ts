import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import { electronBinary } from '../src-main/launch/electron-binary.mjs'
import { openBrowserHost } from './open-browser-host.ts'
import { openElectronHost } from './open-electron-host.ts'

/** The app as a test has it: one host, with a home and data folder of the test's own. */
export type Host = {
  readonly name: 'browser' | 'electron'
  readonly home: string
  readonly dataDir: string
  readonly url: () => string
  readonly stop: () => Promise<void>
  /** As kill -9 does. */
  readonly kill: () => Promise<void>
  /** Ends it if need be and starts it again on the same data; gives back the page to go on with. */
  readonly restart: () => Promise<Page>
}

type Running = { readonly host: Host; readonly page: Page; readonly end: () => Promise<void> }

/** What a stopped host makes the page's socket say; that is what some tests are about. */
const expectedAfterStop = /WebSocket connection to .* failed|ERR_CONNECTION_(REFUSED|RESET)/

export const test = base.extend<{ running: Running; host: Host; faults: string[] }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern.
  faults: async ({}, use) => use([]),

  running: async ({ page, faults }, use, { project }) => {
    const isElectron = project.name === 'electron'
    const binary = electronBinary()
    test.skip(
      isElectron && !binary,
      'Electron’s binary is not here, and the tests never download it.',
    )
    const home = await mkdtemp(join(tmpdir(), 'groundwork-e2e-'))
    const env = cleanEnvironment(home)
    const watch = (watched: Page) => {
      watched.on('pageerror', (error) => faults.push(error.message))
      watched.on('console', (message) => {
        // A violation of the content security policy is told here too.
        if (message.type() === 'error' && !expectedAfterStop.test(message.text()))
          faults.push(message.text())
      })
      return watched
    }
    const running =
      isElectron && binary
        ? await openElectronHost({ binary, home, env, watch })
        : await openBrowserHost({ home, env, page: watch(page) })
    await use(running)
    // Before the host ends, because a page that is still loading complains about that.
    const complaints = [...faults]
    await running.end()
    await rm(home, { recursive: true, force: true, maxRetries: 3 })
    expect(complaints).toEqual([])
  },

  host: async ({ running }, use) => use(running.host),
})

/** This machine's environment without anything that would lead to real accounts or files. */
function cleanEnvironment(home: string): Record<string, string> {
  const kept = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || /^(AWS|CLAUDE|ANTHROPIC|XDG|ELECTRON|NODE)_/i.test(name)
      ? []
      : [[name, value] as const],
  )
  return {
    ...Object.fromEntries(kept),
    HOME: home,
    USERPROFILE: home,
    APPDATA: join(home, 'AppData', 'Roaming'),
    AWS_EC2_METADATA_DISABLED: 'true',
    NODE_NO_WARNINGS: '1',
  }
}

export { expect }
