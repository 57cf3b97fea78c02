import { appendFile, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LedgerLine } from './ledger.ts'
import { openLedger } from './ledger-file.ts'

let folder = ''
let path = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'groundwork-ledger-'))
  path = join(folder, 'inside', 'ledger.jsonl')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const effectOf = (operation: string) => ({
  kind: 'aws-call' as const,
  service: 'iam' as const,
  operation,
  input: { PolicyName: 'x' },
  region: 'us-east-1',
  expect: 'success' as const,
})
const intended = (id: string) => ({
  format: 1 as const,
  id,
  at: 1,
  event: 'intended' as const,
  account: '111122223333',
  planId: 'plan',
  step: 'permissions' as const,
  changeId: 'create',
  title: 'Create',
  effect: effectOf('CreatePolicy'),
  undo: [],
  undoWords: 'Delete it.',
})
const done = (id: string): LedgerLine => ({ format: 1, id, at: 2, event: 'done', answer: 'ok' })

describe('the ledger', () => {
  it('is empty before anything was done', async () => {
    expect(await openLedger(path).read()).toEqual([])
  })

  it('knows an intent without a result as unknown', async () => {
    const ledger = openLedger(path)
    await ledger.append(intended('a'))
    await ledger.append(intended('b'))
    await ledger.append(done('a'))
    const entries = await openLedger(path).read()
    expect(entries).toMatchObject([
      { id: 'a', status: 'done', answer: 'ok', finishedAt: 2 },
      { id: 'b', status: 'unknown' },
    ])
  })

  it('counts an intent cut off by a crash as failed once the same has been done again', async () => {
    const ledger = openLedger(path)
    const back = { undo: [effectOf('DeletePolicy')] }
    await ledger.append({ ...intended('a'), ...back })
    await ledger.append({ ...intended('other'), effect: effectOf('DeletePolicy') })
    await ledger.append({ ...intended('b'), ...back, planId: 'again' })
    await ledger.append({ format: 1, id: 'b', at: 2, event: 'done' })
    const entries = await openLedger(path).read()
    expect(entries.map(({ id, status }) => [id, status])).toEqual([
      ['a', 'failed'],
      ['other', 'unknown'],
      ['b', 'done'],
    ])
  })

  it('leaves it open when the second found the world as wanted, so that nothing is its own', async () => {
    const ledger = openLedger(path)
    await ledger.append({ ...intended('a'), undo: [effectOf('DeletePolicy')] })
    await ledger.append({ ...intended('b'), planId: 'again' })
    await ledger.append({ format: 1, id: 'b', at: 2, event: 'done', undo: [] })
    expect((await openLedger(path).read())[0]).toMatchObject({ id: 'a', status: 'unknown' })
  })

  it('is for its owner’s eyes only', async () => {
    await openLedger(path).append(intended('a'))
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect((await stat(join(folder, 'inside'))).mode & 0o777).toBe(0o700)
  })

  it('keeps every line when many are written at once, also through two doors', async () => {
    const ledgers = [openLedger(path), openLedger(path)]
    await Promise.all(
      Array.from({ length: 40 }, (_, index) => ledgers[index % 2]?.append(intended(`n${index}`))),
    )
    expect((await openLedger(path).read()).length).toBe(40)
    expect((await readFile(path, 'utf8')).split('\n').length).toBe(41)
  })

  it('loses only the line that a crash tore, wherever it tore', async () => {
    await openLedger(path).append(intended('a'))
    const { size } = await stat(path)
    const whole = JSON.stringify(intended('b'))
    for (let kept = 0; kept < whole.length; kept += 7) {
      await truncate(path, size)
      await appendFile(path, whole.slice(0, kept))
      await openLedger(path).append(intended('c'))
      expect((await openLedger(path).read()).map(({ id }) => id)).toEqual(['a', 'c'])
    }
  })

  it('passes over lines of a format it does not know', async () => {
    await openLedger(path).append(intended('a'))
    await appendFile(path, `${JSON.stringify({ ...intended('z'), format: 2 })}\nnonsense\n`)
    expect((await openLedger(path).read()).map(({ id }) => id)).toEqual(['a'])
  })

  it('says so when it cannot be written, and works again when it can', async () => {
    await writeFile(join(folder, 'inside'), 'in the way')
    const ledger = openLedger(path)
    await expect(ledger.append(intended('a'))).rejects.toMatchObject({
      problem: { code: 'file.notWritable' },
    })
    await rm(join(folder, 'inside'))
    await ledger.append(intended('b'))
    expect((await ledger.read()).map(({ id }) => id)).toEqual(['b'])
  })
})
