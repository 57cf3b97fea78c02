import { version } from '../../../package.json'
import type { Places, Powers } from '../../core/powers.ts'
import { startCore } from '../common/start-core.ts'
import { openInBrowser } from './open-in-browser.ts'
import { createSockets, type Sockets } from './sockets.ts'

type Surroundings = {
  readonly places: Places
  readonly environment: NodeJS.ProcessEnv
  readonly platform: NodeJS.Platform
  readonly log: Powers['log']
  /** Told the number of open pages whenever it changes. */
  readonly onCount: (pages: number) => void
}

/** The core behind this host's WebSockets. */
export function startSockets({ places, environment, platform, log, onCount }: Surroundings): {
  readonly accept: Sockets['accept']
  readonly close: () => Promise<void>
} {
  const core = startCore({
    info: {
      name: 'Groundwork',
      version,
      host: 'browser',
      platform,
      powers: [],
      dataFolder: places.dataFolder,
    },
    places,
    environment,
    log,
    openLink: (url) => openInBrowser(platform, url),
  })
  const sockets = createSockets(core, onCount)
  return {
    accept: sockets.accept,
    close: () => {
      sockets.close()
      return core.close()
    },
  }
}
