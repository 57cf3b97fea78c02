import type { Bridge, Carrier } from '../shared/rpc/carrier.ts'
import type { Client } from '../shared/rpc/client.ts'
import { createClient } from '../shared/rpc/create-client.ts'

declare global {
  interface Window {
    /** There in the Electron window only: what its preload exposes. */
    readonly groundwork?: Bridge
  }
}

/** Joins the page to whatever runs it: Electron's preload, or the WebSocket of the server it came from. */
export function connectHost(): Client {
  return createClient(window.groundwork ? bridgeCarrier(window.groundwork) : socketCarrier())
}

/** In Electron the core and the window end together, so nothing ever closes. */
function bridgeCarrier({ send, onMessage }: Bridge): Carrier {
  return { send, onMessage, onClose: () => undefined }
}

function socketCarrier(): Carrier {
  const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/rpc`)
  const opened = new Promise((resolve) => {
    socket.addEventListener('open', resolve, { once: true })
  })
  return {
    send: (frame) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(frame)
      else void opened.then(() => socket.send(frame))
    },
    onMessage: (receive) => {
      socket.addEventListener('message', ({ data }) => {
        if (typeof data === 'string') receive(data)
      })
    },
    onClose: (closed) => {
      socket.addEventListener('close', closed, { once: true })
    },
  }
}
