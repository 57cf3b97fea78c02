import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { carryOut } from '../testing/faults/deed.ts'
import type { OpenApp } from '../testing/open-app.ts'
import { changeMind, onCopy, type Start, type Walked, walkFrom } from '../testing/undo/walked.ts'
import { pasted, readFirst } from '../testing/undo/wizard.ts'

const starts: readonly Start[] = [
  { scenario: 'fresh', files: 'own', hasFiles: true },
  { scenario: 'fresh', files: 'own', hasFiles: false },
  { scenario: 'broad-policy', files: 'practice', hasFiles: true },
  { scenario: 'month-of-use', files: 'practice', hasFiles: false },
]

const undoable = async (app: OpenApp) =>
  (await app.ask('readHistory', null)).filter((entry) => entry.undoable)
/** But for the sign-in: whoever is signed out sees another ledger. */
const idsOf = async (app: OpenApp) =>
  (await undoable(app)).flatMap(({ id, step }) => (step === 'sign-in' ? [] : [id]))

describe.each(starts.map((start) => [`${start.scenario}, ${start.files} files`, start] as const))(
  '%s',
  (_, start) => {
    let walked: Walked
    let count: number
    beforeAll(async () => {
      walked = await walkFrom(start)
      await changeMind(walked)
      await onCopy(walked, async (app) => {
        count = (await idsOf(app)).length
      })
    }, 60_000)
    afterAll(() => walked.ground.close())

    it('changes taken back in any order: what has to wait says so, and all is as it was in the end', async () => {
      expect(count).toBeGreaterThan(3)
      const anyOrder = fc.shuffledSubarray([...Array(count).keys()], { minLength: count })
      await fc.assert(
        fc.asyncProperty(anyOrder, (order) =>
          onCopy(walked, async (app, copy) => {
            const ids = await idsOf(app)
            const left = order.flatMap((index) => ids[index] ?? [])
            while (left.length > 0) left.splice(await takeBackOne(app, copy, left), 1)
            for (const { id } of await undoable(app)) await takeBackOne(app, copy, [id])
            expect(await readFirst(copy)).toEqual(walked.first)
          }),
        ),
        { numRuns: 8 },
      )
    }, 240_000)
  },
)

it('keys taken back too early are missed, and say so; once they are back the rest can go', async () => {
  const walked = await walkFrom({ scenario: 'fresh', files: 'own', hasFiles: false })
  await onCopy(walked, async (app, copy) => {
    const signOut = await app.ask('planUndo', { scope: 'step', step: 'sign-in' })
    expect(signOut.notes).toEqual([expect.stringContaining('only after signing in again')])
    expect(await app.ask('applyPlan', { planId: signOut.id })).toMatchObject({ status: 'done' })
    expect((await app.ask('readConnection', null)).choice.kind).toBe('practice')
    await carryOut(app, { kind: 'step', request: pasted(copy) })
    expect((await app.ask('readConnection', null)).choice.kind).toBe('profile')
    const rest = await app.ask('planUndo', { scope: 'everything' })
    expect(rest.notes).toEqual([])
    expect(await app.ask('applyPlan', { planId: rest.id })).toMatchObject({ status: 'done' })
    expect(await readFirst(copy)).toEqual(walked.first)
  })
  await walked.ground.close()
}, 60_000)

/** Takes back the first that may go. Each before it has to say what it waits for, and changes nothing. */
async function takeBackOne(
  app: OpenApp,
  ground: Walked['ground'],
  left: readonly string[],
): Promise<number> {
  for (const [index, changeId] of left.entries()) {
    const before = await readFirst(ground)
    const { id, changes, notes } = await app.ask('planUndo', { scope: 'change', changeId })
    expect(await readFirst(ground)).toEqual(before)
    if (changes.length === 0) {
      expect(notes).toHaveLength(1)
      expect(notes[0]).toMatch(/“.+” builds on it: take that back first\.|changed by “.+” since/)
      continue
    }
    const outcome = await app.ask('applyPlan', { planId: id })
    expect(outcome).toMatchObject({ status: 'done' })
    return index
  }
  throw new Error(`Each of ${left.length} changes waits for another.`)
}
