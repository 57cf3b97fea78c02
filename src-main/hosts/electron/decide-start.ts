import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export type Start = { readonly dataDir: string | undefined; readonly opens: boolean }

/** The options we know among Chromium's and Electron's own, which come on the same command line. */
export function decideStart(args: readonly string[]): Start {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: { 'data-dir': { type: 'string' }, 'no-open': { type: 'boolean' } },
  })
  const { 'data-dir': dataDir, 'no-open': staysClosed } = values
  return {
    dataDir: typeof dataDir === 'string' && dataDir !== '' ? resolve(dataDir) : undefined,
    opens: staysClosed !== true,
  }
}

/** On a Mac an app stays in the dock without windows; elsewhere the last window ends it. */
export const endsWithLastWindow = (platform: NodeJS.Platform) => platform !== 'darwin'
