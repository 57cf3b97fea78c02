import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CrashCell } from '../testing/faults/crash-run.ts'
import { canMeet } from '../testing/faults/network-faults.ts'
import { type Matrix, openMatrix } from '../testing/faults/open-matrix.ts'
import { complaintsOf, runInGroups } from '../testing/faults/run-groups.ts'

let matrix: Matrix
beforeAll(async () => {
  matrix = await openMatrix()
}, 60_000)
afterAll(() => matrix.close())

test('kill -9 just before or just after a call to AWS is mended by doing it again', async () => {
  const calls = matrix.references.flatMap((reference) =>
    reference.changes
      .filter(({ effect }) => effect.kind === 'aws-call')
      .map((change) => ({ reference, change })),
  )
  const cells = calls.flatMap(({ reference, change }) =>
    [false, true]
      .filter((afterEffect) => canMeet(change, { afterEffect }))
      .map((afterEffect): CrashCell => {
        const name = `${change.id} · kill -9 just ${afterEffect ? 'after' : 'before'}`
        return { reference, name, orders: {}, call: { change, afterEffect } }
      }),
  )
  const results = await runInGroups(matrix.entry, cells)
  console.info(
    `Fault matrix, kill -9 at AWS: ${calls.length} calls × before and after = ${cells.length} kills, each plan carried out again and taken back`,
  )
  expect(complaintsOf(results)).toEqual([])
}, 60_000)

test('kill -9 at any moment of any plan, with whatever is on the disk by then, is mended by doing it again', async () => {
  const undisturbed = matrix.references.map((reference) => ({
    reference,
    name: 'not killed',
    orders: {},
  }))
  const traced = await runInGroups(matrix.entry, undisturbed)
  expect(traced.flatMap(({ wrong }) => wrong)).toEqual([])
  const cells = traced.flatMap(({ cell: { reference }, report }) =>
    report.is === 'frozen'
      ? []
      : report.seen.flatMap(({ words }, index): CrashCell[] => {
          // The disk is as it was before the last call, and that was a run of its own.
          if (report.seen[index - 1]?.isMoot) return []
          const freezeAt = index + 1
          const isWrite = /^(write|append)File /.test(words)
          return (isWrite ? [false, true] : [false]).map((isTorn) => ({
            reference,
            name: `kill -9 ${isTorn ? 'halfway through' : 'before'} file call ${freezeAt}`,
            orders: { freezeAt, isTorn },
          }))
        }),
  )
  const results = await runInGroups(matrix.entry, cells)
  console.info(
    `Fault matrix, kill -9 at the disk: ${traced.length} plans × every moment = ${cells.length} kills, each plan carried out again and taken back`,
  )
  expect(complaintsOf(results)).toEqual([])
}, 180_000)
