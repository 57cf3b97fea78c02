import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rendererFiles } from './renderer-files.ts'

let parent = ''
const ask = (path: string, method = 'GET') => rendererFiles(join(parent, 'renderer'))(method, path)
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'groundwork-files-'))
  await mkdir(join(parent, 'renderer/assets'), { recursive: true })
  await mkdir(join(parent, 'renderer-secret'))
  await writeFile(join(parent, 'renderer/index.html'), '<p>page</p>')
  await writeFile(join(parent, 'renderer/assets/main-1a2b3c.js'), 'run()')
  await writeFile(join(parent, 'secret.txt'), 'secret')
  await writeFile(join(parent, 'renderer-secret/x.txt'), 'secret')
})
afterAll(() => rm(parent, { recursive: true }))

test('the page is served under its policy and asked for anew each time', async () => {
  const { status, headers, body } = await ask('/')
  expect(status).toBe(200)
  expect(String(body)).toBe('<p>page</p>')
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  })
  const policy = headers['content-security-policy']
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toMatch(/script-src[^;]*(unsafe|\*|http)/)
})

test('a file with a hash in its name may be kept for ever', async () => {
  const { headers } = await ask('/assets/main-1a2b3c.js')
  expect(headers['cache-control']).toContain('immutable')
  expect(headers['content-type']).toContain('text/javascript')
})

test('a path without an extension is the page, a missing file is not', async () => {
  expect((await ask('/usage')).status).toBe(200)
  expect((await ask('/assets/gone.js')).status).toBe(404)
})

test('HEAD has no body and writing is refused', async () => {
  expect((await ask('/', 'HEAD')).body).toBe('')
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'])
    expect((await ask('/', method)).status).toBe(405)
})

test.each([
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/%2e%2e%2fsecret.txt',
  '/assets/../../secret.txt',
  '/..\\secret.txt',
  '/%5c..%5csecret.txt',
  '/../renderer-secret/x.txt',
  '/%00.txt',
  '/%',
  '/%ff.txt',
  '//etc/passwd.txt',
  'secret.txt',
  '/./index.html',
])('%s leads nowhere', async (path) => {
  const { status, body } = await ask(path)
  expect(status).toBe(404)
  expect(String(body)).not.toContain('secret')
})
