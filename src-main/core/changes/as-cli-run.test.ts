import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findAwsCli, runScript } from '../../testing/cli/run-script.ts'
import { settled } from '../../testing/cli/settled.ts'
import { carryOut, type Deed, planOf } from '../../testing/faults/deed.ts'
import { copyGround, type Ground, openOn } from '../../testing/faults/ground.ts'
import { makeReferences, type Reference } from '../../testing/faults/reference.ts'
import { situations } from '../../testing/faults/situations.ts'

const cli = findAwsCli()
console.info(cli ? `Running scripts with ${cli.words}` : 'No AWS CLI here, so no script is run.')

async function withCopy<Result>(ground: Ground, work: (copy: Ground) => Promise<Result>) {
  const copy = await copyGround(ground)
  return work(copy).finally(copy.close)
}

/** The account once the app has carried it out. */
const byTheApp = ({ ground, deed }: Reference) =>
  withCopy(ground, async (copy) => {
    const app = openOn(copy)
    const wrong = await carryOut(app, deed).finally(app.close)
    if (wrong !== undefined) throw new Error(wrong)
    return settled(copy.practice.account)
  })

/** The account once somebody has run the script instead. */
const byTheScript = ({ ground, deed }: Reference) =>
  withCopy(ground, async (copy) => {
    await runScript(await scriptOf(copy, deed), copy, cli ?? { words: '', isOld: false })
    return settled(copy.practice.account)
  })

async function scriptOf(ground: Ground, deed: Deed): Promise<string> {
  const app = openOn(ground)
  return (await planOf(app, deed).finally(app.close)).script
}

describe.skipIf(!cli)('the script of a plan, run by the AWS CLI', () => {
  describe.each(situations.map((situation) => [situation.name, situation] as const))(
    '%s',
    (_, situation) => {
      let references: readonly Reference[] = []
      beforeAll(async () => {
        references = await makeReferences(situation)
      }, 60_000)
      afterAll(() => Promise.all(references.map(({ ground }) => ground.close())))

      it('leaves the account as the app does', async () => {
        for (const reference of references) {
          const { name, ground, changes } = reference
          const before = settled(ground.practice.account)
          const after = await byTheScript(reference)
          expect(after, name).toEqual(await byTheApp(reference))
          // Neither files nor a mail that is sent once more are seen in the account.
          const isElsewhere = changes.every(
            ({ id, effect }) => effect.kind === 'file-edit' || id.startsWith('ask-again-'),
          )
          if (isElsewhere) expect(after, name).toEqual(before)
          else expect(after, name).not.toEqual(before)
        }
      }, 120_000)
    },
  )
})
