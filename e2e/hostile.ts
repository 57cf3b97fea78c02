import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Page } from '@playwright/test'
import WebSocket from 'ws'
import type { Host } from './fixtures.ts'

export type Headers = Readonly<Record<string, string>>

/** Sends a request exactly as written, which no HTTP client would, and gives back the whole answer. */
export async function sendRaw(port: number, lines: readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  return text(socket).catch(() => '')
}

export const get = (port: number, path: string, headers: Headers, method = 'GET') =>
  sendRaw(port, [
    `${method} ${path} HTTP/1.1`,
    ...Object.entries({ connection: 'close', ...headers }).map(
      ([name, value]) => `${name}: ${value}`,
    ),
  ])

/** Tries to open a WebSocket: `open`, or the status it was refused with, or `cut` when the line went dead. */
export function knock(url: string, headers: Headers): Promise<string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, { headers })
    socket.once('open', () => {
      resolve('open')
      socket.terminate()
    })
    socket.once('unexpected-response', (request, response) => {
      resolve(String(response.statusCode))
      request.destroy()
    })
    socket.once('error', () => resolve('cut'))
  })
}

/** Opens a WebSocket that is let in. */
export async function openSocket(url: string, headers: Headers): Promise<WebSocket> {
  const socket = new WebSocket(url, { headers })
  await once(socket, 'open')
  return socket
}

/** What a page that was let in knows. */
export async function insider(page: Page, host: Host) {
  const { origin, port, host: name } = new URL(host.url())
  const [cookie] = await page.context().cookies(origin)
  if (!cookie) throw new Error('The page has no cookie')
  return {
    origin,
    port: Number(port),
    rpc: `ws://${name}/rpc`,
    fine: { host: name, origin, cookie: `${cookie.name}=${cookie.value}` },
    cookie,
  }
}
