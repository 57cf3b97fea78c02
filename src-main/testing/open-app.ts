import { join } from 'node:path'
import type { CallInput, CallName, CallOutput, Handlers, Notify } from '../../shared/contract.ts'
import { createApp } from '../core/app.ts'
import { findShellProfiles } from '../core/identity/shell-profiles.ts'
import type { Powers } from '../core/powers.ts'

/** Where a test's app lives and what it can reach. */
export type AppPlace = Pick<Powers, 'openPractice' | 'requestTimeoutMs' | 'desktopNotify'> & {
  readonly home: string
  readonly environment?: Powers['environment']
  readonly now?: () => number
  readonly notify?: Notify
}

/** The app on a home folder, used through its calls alone as the window does. */
export function openApp({ home, environment = {}, now = Date.now, notify, ...reach }: AppPlace) {
  const dataFolder = join(home, 'data')
  const app = createApp(
    {
      ...reach,
      info: {
        name: 'Groundwork',
        version: '0',
        host: 'browser',
        platform: 'linux',
        powers: [],
        dataFolder,
      },
      places: {
        dataFolder,
        awsConfig: join(home, '.aws/config'),
        awsCredentials: join(home, '.aws/credentials'),
        claudeFolder: join(home, '.claude'),
        claudeBedrockCursorFolder: join(home, '.config/claude-bedrock-cursor'),
        shellProfiles: findShellProfiles(home, 'linux'),
      },
      environment,
      now,
      openLink: async () => {},
      log: () => {},
    },
    notify ?? (() => {}),
  )
  const { signal } = new AbortController()
  return {
    ask: <Name extends CallName>(name: Name, input: CallInput<Name>) => {
      // A handler and its input belong together, which an index over all of them cannot show.
      const handler = app.handlers[name] as (
        input: CallInput<Name>,
        context: Parameters<Handlers[Name]>[1],
      ) => Promise<CallOutput<Name>>
      return handler(input, { signal })
    },
    lookNow: app.lookNow,
    close: app.close,
  }
}
export type OpenApp = ReturnType<typeof openApp>
