import type { IncomingMessage, ServerResponse } from 'node:http'
import { refuse, type rendererFiles } from '../common/renderer-files.ts'
import type { Gate } from './gate.ts'

/** Answers a plain request: lets the browser in, hands out the page's files, or refuses in a sentence. */
export async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  gate: Gate,
  files: ReturnType<typeof rendererFiles>,
): Promise<void> {
  const { url = '', method = '', headers } = request
  const verdict = gate.judgeRequest(url, headers)
  if (verdict.kind === 'enter') {
    const { headers: common } = refuse(303, '')
    response.writeHead(303, { ...common, location: '/', 'set-cookie': verdict.cookie }).end()
    return
  }
  const found =
    verdict.kind === 'refuse'
      ? refuse(403, verdict.sentence)
      : await files(method, url.split('?')[0] ?? '')
  response.writeHead(found.status, { ...found.headers }).end(found.body)
}
