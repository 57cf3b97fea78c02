import { randomUUID } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isErrno } from './read-text.ts'

/** A name beside the target that tells which process is writing. */
export const temporaryFor = (target: string) =>
  `${target}.${process.pid}.${randomUUID().slice(0, 8)}.tmp`

/** Removes what killed processes have left of writing a file (any file of the folder, when none is named). */
export async function removeTemporary(folder: string, name = ''): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const found of names) {
    const [, of = '', pid = ''] = /^(.+)\.(\d+)\.[0-9a-f]{8}\.tmp$/.exec(found) ?? []
    const isLeft = of !== '' && (name === '' || of === name) && !isRunning(Number(pid))
    if (isLeft) await rm(join(folder, found), { force: true }).catch(() => {})
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return !isErrno(error, 'ESRCH')
  }
}
