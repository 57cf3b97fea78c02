import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Verdict } from './gate.ts'
import type { Sockets } from './sockets.ts'

/** Lets WebSockets through at /rpc once they are judged fit and the core is there. All other upgrades are cut off. */
export function guardUpgrades(
  judge: (headers: IncomingHttpHeaders) => Verdict,
  ready: Promise<Pick<Sockets, 'accept'>>,
): Sockets['accept'] {
  return (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    if (request.url !== '/rpc') {
      socket.destroy()
      return
    }
    const verdict = judge(request.headers)
    if (verdict.kind === 'pass')
      ready.then(
        ({ accept }) => accept(request, socket, head),
        () => socket.destroy(),
      )
    else socket.end(forbidden(verdict.kind === 'refuse' ? verdict.sentence : ''))
  }
}

const forbidden = (sentence: string) =>
  [
    'HTTP/1.1 403 Forbidden',
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(sentence)}`,
    'Connection: close',
    '',
    sentence,
  ].join('\r\n')
