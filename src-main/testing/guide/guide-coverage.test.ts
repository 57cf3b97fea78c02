import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { asTable } from './as-table.ts'
import { rowsOfAccess } from './rows-of-access.ts'
import { rowsOfAccount } from './rows-of-account.ts'
import { rowsOfRunning } from './rows-of-running.ts'

const root = join(import.meta.dirname, '../../..')
const rows = [...rowsOfAccount, ...rowsOfAccess, ...rowsOfRunning]
const table = join(root, 'assets/guide-coverage.md')

describe.each(rows)('$guide', ({ proofs }) => {
  test.each(proofs)('is proven by a test that is there and runs: %s', async (file, title) => {
    const text = await readFile(join(root, file), 'utf8')
    const at = text.search(new RegExp(`['"\`]${escaped(title)}['"\`]`))
    expect(at, `“${title}” is not in ${file}`).toBeGreaterThan(0)
    expect(text.slice(Math.max(0, at - 20), at)).not.toMatch(/\.(skip|todo|fails)\(\s*$/)
  })
})

test('no heading and no command is without a proof; `npm test` sees to it that one has passed', () => {
  expect(rows.filter(({ proofs }) => proofs.length === 0)).toEqual([])
})

test('the table on the disk is the one that the rows make; vitest -u writes it anew', async () => {
  await expect(asTable(rows)).toMatchFileSnapshot(table)
})

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
