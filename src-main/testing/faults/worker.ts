import type { PlannedChange } from '../../../shared/setup/plan.ts'
import type { StepId } from '../../../shared/setup/step.ts'
import { stepOf } from './deed.ts'
import { createLimit } from './limit.ts'
import { type PartResult, parts } from './parts.ts'
import { makeReferences, type Reference } from './reference.ts'
import { situations } from './situations.ts'

export type PartName = keyof typeof parts

/** A situation to be put through everything, by its name, with the app that is to be killed. */
export type Asked = { readonly situation: string; readonly child: string }
export type Told = {
  readonly situation: string
  readonly changes: readonly {
    readonly step: StepId
    readonly isUndo: boolean
    readonly id: string
    readonly kind: PlannedChange['effect']['kind']
  }[]
  readonly parts: readonly (PartResult & { readonly name: PartName })[]
}

const limits = { runs: createLimit(20), groups: createLimit(3) }

const partNames = [
  'network',
  'killedAtCalls',
  'killedAtTheDisk',
  'filesRefused',
  'fileCallsFailed',
] as const satisfies readonly PartName[]

async function disturb({ situation, child }: Asked): Promise<Told> {
  const found = situations.find(({ name }) => name === situation)
  if (!found) throw new Error(`There is no situation ${situation}.`)
  const references = await makeReferences(found)
  const run = async (name: PartName) => {
    const found = references.map((reference) => parts[name](reference, { child, ...limits }))
    const results = await Promise.all(found)
    return {
      name,
      runs: results.reduce((sum, { runs }) => sum + runs, 0),
      wrong: results.flatMap(({ wrong }) => wrong),
    }
  }
  const told: Told = {
    situation,
    changes: references.flatMap(changesOf),
    parts: await Promise.all(partNames.map(run)),
  }
  await Promise.all(references.map(({ ground }) => ground.close()))
  return told
}

const changesOf = ({ deed, changes }: Reference): Told['changes'][number][] =>
  changes.map(({ id, effect }) => ({
    step: stepOf(deed),
    isUndo: deed.kind === 'undo',
    id,
    kind: effect.kind,
  }))

process.on('message', (asked: Asked) => {
  disturb(asked).then(
    (told) => process.send?.(told),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})
// Whoever asked has gone.
process.on('disconnect', () => process.exit())
process.send?.('ready')
