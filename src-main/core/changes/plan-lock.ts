import { mkdir, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { check, lock } from 'proper-lockfile'
import { isErrno } from '../files/read-text.ts'
import { failure } from '../problems.ts'
import type { OpenPlan } from './ledger.ts'

const options = (ledgerPath: string, planId: string) => ({
  realpath: false,
  lockfilePath: `${ledgerPath}.${planId}.lock`,
  stale: 10_000,
})

/** Shows every other Groundwork on the same ledger that this plan is under way. Gives back how to end that. */
export async function holdPlan(ledgerPath: string, planId: string): Promise<() => Promise<void>> {
  try {
    await mkdir(dirname(ledgerPath), { recursive: true, mode: 0o700 })
    const release = await lock(ledgerPath, {
      ...options(ledgerPath, planId),
      onCompromised: () => {},
    })
    return () => release().catch(() => {})
  } catch (error) {
    throw failure('file.notWritable', { detail: ledgerPath }, error)
  }
}

/** Whether somebody is still carrying out a plan. A lock outlives a crash by seconds, a process does not. */
export async function isUnderWay(ledgerPath: string, { id, pid }: OpenPlan): Promise<boolean> {
  return isAlive(pid) && (await check(ledgerPath, options(ledgerPath, id)).catch(() => false))
}

/** Sweeps up what a crash left behind of a plan that nobody carries out any more. */
export const sweepLock = (ledgerPath: string, planId: string): Promise<void> =>
  rm(options(ledgerPath, planId).lockfilePath, { recursive: true, force: true })

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // There is such a process, but it is somebody else's.
    return isErrno(error, 'EPERM')
  }
}
