import { dirname, relative } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CrashCell } from '../testing/faults/crash-run.ts'
import { runWithHeldFile } from '../testing/faults/held-file.ts'
import { type Matrix, openMatrix } from '../testing/faults/open-matrix.ts'
import type { Reference } from '../testing/faults/reference.ts'
import { runInGroups } from '../testing/faults/run-groups.ts'

const codes = ['EACCES', 'EROFS', 'ENOSPC'] as const

let matrix: Matrix
let edits: { readonly reference: Reference; readonly path: string; readonly id: string }[]
beforeAll(async () => {
  matrix = await openMatrix()
  edits = matrix.references.flatMap((reference) =>
    reference.changes.flatMap(({ id, effect }) =>
      effect.kind === 'file-edit' ? [{ reference, id, path: effect.path }] : [],
    ),
  )
}, 60_000)
afterAll(() => matrix.close())

test('a folder that may not be written to, or a full disk, leaves every file whole', async () => {
  const cells = edits.flatMap(({ reference, id, path }) =>
    codes.map((code): CrashCell => {
      const failBelow = relative(reference.ground.home, dirname(path))
      return { reference, name: `${id} · ${code}, lasting`, orders: { failBelow, code } }
    }),
  )
  const held = edits.map(({ reference, path }) => runWithHeldFile(reference, path))
  const [results, wrong] = await Promise.all([runInGroups(matrix.entry, cells), Promise.all(held)])
  console.info(
    `Fault matrix, files: ${edits.length} edits × ${codes.join(', ')}, held = ${cells.length + held.length} runs, each done again and taken back`,
  )
  expect([...results.flatMap((result) => result.wrong), ...wrong.flat()]).toEqual([])
}, 120_000)

test('whichever call to the file system fails, the ledger’s too, doing it again ends as if none had', async () => {
  const references = [...new Set(edits.map(({ reference }) => reference))]
  const undisturbed = references.map((reference) => ({ reference, name: 'as it is', orders: {} }))
  const traced = await runInGroups(matrix.entry, undisturbed)
  const cells = traced.flatMap(({ cell: { reference }, report }) =>
    report.is === 'frozen'
      ? []
      : report.seen.flatMap(({ words, isMoot }, index): CrashCell[] => {
          // To make a folder that is there is no call that could fail.
          if (isMoot && words.startsWith('mkdir')) return []
          const code = codes[index % codes.length] ?? 'EIO'
          const failAt = index + 1
          // A full disk takes the first half.
          const orders = { failAt, code, isTorn: code === 'ENOSPC' }
          return [{ reference, name: `${code} at file call ${failAt}, ${words}`, orders }]
        }),
  )
  const results = await runInGroups(matrix.entry, cells)
  console.info(
    `Fault matrix, calls to the file system: ${cells.length} failed, one in each run, each done again and taken back`,
  )
  expect(results.flatMap(({ wrong }) => wrong)).toEqual([])
}, 120_000)
