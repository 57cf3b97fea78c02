import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { ChildReport, ChildRun } from './child.ts'

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
