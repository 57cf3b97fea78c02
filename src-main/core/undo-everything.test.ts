import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ScenarioName } from '../../shared/practice.ts'
import type { Account } from '../practice/account.ts'
import { settled } from '../testing/cli/settled.ts'
import { forgettable } from '../testing/undo/forgettable.ts'
import { takesBack, undo } from '../testing/undo/takes-back.ts'
import { onCopy, type Start, type Walked, walkFrom } from '../testing/undo/walked.ts'
import { readFirst, walkWizard } from '../testing/undo/wizard.ts'

/** Every scenario; on the two where most is done, with each kind of home. */
const starts: readonly Start[] = ScenarioName.options.flatMap((scenario) =>
  (['own', 'practice'] as const).flatMap((files) =>
    [true, false]
      .filter((hasFiles) => isThorough(scenario) || hasFiles === (files === 'own'))
      .map((hasFiles) => ({ scenario, files, hasFiles })),
  ),
)
function isThorough(scenario: ScenarioName): boolean {
  return scenario === 'fresh' || scenario === 'broad-policy'
}
/** Nobody is signed in there, or somebody who may only watch: nothing can be done, and nothing taken back. */
const isShut = ({ scenario, files }: Start) =>
  ['expired-session', 'cloudwatch-only'].includes(scenario) && files === 'practice'
/** Where AWS lets the admin go all the way. */
const isOpen = ({ scenario }: Start) =>
  ['fresh', 'broad-policy', 'month-of-use', 'throttled'].includes(scenario)

const words = ({ scenario, files, hasFiles }: Start) =>
  `${scenario}, ${files} files, ${hasFiles ? 'some' : 'none'} there before`

describe.each(
  starts.filter((start) => !isShut(start)).map((start) => [words(start), start] as const),
)('%s', (_, start) => {
  let walked: Walked
  beforeAll(async () => {
    walked = await walkFrom(start)
  }, 60_000)
  afterAll(() => walked.ground.close())

  it('the wizard changes the account and the files', async () => {
    const { steps, first, ground } = walked
    if (isOpen(start)) expect(new Set(Object.values(steps))).toEqual(new Set(['done']))
    expect(steps['claude-code']).toBe('done')
    expect((await readFirst(ground)).files).not.toEqual(first.files)
  })

  takesBack('everything taken back leaves both as they were', () => walked)

  if (!isOpen(start)) return
  it(
    'it can all be done again, and taken back again',
    () =>
      onCopy(walked, async (app, copy) => {
        const done = settled(forgettable(copy.practice.account) as Account)
        await undo(app, { scope: 'everything' })
        await walkWizard(app, copy)
        expect(settled(forgettable(copy.practice.account) as Account)).toEqual(done)
        await undo(app, { scope: 'everything' })
        expect(await readFirst(copy)).toEqual(walked.first)
      }),
    60_000,
  )
})

it.each(starts.filter(isShut).map((start) => [words(start), start] as const))(
  '%s: nothing can be changed, and nothing is',
  async (_, start) => {
    const { ground, first, steps } = await walkFrom(start)
    const why = start.scenario === 'cloudwatch-only' ? 'permission.denied' : 'credentials.expired'
    expect(new Set(Object.values(steps))).toEqual(new Set([why]))
    expect(await readFirst(ground)).toEqual(first)
    await ground.close()
  },
)
