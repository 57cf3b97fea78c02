import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'

let folder: string
const children: ChildProcess[] = []
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'practice-host-'))
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, 'main.ts'),
      outDir: folder,
      minify: false,
      rolldownOptions: { output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' } },
    },
  })
}, 60_000)
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await rm(folder, { recursive: true })
})

function start(...args: string[]) {
  const child = spawn(process.execPath, [join(folder, 'main.mjs'), ...args])
  children.push(child)
  return child
}

test('it prints one line of JSON, serves with those keys, and ends when told to', async () => {
  const child = start('--scenario=fresh')
  const [line]: Buffer[] = await once(child.stdout, 'data')
  const printed = JSON.parse(String(line))
  expect(Object.keys(printed)).toEqual(['endpoint', 'region', 'account', 'admin', 'user'])
  expect(printed.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)

  const { endpoint, region, account, user } = printed
  const client = new STSClient({ endpoint, region, credentials: user })
  expect((await client.send(new GetCallerIdentityCommand({}))).Account).toBe(account)

  const rest = text(child.stdout)
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
  expect(await rest).toBe('')
})

test('a wrong option is a sentence on stderr and exit code 2', async () => {
  const child = start('--scenario=paradise')
  const [said, out, [code]] = await Promise.all([
    text(child.stderr),
    text(child.stdout),
    once(child, 'exit'),
  ])
  expect(said).toMatch(/^There is no scenario "paradise"\. Choose one of: [a-z, -]+\.\n$/)
  expect(out).toBe('')
  expect(code).toBe(2)
})

test('a port that is taken is a sentence too', async () => {
  const first = start()
  const [line]: Buffer[] = await once(first.stdout, 'data')
  const { port } = new URL(JSON.parse(String(line)).endpoint)
  const second = start(`--port=${port}`)
  const [said, [code]] = await Promise.all([text(second.stderr), once(second, 'exit')])
  expect(said).toBe(`Port ${port} is in use. Choose another one.\n`)
  expect(code).toBe(1)
})
