import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Carrier } from '../../../shared/rpc/carrier.ts'
import type { Core } from '../common/start-core.ts'

export type Sockets = {
  readonly accept: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  readonly close: () => void
}

/** Every page's WebSocket, joined to the core. Frames are text of at most a megabyte. */
export function createSockets(core: Core, onCount: (pages: number) => void): Sockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: 1_048_576 })
  server.on('connection', (socket) => {
    // Too large a frame, or one that is none: ws has closed the socket by itself.
    socket.on('error', () => undefined)
    socket.on('close', () => onCount(server.clients.size))
    core.serve(toCarrier(socket))
    onCount(server.clients.size)
  })
  return {
    accept: (request, socket, head) =>
      server.handleUpgrade(request, socket, head, (opened) => server.emit('connection', opened)),
    close: () => {
      for (const socket of server.clients) socket.close(1001)
      server.close()
    },
  }
}

function toCarrier(socket: WebSocket): Carrier {
  return {
    send: (frame) => {
      if (socket.readyState === socket.OPEN) socket.send(frame)
    },
    onMessage: (receive) => {
      socket.on('message', (data, isBinary) => {
        if (isBinary) socket.close(1003)
        else receive(data.toString())
      })
    },
    onClose: (closed) => {
      socket.once('close', closed)
    },
  }
}
