import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2'
import { answer, answerTooLarge, type Silence, type World } from './answer.ts'
import { control, isControl } from './control.ts'
import type { WireRequest, WireResponse } from './protocol/wire.ts'

export type NodeRequest = IncomingMessage | Http2ServerRequest
export type NodeReply = ServerResponse | Http2ServerResponse

/** Bedrock's own limit for a model's input is 25 MB. */
const largestBody = 25 * 1024 * 1024

/** Reads one request off HTTP, has it answered and writes the answer, whichever version of HTTP it is. */
export async function reply(
  request: NodeRequest,
  response: NodeReply,
  world: World,
  stopping: AbortSignal,
): Promise<void> {
  const leaving = new AbortController()
  response.on('close', () => leaving.abort())
  response.on('error', () => leaving.abort())
  const signal = AbortSignal.any([leaving.signal, stopping])
  const body = await readBody(request).catch(() => undefined)
  if (body === undefined) return breakOff(response)
  const wire = toWire(request, body ?? Buffer.alloc(0))
  if (body === null) return send(response, answerTooLarge(wire), { connection: 'close' })
  if (isControl(wire)) return send(response, control(wire, world), {})
  const answered = await answer(wire, world, signal)
  if ('silence' in answered) return fallSilent(answered, response, signal)
  await send(response, answered, {})
}

/** Null when there is too much of it. */
async function readBody(request: NodeRequest): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size <= largestBody) chunks.push(bytes)
  }
  return size > largestBody ? null : Buffer.concat(chunks)
}

function toWire(request: NodeRequest, body: Buffer): WireRequest {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(',') : value
  // HTTP/2 has no Host header, but clients sign one.
  headers.host ??= headers[':authority'] ?? ''
  const [path = '/', ...query] = (request.url ?? '/').split('?')
  return {
    method: request.method ?? 'GET',
    path,
    query: query.join('?'),
    headers,
    body,
    remoteAddress: request.socket.remoteAddress ?? '127.0.0.1',
  }
}

async function send(
  response: NodeReply,
  { status, headers, body }: WireResponse,
  extra: Record<string, string>,
): Promise<void> {
  const isHttp2 = 'stream' in response
  response.statusCode = status
  for (const [name, value] of Object.entries({ ...headers, ...(isHttp2 ? {} : extra) }))
    response.setHeader(name, value)
  if (typeof body === 'string' || body instanceof Uint8Array) {
    response.end(body)
    return
  }
  try {
    for await (const chunk of body) {
      if (response.destroyed || response.writableEnded) return
      if (!write(response, chunk))
        await Promise.race([once(response, 'drain'), once(response, 'close')])
    }
    response.end()
  } catch {
    breakOff(response)
  }
}

function write(response: NodeReply, chunk: Uint8Array): boolean {
  return 'stream' in response ? response.write(chunk) : response.write(chunk)
}

async function fallSilent(
  { silence }: Silence,
  response: NodeReply,
  signal: AbortSignal,
): Promise<void> {
  if (silence === 'timeout' && !signal.aborted) await once(signal, 'abort')
  breakOff(response)
}

function breakOff(response: NodeReply): void {
  if ('stream' in response) response.stream?.destroy()
  else if (response.socket) response.socket.resetAndDestroy()
}
