import { expect, it } from 'vitest'
import type { UndoRequest } from '../../../shared/setup/plan.ts'
import { carryOut } from '../faults/deed.ts'
import type { OpenApp } from '../open-app.ts'
import { onCopy, type Walked } from './walked.ts'
import { readFirst } from './wizard.ts'

export const undo = async (app: OpenApp, request: UndoRequest) =>
  expect(await carryOut(app, { kind: 'undo', request })).toBe(undefined)
const undoable = async (app: OpenApp) =>
  (await app.ask('readHistory', null)).filter((entry) => entry.undoable)

/** Says that each of the three ways back leads to how it was before the walk. */
export function takesBack(title: string, walked: () => Walked): void {
  it(
    title,
    () =>
      onCopy(walked(), async (app, copy) => {
        await undo(app, { scope: 'everything' })
        expect(await readFirst(copy)).toEqual(walked().first)
        expect(await undoable(app)).toEqual([])
      }),
    60_000,
  )

  it(
    'so do all steps, the last one first',
    () =>
      onCopy(walked(), async (app, copy) => {
        const steps = new Set((await undoable(app)).map(({ step }) => step))
        for (const step of steps) await undo(app, { scope: 'step', step })
        expect(await readFirst(copy)).toEqual(walked().first)
      }),
    60_000,
  )

  it(
    'so do all changes one by one, the last one first',
    () =>
      onCopy(walked(), async (app, copy) => {
        for (const { id } of await undoable(app)) await undo(app, { scope: 'change', changeId: id })
        expect(await readFirst(copy)).toEqual(walked().first)
      }),
    60_000,
  )
}
