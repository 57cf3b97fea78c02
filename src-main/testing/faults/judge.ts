import { isDeepStrictEqual } from 'node:util'
import type { OpenApp } from '../open-app.ts'
import { carryOut, checkDeed } from './deed.ts'
import type { Ground } from './ground.ts'
import { judgeLedger } from './judge-ledger.ts'
import type { Reference } from './reference.ts'
import { readWorld, type World } from './world.ts'

/**
 * Does it again, as a person would, and holds the end against the run that nothing was in the way of: first the deed,
 * then taking back everything. Gives what is wrong, in words.
 */
export async function judge(app: OpenApp, ground: Ground, reference: Reference): Promise<string[]> {
  try {
    const again = await carryOut(app, reference.deed)
    const wrong = again === undefined ? [] : [`done again: ${again}`]
    wrong.push(...differences('done again', await readWorld(ground), reference.after))
    wrong.push(...(await judgeStatus(app, ground, reference)))
    wrong.push(...(await judgeLedger(app, ground)))
    const back = await carryOut(app, { kind: 'undo', request: { scope: 'everything' } })
    if (back !== undefined) wrong.push(`taken back: ${back}`)
    return [...wrong, ...differences('taken back', await readWorld(ground), reference.undone)]
  } catch (error) {
    return [error instanceof Error ? `${error.message} ${error.stack}` : String(error)]
  }
}

async function judgeStatus(app: OpenApp, ground: Ground, { deed, status }: Reference) {
  if (status === undefined) return []
  const found = await checkDeed(app, ground, deed)
  return found.status === status ? [] : [`its check says ${found.status}`]
}

/** What is not as it should be, by name: a part of the account, or a file. */
export function differences(when: string, found: World, wanted: World): string[] {
  const parts = [
    ['account', found.account, wanted.account],
    ['file', found.files, wanted.files],
  ] as const
  return parts.flatMap(([kind, one, other]) =>
    [...new Set([...Object.keys(one), ...Object.keys(other)])]
      .filter((key) => !isDeepStrictEqual(Reflect.get(one, key), Reflect.get(other, key)))
      .map((key) => `${when}: ${kind} ${key} is ${told(one, key)}, not ${told(other, key)}`),
  )
}

const told = (world: object, key: string) =>
  JSON.stringify(Reflect.get(world, key) ?? null).slice(0, 400)
