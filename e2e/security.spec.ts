import { once } from 'node:events'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import type { Carrier } from '../shared/rpc/carrier.ts'
import { createClient } from '../shared/rpc/create-client.ts'
import { expect, test } from './fixtures.ts'
import { get, insider, knock, openSocket } from './hostile.ts'

test.beforeEach(({ host }) =>
  test.skip(
    host.name === 'electron',
    'These are attacks on a server, and the Electron host has none.',
  ),
)

test('the key leaves the address bar and becomes a cookie that no script can read', async ({
  page,
  host,
}) => {
  const { cookie } = await insider(page, host)
  expect(page.url()).not.toContain('key=')
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', domain: '127.0.0.1' })
  expect(await page.evaluate(() => document.cookie)).toBe('')
})

test('hostile requests for files are refused in plain words, whatever they try', async ({
  page,
  host,
}) => {
  const { port, fine } = await insider(page, host)
  const strangers = [
    { ...fine, cookie: '' },
    { ...fine, cookie: fine.cookie.replace(/=.*/, '=') },
    { ...fine, cookie: `${fine.cookie.slice(0, -1)}_` },
    { ...fine, host: 'evil.example' },
    { ...fine, host: `evil.example:${port}` },
    { ...fine, host: `localhost:${port}` },
    { ...fine, host: `[::1]:${port}` },
    { ...fine, host: '127.0.0.1' },
    { ...fine, origin: 'https://evil.example' },
    { ...fine, origin: 'null' },
    { ...fine, origin: `http://127.0.0.1:${port + 1}` },
    { ...fine, origin: `https://127.0.0.1:${port}` },
    { ...fine, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
    { ...fine, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' },
  ]
  for (const headers of strangers)
    for (const path of ['/', '/index.html', '/rpc']) {
      const answer = await get(port, path, headers)
      expect(answer, JSON.stringify(headers)).toMatch(/^HTTP\/1\.1 403 /)
      expect(answer).toMatch(/Groundwork/)
      expect(answer).not.toMatch(/<script|set-cookie/i)
    }
})

test('no path leads out of the page’s folder, even with the cookie', async ({ page, host }) => {
  const { port, fine } = await insider(page, host)
  for (const path of [
    '/../main/browser.mjs',
    '/..%2fmain%2fbrowser.mjs',
    '/%2e%2e/main/browser.mjs',
    '/assets/../../main/browser.mjs',
    '/..\\main\\browser.mjs',
    '/%5c..%5cmain%5cbrowser.mjs',
    '//etc/passwd.txt',
    '/%00.txt',
    '/%c0%ae%c0%ae/main/browser.mjs',
    'http://evil.example/x.txt',
  ])
    expect(await get(port, path, fine), path).toMatch(/^HTTP\/1\.1 404 /)
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])
    expect(await get(port, '/', { ...fine, 'content-length': '0' }, method)).toMatch(
      /^HTTP\/1\.1 405 /,
    )
})

test('the socket opens for our page alone', async ({ page, host }) => {
  const { rpc, fine, port } = await insider(page, host)
  expect(await knock(rpc, fine)).toBe('open')
  const { origin: _, ...withoutOrigin } = fine
  for (const headers of [
    withoutOrigin,
    { ...fine, cookie: '' },
    { ...fine, origin: 'https://evil.example' },
    { ...fine, origin: 'null' },
    { ...fine, origin: `http://localhost:${port}` },
    { ...fine, host: `evil.example:${port}` },
  ])
    expect(await knock(rpc, headers), JSON.stringify(headers)).toBe('403')
  for (const path of ['/', '/rpc/', '/rpc?x', '/other'])
    expect(await knock(rpc.replace('/rpc', path), fine), path).toBe('cut')
})

test('another site in the same browser gets neither socket, nor frame, nor file', async ({
  page,
  host,
  context,
}) => {
  const { rpc, origin } = await insider(page, host)
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html').end('<title>evil</title>')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0

  // The same machine counts as the same site, so even the strict cookie is sent from here.
  for (const name of ['127.0.0.1', 'localhost']) {
    const evil = await context.newPage()
    await evil.goto(`http://${name}:${port}/`)
    const seen = await evil.evaluate(
      async ([socketUrl, pageUrl]) => {
        const opened = await new Promise((resolve) => {
          const socket = new WebSocket(socketUrl ?? '')
          socket.onopen = () => resolve(true)
          socket.onerror = () => resolve(false)
        })
        const read = await fetch(`${pageUrl}/`, { credentials: 'include' }).then(
          () => true,
          () => false,
        )
        const blind = await fetch(`${pageUrl}/`, { credentials: 'include', mode: 'no-cors' }).then(
          () => true,
          () => false,
        )
        const frame = document.body.appendChild(document.createElement('iframe'))
        frame.src = `${pageUrl}/`
        await new Promise((resolve) => frame.addEventListener('load', resolve))
        return { opened, read, blind }
      },
      [rpc, origin],
    )
    expect(seen).toEqual({ opened: false, read: false, blind: false })
    const inFrame = evil.frames().at(-1)
    expect(await inFrame?.content()).not.toContain('id="root"')
    await evil.close()
  }
  server.close()
})

