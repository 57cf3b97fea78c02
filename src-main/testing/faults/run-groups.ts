import { mapAtMost } from '../../core/map-at-most.ts'
import { type CrashCell, type CrashResult, runCrashGroup } from './crash-run.ts'

const groupSize = 16
const groupsAtOnce = 6

/** Several runs share a process, so that not each of them has to wait for one to start. */
export async function runInGroups(
  entry: string,
  cells: readonly CrashCell[],
): Promise<CrashResult[]> {
  const groups = Array.from({ length: Math.ceil(cells.length / groupSize) }, (_, index) =>
    cells.slice(index * groupSize, (index + 1) * groupSize),
  )
  return (await mapAtMost(groupsAtOnce, groups, (group) => runCrashGroup(entry, group))).flat()
}

/** What is wrong, and what was to be killed and was not. A run may make a call fewer than the one it was traced on. */
export const complaintsOf = (results: readonly CrashResult[]): string[] =>
  results.flatMap(({ cell: { reference, name, orders, call }, report, wrong }) => {
    const isMissed =
      report.is === 'ended' &&
      (call !== undefined || report.seen.length >= (orders.freezeAt ?? Infinity))
    return [...wrong, ...(isMissed ? [`${reference.name} · ${name}: came to its end`] : [])]
  })
