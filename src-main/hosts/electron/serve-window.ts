import type { WebContents } from 'electron'
import type { Carrier } from '../../../shared/rpc/carrier.ts'
import type { Core } from '../common/start-core.ts'
import { mayCall } from './decide-access.ts'

type Session = { readonly receive: (frame: string) => void; readonly close: () => void }

/** Answers a window's page over one channel. A page that reloads starts its ids anew, so each page has its own session. */
export function serveWindow(contents: WebContents, core: Core): void {
  const state: { session?: Session | undefined } = {}
  const end = () => {
    state.session?.close()
    state.session = undefined
  }
  contents.ipc.on('rpc', ({ senderFrame }, frame: unknown) => {
    if (typeof frame !== 'string' || !mayCall(senderFrame, contents.mainFrame)) return
    state.session ??= openSession(contents, core)
    state.session.receive(frame)
  })
  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) end()
  })
  contents.on('render-process-gone', end)
  contents.on('destroyed', end)
}

function openSession(contents: WebContents, core: Core): Session {
  const receivers: ((frame: string) => void)[] = []
  const closings: (() => void)[] = []
  const state = { isClosed: false }
  const carrier: Carrier = {
    send: (frame) => {
      if (!state.isClosed && !contents.isDestroyed()) contents.send('rpc', frame)
    },
    onMessage: (receive) => {
      receivers.push(receive)
    },
    onClose: (closed) => {
      closings.push(closed)
    },
  }
  core.serve(carrier)
  return {
    receive: (frame) => {
      for (const receive of receivers) receive(frame)
    },
    close: () => {
      state.isClosed = true
      for (const closed of closings) closed()
    },
  }
}
