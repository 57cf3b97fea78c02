import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { lock } from 'proper-lockfile'
import { carryOut } from './deed.ts'
import { copyGround, openOn } from './ground.ts'
import { judge } from './judge.ts'
import { judgeWhole } from './judge-files.ts'
import type { Reference } from './reference.ts'

/** Carries out a plan while another program holds one of its files (named from the home), and again once that has let go. */
export async function runWithHeldFile(reference: Reference, path: string): Promise<string[]> {
  const ground = await copyGround(reference.ground)
  const held = join(ground.home, path)
  await mkdir(dirname(held), { recursive: true })
  const release = await lock(held, { realpath: false, stale: 5_000 })
  const app = openOn(ground)
  const outcome = await carryOut(app, reference.deed)
  await release()
  const wrong = outcome?.includes('Another program is writing') ? [] : [`it said: ${outcome}`]
  wrong.push(...(await judgeWhole(ground, reference)), ...(await judge(app, ground, reference)))
  await app.close()
  await ground.close()
  return wrong.map((each) => `${reference.name} · ${path} held by another program: ${each}`)
}
