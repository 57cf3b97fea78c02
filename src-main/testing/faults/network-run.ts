import type { PlannedChange } from '../../../shared/setup/plan.ts'
import { carryOut } from './deed.ts'
import { copyGround, openOn } from './ground.ts'
import { differences, judge } from './judge.ts'
import { type NetworkFault, plantedFor } from './network-faults.ts'
import type { Reference } from './reference.ts'
import { readWorld } from './world.ts'

export type NetworkCell = {
  readonly reference: Reference
  readonly change: PlannedChange
  readonly fault: NetworkFault
}

/** Long enough for a busy machine to answer in, short enough to wait for four times. */
const requestTimeoutMs = 1_500

/**
 * Runs one plan with one fault in the way of one change, and then again without. Gives what is wrong, in words. Where a
 * busy machine did not even let the plan be made in time, the fault was in nobody's way, so it is tried once more.
 */
export async function runNetworkCell(cell: NetworkCell): Promise<readonly string[]> {
  const first = await runOnce(cell)
  return first.isMet ? first.wrong : (await runOnce(cell)).wrong
}

async function runOnce({ reference, change, fault }: NetworkCell) {
  const ground = await copyGround(reference.ground)
  const { account } = ground.practice
  const clock = { aheadMs: 0 }
  let met = 0
  // A refusal is looked at again for a minute, because a permission may still be on its way.
  ground.onFault = () => {
    met += 1
    if (fault.kind === 'denied') clock.aheadMs += 61_000
  }
  const now = () => ground.now() + clock.aheadMs
  const open = (isHurried: boolean) =>
    openOn(ground, isHurried ? { now, requestTimeoutMs } : { now })
  const planted = plantedFor(change, fault)
  if (planted) account.faults.push(planted)

  let app = open(fault.kind === 'timeout')
  const outcome = await carryOut(app, reference.deed).catch((error) => `thrown: ${error}`)
  account.faults.length = 0
  const wrong = met === 0 ? ['the fault was not met'] : []
  // Whoever is told that it is done must be able to rely on it.
  if (outcome === undefined)
    wrong.push(...differences('said done', await readWorld(ground), reference.after))
  if (fault.kind === 'timeout') {
    await app.close()
    app = open(false)
  }
  wrong.push(...(await judge(app, ground, reference)))
  await app.close()
  await ground.close()
  const name = `${reference.name} · ${change.id} · ${fault.name}`
  return {
    isMet: met > 0,
    wrong: wrong.map((each) => `${name}: ${each} [${outcome ?? 'done'}]`),
  }
}
