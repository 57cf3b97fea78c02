import type { PlannedChange } from '../../../shared/setup/plan.ts'
import { unexpectedProblem } from '../../core/problems.ts'
import type { ChildReport } from './child.ts'
import type { Orders } from './fs-orders.ts'
import { copyGround, type Ground, openOn, placeOf } from './ground.ts'
import { differences, judge } from './judge.ts'
import { judgeWhole } from './judge-files.ts'
import { plantedFor } from './network-faults.ts'
import type { Reference } from './reference.ts'
import { runInChild } from './run-in-child.ts'
import { readWorld } from './world.ts'

/** Where a run is cut off: at a call that changes the file system, or at the call of one planned change. */
export type CrashCell = {
  readonly reference: Reference
  readonly name: string
  readonly orders: Orders
  readonly call?: { readonly change: PlannedChange; readonly afterEffect: boolean }
}
export type CrashResult = {
  readonly cell: CrashCell
  readonly report: ChildReport
  readonly wrong: readonly string[]
}

/** Runs several plans in one process that is killed, and then each again in a new app. */
export async function runCrashGroup(
  entry: string,
  cells: readonly CrashCell[],
): Promise<CrashResult[]> {
  const laid = await Promise.all(
    cells.map(async (cell) => ({ cell, ground: await copyGround(cell.reference.ground) })),
  )
  const runs = laid.map(({ cell, ground }) => ({
    ...placeOf(ground),
    deed: cell.reference.deed,
    orders: cell.orders,
  }))
  const reports = await runInChild(entry, runs, (freeze) => {
    for (const { cell, ground } of laid) hold(ground, cell, freeze)
  })
  return Promise.all(
    laid.map(async ({ cell, ground }, index) => {
      const report = reports.get(ground.home)
      if (!report) throw new Error('A run was forgotten.')
      const wrong = await recover(ground, cell, report, index % 2 === 0)
      await ground.close()
      return { cell, report, wrong }
    }),
  )
}

/** The account keeps silent on the one call, and says so: then is the moment. */
function hold(
  ground: Ground,
  { call }: CrashCell,
  freeze: (home: string, at: string) => void,
): void {
  const planted =
    call &&
    plantedFor(call.change, { kind: 'timeout', isLasting: true, afterEffect: call.afterEffect })
  if (!planted) return
  ground.practice.account.faults.push(planted)
  ground.onFault = () => freeze(ground.home, planted.operation)
}

async function recover(
  ground: Ground,
  { reference, name, orders }: CrashCell,
  report: ChildReport,
  looksFirst: boolean,
): Promise<string[]> {
  ground.practice.account.faults.length = 0
  const wrong = await judgeWhole(ground, reference)
  if (report.is === 'ended') wrong.push(...(await judgeEnd(ground, reference, orders, report)))
  const app = openOn(ground)
  if (looksFirst) await app.ask('readInterrupted', null)
  wrong.push(...(await judge(app, ground, reference)))
  await app.close()
  const where = report.is === 'frozen' ? report.at : (report.wrong ?? 'done')
  return wrong.map((each) => `${reference.name} · ${name} (${where}): ${each}`)
}

/** Whoever is told that it is done must be able to rely on it, and whoever is not must be told why. */
async function judgeEnd(
  ground: Ground,
  { after }: Reference,
  { failBeside }: Orders,
  { wrong }: Extract<ChildReport, { is: 'ended' }>,
): Promise<string[]> {
  if (wrong?.includes(unexpectedProblem.title)) return ['nobody foresaw that']
  if (wrong !== undefined) return []
  if (failBeside !== undefined) return ['nothing failed']
  return differences('said done', await readWorld(ground), after)
}