test('a script that was smuggled in does not run, and the breach is noticed', async ({
  page,
  faults,
}) => {
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.smuggled = true'
    document.body.append(script)
  })
  expect(await page.evaluate('window.smuggled')).toBeUndefined()
  await expect.poll(() => faults.join()).toContain('Content Security Policy')
  faults.length = 0
})

test('the page asks nobody but its own host', async ({ page, host }) => {
  const { origin } = new URL(host.url())
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(asked.length).toBeGreaterThan(2)
  expect(asked.filter((url) => new URL(url).origin !== origin)).toEqual([])
})

test('the key of one run does not open the next', async ({ page, host, browser }) => {
  const { fine: before } = await insider(page, host)
  const [, oldKey = ''] = host.url().split('?')
  await host.restart()
  const { origin, port, host: name } = new URL(host.url())
  expect(host.url()).not.toContain(oldKey)
  const stranger = await browser.newPage()
  const answer = await stranger.goto(`${origin}/?${oldKey}`)
  expect(answer?.status()).toBe(403)
  expect(await get(port ? Number(port) : 0, '/', { ...before, host: name, origin })).toMatch(
    /^HTTP\/1\.1 403 /,
  )
  await stranger.close()
})

test('garbage on the socket harms nobody', async ({ page, host }) => {
  const { rpc, fine } = await insider(page, host)
  const noisy = await openSocket(rpc, fine)
  for (const frame of ['', '{', '[]', 'null', '{"t":"q"}', '{"t":"q","m":"constructor","a":[]}'])
    noisy.send(frame)
  noisy.send(`{"t":"q","i":"1","m":"ask","a":["__proto__",{}]}`)
  const [answer] = await once(noisy, 'message')
  expect(String(answer)).toContain('There is no such call')
  const large = await openSocket(rpc, fine)
  large.send('x'.repeat(2_000_000))
  expect(await once(large, 'close')).toContain(1009)
  const binary = await openSocket(rpc, fine)
  binary.send(Buffer.from([1, 2, 3]))
  expect(await once(binary, 'close')).toContain(1003)
  noisy.terminate()

  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('pasted keys are in no answer, log or file', async ({ page, host }) => {
  const { rpc, fine } = await insider(page, host)
  const socket = await openSocket(rpc, fine)
  const frames: string[] = []
  const carrier: Carrier = {
    send: (frame) => socket.send(frame),
    onMessage: (receive) => {
      socket.on('message', (data) => {
        frames.push(String(data))
        receive(String(data))
      })
    },
    onClose: (closed) => {
      socket.once('close', closed)
    },
  }
  const secretAccessKey = 'wJalrXUtnFEMIKtheSecretThatMustNotLeak123'
  const keys = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey, region: 'eu-central-1' }
  // Nobody answers there: these keys must not go to AWS either.
  await mkdir(join(host.home, '.aws'))
  await writeFile(
    join(host.home, '.aws/config'),
    '[profile leaky]\nendpoint_url = http://127.0.0.1:9\n',
  )
  const client = createClient(carrier)
  // One that cannot be signed in with, and one that is refused before it is tried.
  for (const profile of ['leaky', 'no spaces allowed'])
    await expect(
      client.call('planStep', { step: 'sign-in', keys: { ...keys, profile } }),
    ).rejects.toThrow()
  socket.terminate()

  await host.stop()
  expect(frames.join()).not.toContain(secretAccessKey)
  const files = await readdir(host.home, { recursive: true, withFileTypes: true })
  const texts = await Promise.all(
    files
      .filter((file) => file.isFile())
      .map((file) => readFile(join(file.parentPath, file.name), 'latin1')),
  )
  expect(texts.length).toBeGreaterThan(0)
  expect(texts.filter((content) => content.includes(secretAccessKey))).toEqual([])
  expect(texts.filter((content) => content.includes(new URL(host.url()).search))).toEqual([])
})
