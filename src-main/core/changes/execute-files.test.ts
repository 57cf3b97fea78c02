import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createAws } from '../aws/create-aws.ts'
import { readText } from '../files/read-text.ts'
import type { Change, ChangePlan } from './change.ts'
import { execute } from './execute.ts'
import { openLedger } from './ledger-file.ts'
import { planUndo } from './plan-undo.ts'

const world = { readText, see: async () => ({ is: 'so' }) as const }
let folder = ''
let ledgerPath = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'groundwork-edits-'))
  ledgerPath = join(folder, 'ledger.jsonl')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const planOf = (changes: Change[], more: Partial<ChangePlan> = {}): ChangePlan => ({
  id: 'plan',
  step: 'permissions',
  title: 'Test',
  account: '111122223333',
  region: 'eu-central-1',
  profile: 'nobody',
  changes,
  ...more,
})
const run = (plan: ChangePlan) =>
  execute(plan, {
    aws: createAws({
      profile: 'nobody',
      region: 'eu-central-1',
      places: { awsConfig: join(folder, 'config'), awsCredentials: join(folder, 'credentials') },
      environment: {},
    }),
    ledger: openLedger(ledgerPath),
    backups: join(folder, 'backups'),
    now: Date.now,
    tell: () => {},
    signal: new AbortController().signal,
  })

describe('a file edit', () => {
  const secret = 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY12'
  const edit = (path: string, before: string | null, after: string | null): Change => ({
    id: 'edit',
    title: 'Edit',
    why: '',
    effect: { kind: 'file-edit', path, before, after, isSecret: true },
    after: [],
    undo: [],
    undoWords: '',
  })

  it('keeps its content out of the ledger, is private, and goes back to what was', async () => {
    const path = join(folder, 'new', 'credentials')
    await run(planOf([edit(path, null, `[a]\naws_secret_access_key = ${secret}\n`)]))
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readFile(ledgerPath, 'utf8')).not.toContain(secret)
    expect((await stat(ledgerPath)).mode & 0o777).toBe(0o600)

    const entries = await openLedger(ledgerPath).read()
    await run(planOf([], await planUndo(entries, { scope: 'step', step: 'permissions' }, world)))
    expect(await readText(path)).toBeNull()
  })

  it('is refused when the file was changed after the plan was shown', async () => {
    const path = join(folder, 'changed')
    await writeFile(path, 'theirs')
    const { changes } = await run(planOf([edit(path, 'before', 'after')]))
    expect(changes).toMatchObject([{ status: 'failed', problem: { code: 'plan.stale' } }])
    expect(await readText(path)).toBe('theirs')
  })

  it('is taken back only while nobody changed the file since', async () => {
    const path = join(folder, 'edited')
    await writeFile(path, 'one')
    await run(planOf([edit(path, 'one', 'two')]))
    await run(planOf([{ ...edit(path, 'two', 'three'), title: 'Write three' }]))
    const entries = await openLedger(ledgerPath).read()
    const first = await planUndo(
      entries,
      { scope: 'change', changeId: entries[0]?.id ?? '' },
      world,
    )
    expect(first.changes).toEqual([])
    expect(first.notes?.[0]).toContain('by “Write three” since')

    await run(planOf([], await planUndo(entries, { scope: 'everything' }, world)))
    expect(await readText(path)).toBe('one')

    await run(planOf([edit(path, 'one', 'two')]))
    await writeFile(path, 'theirs')
    const late = await planUndo(await openLedger(ledgerPath).read(), { scope: 'everything' }, world)
    expect(late.changes).toEqual([])
    expect(late.notes?.[0]).toContain('by something else since')
  })
})
