import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, type Host, test } from './fixtures.ts'

const launcher = join(import.meta.dirname, '../src-main/launch/start.mjs')

test.beforeEach(({ host }) =>
  test.skip(host.name === 'electron', 'This is about the command line of the browser host.'),
)

/** Starts the app as `npm start -- --host=browser` does. */
function start(host: Host, ...args: string[]) {
  const env = { ...process.env, HOME: host.home, NODE_NO_WARNINGS: '1' }
  const child = spawn(process.execPath, [launcher, '--host=browser', '--no-open', ...args], { env })
  const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]).then(
    ([out, said, [code]]) => ({ out, said, code }),
  )
  return { child, ended }
}

test('it prints where it is on the port that was asked for, and ends in order', async ({
  host,
}) => {
  const { child, ended } = start(host, '--port', '0', '--data-dir', join(host.home, 'second'))
  await once(child.stdout, 'data')
  child.kill('SIGTERM')
  const { out, said, code } = await ended
  expect(out).toMatch(/^Groundwork is ready at http:\/\/127\.0\.0\.1:\d+\/\?key=\S+\n$/)
  expect(said).toBe('')
  // Windows knows no signals: there it is just ended.
  expect(code).toBe(process.platform === 'win32' ? null : 0)
})

test('a port that is taken, and an option that is none, are a sentence each', async ({ host }) => {
  const { port } = new URL(host.url())
  const taken = await start(host, `--port=${port}`).ended
  expect(taken).toEqual({
    out: '',
    said: `Port ${port} is in use. Choose another one.\n`,
    code: 1,
  })
  expect(await start(host, '--port=eighty').ended).toMatchObject({ out: '', code: 2 })
})
