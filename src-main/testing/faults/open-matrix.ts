import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import type { Asked, Told } from './worker.ts'

/** Makes programs of the app and of what disturbs it, and starts one of the latter per processor. */
export async function openMatrix() {
  const folder = await mkdtemp(join(tmpdir(), 'groundwork-matrix-'))
  await buildPrograms(folder)
  const env = { ...process.env, NODE_NO_WARNINGS: '1' }
  const workers = Array.from({ length: Math.min(4, availableParallelism()) }, () =>
    fork(join(folder, 'worker.mjs'), { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }),
  )
  await Promise.all(workers.map((worker) => once(worker, 'message')))
  const isBusy = new Map(workers.map((worker) => [worker, 0]))

  /** Given to the worker that has the least to do. */
  const disturb = async (situation: string): Promise<Told> => {
    const [worker] = [...isBusy].sort(([, one], [, other]) => one - other)[0] ?? []
    if (!worker) throw new Error('Nobody is there to do it.')
    isBusy.set(worker, (isBusy.get(worker) ?? 0) + 1)
    const answer = new Promise<Told>((resolve, reject) => {
      worker.on('message', (told: Told) => told.situation === situation && resolve(told))
      worker.once('exit', (code) => reject(new Error(`The worker ended by itself (${code}).`)))
    })
    const asked: Asked = { situation, child: join(folder, 'child.mjs') }
    worker.send(asked)
    return answer.finally(() => isBusy.set(worker, (isBusy.get(worker) ?? 1) - 1))
  }
  return {
    disturb,
    close: async () => {
      await Promise.all(workers.map(end))
      await rm(folder, { recursive: true })
    },
  }
}
export type Matrix = Awaited<ReturnType<typeof openMatrix>>

async function end(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null) return
  const ended = once(worker, 'exit')
  worker.kill()
  await ended
}

async function buildPrograms(outDir: string): Promise<void> {
  const entry = (name: string) => join(import.meta.dirname, `${name}.ts`)
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    define: { __filename: 'import.meta.filename' },
    build: {
      ssr: true,
      outDir,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: { worker: entry('worker'), child: entry('child') },
        output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
      },
    },
  })
}
