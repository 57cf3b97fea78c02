import { createServer as createHttp1 } from 'node:http'
import { createServer as createHttp2 } from 'node:http2'
import { createServer, type Socket } from 'node:net'
import { type NodeReply, type NodeRequest, reply } from './reply.ts'

export type Listening = { readonly endpoint: string; readonly stop: () => Promise<void> }

const http2Preface = Buffer.from('PRI * HTTP/2.0')

/**
 * Listens on this machine only, for HTTP/1.1 and for HTTP/2 without TLS on one port: the SDK's bedrock-runtime client
 * opens with HTTP/2 without asking, all others with HTTP/1.1.
 */
export async function listen(port: number, world: Parameters<typeof reply>[2]): Promise<Listening> {
  const stopping = new AbortController()
  const sockets = new Set<Socket>()
  const onRequest = (request: NodeRequest, response: NodeReply) => {
    reply(request, response, world, stopping.signal).catch(world.onUnexpected)
  }
  const http1 = createHttp1({ keepAliveTimeout: 60_000 }, onRequest)
  const http2 = createHttp2({}, onRequest)
  http2.on('sessionError', () => undefined)
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    socket.once('readable', () => {
      const first: unknown = socket.read()
      if (!Buffer.isBuffer(first)) return
      socket.unshift(first)
      const isHttp2 = first.subarray(0, http2Preface.length).equals(http2Preface)
      ;(isHttp2 ? http2 : http1).emit('connection', socket)
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  const bound = typeof address === 'object' && address ? address.port : port
  return {
    endpoint: `http://127.0.0.1:${bound}`,
    stop: () =>
      new Promise((resolve) => {
        stopping.abort()
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
