import { relative } from 'node:path'
import type { CrashCell } from './crash-run.ts'
import { runWithHeldFile } from './held-file.ts'
import { canMeet, networkFaults } from './network-faults.ts'
import { runNetworkCell } from './network-run.ts'
import type { Reference } from './reference.ts'
import { complaintsOf, type Programs, runInGroups, traceOf } from './run-groups.ts'

/** What one way of disturbing a plan came to: how many runs, and what was wrong in them. */
export type PartResult = { readonly runs: number; readonly wrong: readonly string[] }
type Part = (reference: Reference, programs: Programs) => Promise<PartResult>

const isCall = ({ effect }: Reference['changes'][number]) => effect.kind === 'aws-call'

/** Every call × every fault of the network or of AWS. */
const network: Part = async (reference, { runs }) => {
  const cells = reference.changes
    .filter(isCall)
    .flatMap((change) => networkFaults.map((fault) => ({ reference, change, fault })))
    .filter(({ change, fault }) => canMeet(change, fault))
  const wrong = await Promise.all(cells.map((cell) => runs(() => runNetworkCell(cell))))
  return { runs: cells.length, wrong: wrong.flat() }
}

/** Every call × kill -9 just before and just after. */
const killedAtCalls: Part = async (reference, programs) => {
  const cells = reference.changes.filter(isCall).flatMap((change) =>
    [false, true]
      .filter((afterEffect) => canMeet(change, { afterEffect }))
      .map((afterEffect): CrashCell => {
        const name = `${change.id} · kill -9 just ${afterEffect ? 'after' : 'before'}`
        return { reference, name, orders: {}, call: { change, afterEffect } }
      }),
  )
  return { runs: cells.length, wrong: complaintsOf(await runInGroups(programs, cells)) }
}

/** kill -9 at every moment that leaves something else on the disk: the files’, the ledger’s and the locks’. */
const killedAtTheDisk: Part = async (reference, programs) => {
  const seen = await traceOf(reference, programs)
  const cells = seen.flatMap(({ words }, index): CrashCell[] => {
    const freezeAt = index + 1
    const isNew = !seen[index - 1]?.isMoot
    const isWrite = /^(write|append)File /.test(words)
    return [...(isNew ? [false] : []), ...(isWrite ? [true] : [])].map((isTorn) => ({
      reference,
      name: `kill -9 ${isTorn ? 'halfway through' : 'before'} file call ${freezeAt}`,
      orders: { freezeAt, isTorn },
    }))
  })
  return { runs: cells.length, wrong: complaintsOf(await runInGroups(programs, cells)) }
}

const codes = ['EACCES', 'EROFS', 'ENOSPC'] as const

/** Every edit × a folder that takes no writing, a full disk, and another program that holds the file. */
const filesRefused: Part = async (reference, programs) => {
  const edits = reference.changes.flatMap(({ id, effect }) =>
    effect.kind === 'file-edit' ? [{ id, path: relative(reference.ground.home, effect.path) }] : [],
  )
  const cells = edits.flatMap(({ id, path }) =>
    codes.map((code): CrashCell => {
      return { reference, name: `${id} · ${code}`, orders: { failBeside: path, code } }
    }),
  )
  const [refused, held] = await Promise.all([
    runInGroups(programs, cells),
    Promise.all(edits.map(({ path }) => runWithHeldFile(reference, path))),
  ])
  return {
    runs: cells.length + held.length,
    wrong: [...complaintsOf(refused), ...held.flat()],
  }
}

/** Every single call to the file system × failing once, the ledger's too. A full disk takes half of what is written. */
const fileCallsFailed: Part = async (reference, programs) => {
  if (!reference.hadFiles || reference.changes.every(isCall)) return { runs: 0, wrong: [] }
  const seen = await traceOf(reference, programs)
  const cells = seen.flatMap(({ words, isMoot }, index): CrashCell[] => {
    // To make a folder that is there is no call that could fail.
    if (isMoot && words.startsWith('mkdir')) return []
    const code = codes[index % codes.length] ?? 'EIO'
    const orders = { failAt: index + 1, code, isTorn: code === 'ENOSPC' }
    return [{ reference, name: `${code} at file call ${index + 1}, ${words}`, orders }]
  })
  return { runs: cells.length, wrong: complaintsOf(await runInGroups(programs, cells)) }
}

export const parts = { network, killedAtCalls, killedAtTheDisk, filesRefused, fileCallsFailed }
