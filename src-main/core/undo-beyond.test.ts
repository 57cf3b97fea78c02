import { afterAll, beforeAll, expect, it } from 'vitest'
import type { UndoRequest } from '../../shared/setup/plan.ts'
import { carryOut } from '../testing/faults/deed.ts'
import type { OpenApp } from '../testing/open-app.ts'
import { beyond } from '../testing/undo/beyond.ts'
import { goBeyond, onCopy, type Walked, walkFrom } from '../testing/undo/walked.ts'
import { readFirst } from '../testing/undo/wizard.ts'

let walked: Walked
let steps: Record<string, string>
beforeAll(async () => {
  walked = await walkFrom({ scenario: 'broad-policy', files: 'practice', hasFiles: true })
  steps = await goBeyond(walked)
}, 120_000)
afterAll(() => walked.ground.close())

const undo = async (app: OpenApp, request: UndoRequest) =>
  expect(await carryOut(app, { kind: 'undo', request })).toBe(undefined)
const undoable = async (app: OpenApp) =>
  (await app.ask('readHistory', null)).filter((entry) => entry.undoable)

const walkedSteps = Object.entries(beyond).flatMap(([step, request]) =>
  'why' in request ? [] : [step],
)

it('every step beyond the wizard changes something', () =>
  onCopy(walked, async (app) => {
    expect(steps).toEqual(Object.fromEntries(walkedSteps.map((step) => [step, 'done'])))
    const changed = new Set((await app.ask('readHistory', null)).map(({ step }) => step))
    expect(walkedSteps.filter((step) => !changed.has(step as never))).toEqual([])
  }))

it(
  'everything taken back leaves the account and the files as they began',
  () =>
    onCopy(walked, async (app, copy) => {
      expect((await readFirst(copy)).account).not.toEqual(walked.first.account)
      await undo(app, { scope: 'everything' })
      expect(await readFirst(copy)).toEqual(walked.first)
      expect(await undoable(app)).toEqual([])
    }),
  60_000,
)

it(
  'so do all steps, the last one first',
  () =>
    onCopy(walked, async (app, copy) => {
      const left = new Set((await undoable(app)).map(({ step }) => step))
      for (const step of left) await undo(app, { scope: 'step', step })
      expect(await readFirst(copy)).toEqual(walked.first)
    }),
  60_000,
)

it(
  'so do all changes one by one, the last one first',
  () =>
    onCopy(walked, async (app, copy) => {
      for (const { id } of await undoable(app)) await undo(app, { scope: 'change', changeId: id })
      expect(await readFirst(copy)).toEqual(walked.first)
    }),
  60_000,
)
