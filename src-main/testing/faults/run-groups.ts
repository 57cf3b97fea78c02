import { type CrashCell, type CrashResult, runCrashGroup } from './crash-run.ts'
import type { Seen } from './fs-orders.ts'
import type { Limit } from './limit.ts'
import type { Reference } from './reference.ts'

/** Where the app is that is to be killed, and how much may go on at the same time. */
export type Programs = {
  readonly child: string
  readonly runs: Limit
  readonly groups: Limit
}

const groupSize = 32

/** Several runs share a process, so that not each of them has to wait for one to start. */
export async function runInGroups(
  { child, groups: limit }: Programs,
  cells: readonly CrashCell[],
): Promise<CrashResult[]> {
  const groups = Array.from({ length: Math.ceil(cells.length / groupSize) }, (_, index) =>
    cells.slice(index * groupSize, (index + 1) * groupSize),
  )
  const run = (group: readonly CrashCell[]) => limit(() => runCrashGroup(child, group))
  return (await Promise.all(groups.map(run))).flat()
}

/** Every call to the file system that a plan makes when nothing is in its way. */
export async function traceOf(reference: Reference, programs: Programs): Promise<readonly Seen[]> {
  const cell = { reference, name: 'not disturbed', orders: {} }
  const [traced] = await runInGroups(programs, [cell])
  if (traced?.report.is !== 'ended' || traced.wrong.length > 0)
    throw new Error(`${reference.name} goes wrong by itself: ${traced?.wrong.join(' ')}`)
  return traced.report.seen
}

/** What is wrong, and what was to be killed and was not. A run may make a call fewer than the one it was traced on. */
export const complaintsOf = (results: readonly CrashResult[]): string[] =>
  results.flatMap(({ cell: { reference, name, orders, call }, report, wrong }) => {
    const isMissed =
      report.is === 'ended' &&
      (call !== undefined || report.seen.length >= (orders.freezeAt ?? Infinity))
    return [...wrong, ...(isMissed ? [`${reference.name} · ${name}: came to its end`] : [])]
  })
