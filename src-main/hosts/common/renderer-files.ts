import { readFile } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

// As a header, because a <meta> cannot say frame-ancestors. Mantine styles some elements inline.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const headers = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

export type FileAnswer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer> | string
}

/** Answers for the built page below `folder`, the same in both hosts. A path without an extension is the page itself. */
export function rendererFiles(
  folder: string,
): (method: string, pathname: string) => Promise<FileAnswer> {
  const root = resolve(folder)
  return async (method, pathname) => {
    if (method !== 'GET' && method !== 'HEAD') return refuse(405, 'This page is only read.')
    const path = decode(pathname)
    const file = path && resolve(join(root, extname(path) === '' ? 'index.html' : path))
    const body = file?.startsWith(root + sep) ? await readFile(file).catch(() => null) : null
    if (!file || !body) return refuse(404, 'There is nothing here.')
    return {
      status: 200,
      headers: {
        ...headers,
        'content-type': types[extname(file)] ?? 'application/octet-stream',
        'content-length': String(body.length),
        // Vite puts a hash of the content into the names below assets/.
        'cache-control': path.startsWith('/assets/')
          ? 'private, max-age=31536000, immutable'
          : 'no-cache',
      },
      body: method === 'HEAD' ? '' : body,
    }
  }
}

/** A plain sentence with the same protective headers. */
export function refuse(status: number, sentence: string): FileAnswer {
  return {
    status,
    headers: {
      ...headers,
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
    },
    body: `${sentence}\n`,
  }
}

/** The path with its escapes resolved; none when it is malformed or tries what no page of ours asks for. */
function decode(pathname: string): string | undefined {
  try {
    const path = decodeURIComponent(pathname)
    return path.startsWith('/') && !/[\0\\]|(^|\/)\.\.?(\/|$)/.test(path) ? path : undefined
  } catch {
    return undefined
  }
}
