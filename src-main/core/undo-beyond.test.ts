import { afterAll, beforeAll, expect, it } from 'vitest'
import { beyond } from '../testing/undo/beyond.ts'
import { takesBack } from '../testing/undo/takes-back.ts'
import { goBeyond, onCopy, type Walked, walkFrom } from '../testing/undo/walked.ts'
import { readFirst } from '../testing/undo/wizard.ts'

let walked: Walked
let steps: Record<string, string>
beforeAll(async () => {
  walked = await walkFrom({ scenario: 'broad-policy', files: 'practice', hasFiles: true })
  steps = await goBeyond(walked)
}, 120_000)
afterAll(() => walked.ground.close())

const walkedSteps = Object.entries(beyond).flatMap(([step, request]) =>
  'why' in request ? [] : [step],
)

it('every step beyond the wizard changes something', () =>
  onCopy(walked, async (app, copy) => {
    expect((await readFirst(copy)).account).not.toEqual(walked.first.account)
    expect(steps).toEqual(Object.fromEntries(walkedSteps.map((step) => [step, 'done'])))
    const changed = new Set((await app.ask('readHistory', null)).map(({ step }) => step))
    expect(walkedSteps.filter((step) => !changed.has(step as never))).toEqual([])
  }))

takesBack('everything taken back leaves the account and the files as they began', () => walked)
