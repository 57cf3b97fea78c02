import { setMaxListeners } from 'node:events'
import type { Notify } from '../../../shared/contract.ts'
import type { Carrier } from '../../../shared/rpc/carrier.ts'
import { serveRpc } from '../../../shared/rpc/serve.ts'
import { createApp } from '../../core/app.ts'
import type { Powers } from '../../core/powers.ts'
import { failure } from '../../core/problems.ts'
import { isAllowedLink } from './allowed-links.ts'
import { createLevelled } from './log-level.ts'
import { logged } from './logged.ts'
import { createPracticeAccounts } from './open-practice.ts'

export type Core = {
  /** Answers one page until its carrier closes, or until the function given back is called. */
  readonly serve: (carrier: Carrier) => () => void
  readonly close: () => Promise<void>
}

/** The core with everything that both hosts supply alike. What the hosts differ in is passed in. */
export function startCore(
  host: Pick<Powers, 'info' | 'places' | 'environment' | 'openLink' | 'log' | 'desktopNotify'>,
): Core {
  // One call may have dozens of AWS requests under way, and all of them listen to its signal.
  setMaxListeners(200)
  const { dataFolder } = host.places
  const { log, setLogLevel } = createLevelled(host.log)
  const practice = createPracticeAccounts({ dataFolder, log })
  const pages = new Set<Notify>()
  const app = createApp(
    {
      ...host,
      log,
      setLogLevel,
      environment: Object.fromEntries(
        Object.entries(host.environment).filter(([name]) => name.startsWith('AWS_')),
      ),
      now: Date.now,
      openPractice: practice.open,
      openLink: async (url) => {
        if (!isAllowedLink(url))
          throw failure('input.invalid', { title: 'Groundwork does not open this address' })
        await host.openLink(url)
      },
    },
    (name, body) => {
      for (const notify of pages) notify(name, body)
    },
  )
  return {
    serve: (carrier) => {
      const { notify, close } = serveRpc(carrier, logged(app.handlers, log), log)
      pages.add(notify)
      carrier.onClose(() => pages.delete(notify))
      return () => {
        pages.delete(notify)
        close()
      }
    },
    close: async () => {
      await app.close()
      await practice.close()
    },
  }
}
