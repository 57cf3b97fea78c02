import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import type { ChildReport, ChildRun } from './child.ts'

/** The app in one file for child processes, made on the fly; gives where it is and how to remove it. */
export async function buildChild() {
  const folder = await mkdtemp(join(tmpdir(), 'groundwork-child-'))
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, 'child.ts'),
      outDir: folder,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' } },
    },
  })
  return { entry: join(folder, 'child.mjs'), remove: () => rm(folder, { recursive: true }) }
}

/**
 * Carries out several runs in one process, each in a home of its own, and kills that process (SIGKILL) once every one
 * of them is over or frozen where it was to be. `onStart` is given a way to say that a run has been frozen from outside.
 */
export async function runInChild(
  entry: string,
  runs: readonly ChildRun[],
  onStart: (freeze: (home: string, at: string) => void) => void = () => {},
): Promise<Map<string, ChildReport>> {
  const env = { ...process.env, NODE_NO_WARNINGS: '1' }
  const child = fork(entry, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const reports = new Map<string, ChildReport>()
  try {
    await once(child, 'message')
    await new Promise<void>((resolve, reject) => {
      const note = (report: ChildReport) => {
        if (!reports.has(report.home)) reports.set(report.home, report)
        if (reports.size === runs.length) resolve()
      }
      child.on('message', note)
      child.once('exit', (code) => reject(new Error(`The child ended by itself (${code}).`)))
      onStart((home, at) => note({ home, is: 'frozen', at }))
      for (const run of runs) child.send(run)
    })
  } finally {
    await kill(child)
  }
  return reports
}

async function kill(child: ChildProcess): Promise<void> {
  child.removeAllListeners('exit')
  if (child.exitCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}
