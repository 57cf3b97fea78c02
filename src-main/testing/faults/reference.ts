import { isDeepStrictEqual } from 'node:util'
import type { PlannedChange } from '../../../shared/setup/plan.ts'
import type { FindingStatus } from '../../../shared/setup/step.ts'
import type { OpenApp } from '../open-app.ts'
import { carryOut, checkDeed, type Deed, planOf, stepOf } from './deed.ts'
import { copyGround, type Ground, layGround, openOn } from './ground.ts'
import type { Situation } from './situation.ts'
import { readWorld, type World } from './world.ts'

/** One plan in one situation, and how it goes when nothing is in its way. */
export type Reference = {
  readonly name: string
  readonly deed: Deed
  /** The world just before; each run works on a copy. */
  readonly ground: Ground
  readonly changes: readonly PlannedChange[]
  readonly before: World
  readonly after: World
  /** What the step's own check says afterwards, where nothing else shows that it was done. */
  readonly status: FindingStatus | undefined
  /** Whether there were files already, so that each sort of call to the file system is made. */
  readonly hadFiles: boolean
  /** After everything has been taken back. */
  readonly undone: World
}

/** A step in its situation, and where it leaves something to take back, the way back too. */
export async function makeReferences(situation: Situation): Promise<Reference[]> {
  const ground = await layGround(situation.scenario, situation.files)
  await situation.plant?.(ground)
  const hadFiles = Object.keys((await readWorld(ground)).files).length > 0
  const deed: Deed = { kind: 'step', request: situation.request(ground) }
  await withApp(ground, async (app) => {
    if (situation.files === 'practice')
      await app.ask('connect', { kind: 'practice', scenario: situation.scenario })
    await app.ask('choose', situation.choices ?? {})
    for (const request of situation.before ?? []) await mustCarryOut(app, { kind: 'step', request })
  })
  const forward = await makeReference({ name: situation.name, deed, ground, hadFiles })

  const undone = await copyGround(ground)
  await withApp(undone, (app) => mustCarryOut(app, deed))
  const wayBack: Deed = { kind: 'undo', request: { scope: 'step', step: stepOf(deed) } }
  const back = await makeReference({
    name: `${situation.name}, taken back`,
    deed: wayBack,
    ground: undone,
    hadFiles,
  })
  if (back.changes.length > 0) return [forward, back]
  await undone.close()
  return [forward]
}

type Asked = Pick<Reference, 'name' | 'deed' | 'ground' | 'hadFiles'>

async function makeReference(asked: Asked): Promise<Reference> {
  const { deed, ground } = asked
  const { changes } = await withApp(ground, (app) => planOf(app, deed))
  const run = await copyGround(ground)
  const before = await readWorld(run)
  const found = await withApp(run, async (app) => {
    await mustCarryOut(app, deed)
    const after = await readWorld(run)
    const isUnseen = isDeepStrictEqual(before, after)
    const status = isUnseen ? (await checkDeed(app, run, deed)).status : undefined
    await mustCarryOut(app, { kind: 'undo', request: { scope: 'everything' } })
    return { after, status }
  })
  const undone = await readWorld(run)
  await run.close()
  return { ...asked, changes, before, undone, ...found }
}

async function mustCarryOut(app: OpenApp, deed: Deed): Promise<void> {
  const wrong = await carryOut(app, deed)
  if (wrong !== undefined) throw new Error(`${JSON.stringify(deed.request)}: ${wrong}`)
}

async function withApp<Result>(ground: Ground, work: (app: OpenApp) => Promise<Result>) {
  const app = openOn(ground)
  return work(app).finally(app.close)
}
