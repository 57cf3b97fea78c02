import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openExecutorBench } from '../../testing/executor-bench.ts'
import { planSettings } from '../files/edit-again.ts'
import { readText } from '../files/read-text.ts'
import type { ChangePlan, FileSettings } from './change.ts'
import { openLedger } from './ledger-file.ts'
import { planUndo } from './plan-undo.ts'

const secret = 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY12'
let folder = ''
let path = ''
let bench: Awaited<ReturnType<typeof openExecutorBench>>
beforeEach(async () => {
  bench = await openExecutorBench('fresh')
  folder = await mkdtemp(join(tmpdir(), 'groundwork-undo-file-'))
  path = join(folder, 'file')
})
afterEach(async () => {
  await bench.close()
  await rm(folder, { recursive: true, force: true })
})

const planOf = (more: Partial<ChangePlan>): ChangePlan => ({
  id: 'plan',
  step: 'sign-in',
  title: 'Test',
  account: '111122223333',
  region: 'eu-central-1',
  profile: 'admin',
  changes: [],
  ...more,
})

/** Plans an edit, lets another hand write in between, and carries it out. */
async function edit(sets: FileSettings, meanwhile?: string) {
  const effect = planSettings({ path, isSecret: true }, await readText(path), sets)
  if (meanwhile !== undefined) await writeFile(path, meanwhile)
  const change = { id: 'edit', title: 'Edit', why: '', after: [], undo: [], undoWords: '', effect }
  return bench.run(planOf({ changes: [change] }))
}
const undo = async () =>
  planUndo(await openLedger(bench.state.ledgerPath).read(), { scope: 'everything' }, bench.world)
async function takeBack() {
  const plan = await undo()
  const outcome = await bench.run(planOf({ ...plan, id: 'undo' }))
  expect(outcome.changes.every(({ status }) => status === 'done')).toBe(true)
  return plan.notes
}

const keys = (values: Record<string, string | undefined>): FileSettings => ({
  format: 'ini',
  keys: Object.entries(values).map(([key, value]) => ({ path: ['ours', key], value })),
})
const ours = keys({ aws_secret_access_key: secret, region: 'eu-west-1' })
const theirs = '# mine\n[theirs]\nx = 1\n'

describe('a file that another hand writes to', () => {
  it('before our edit keeps that, and goes back to it byte for byte', async () => {
    await writeFile(path, theirs)
    await edit(ours, `${theirs}y = 2\n`)
    expect(await readText(path)).toBe(
      `${theirs}y = 2\n\n[ours]\naws_secret_access_key = ${secret}\nregion = eu-west-1\n`,
    )
    expect(await takeBack()).toEqual([])
    expect(await readText(path)).toBe(`${theirs}y = 2\n`)
  })

  it('after our edit loses only our keys', async () => {
    await writeFile(path, theirs)
    await edit(ours)
    await writeFile(path, `${await readText(path)}\n[later]\nz = 3 # new\n`)
    expect(await takeBack()).toEqual([])
    expect(await readText(path)).toBe(`${theirs}\n[later]\nz = 3 # new\n`)
  })

  it('between the preview and the way back keeps that too', async () => {
    await writeFile(path, theirs)
    await edit(ours)
    const plan = await undo()
    await writeFile(path, `${await readText(path)}[later]\nz = 3\n`)
    await bench.run(planOf({ ...plan, id: 'undo' }))
    expect(await readText(path)).toBe(`${theirs}[later]\nz = 3\n`)
  })

  it('keeps the key of ours that was changed since, and says so', async () => {
    await writeFile(path, '[ours]\nregion = us-east-1 # home\n')
    await edit(ours)
    await writeFile(path, (await readText(path))?.replace('eu-west-1', 'ap-south-1') ?? '')
    expect(await takeBack()).toEqual([
      `ours › region in ${path} was changed by something else since, so it is left as it is.`,
    ])
    expect(await readText(path)).toBe('[ours]\nregion = ap-south-1 # home\n')
  })

  it('puts old values back beside what is new', async () => {
    await writeFile(path, '[ours]\nregion = us-east-1 # home')
    await edit(ours)
    await writeFile(path, `# theirs\n${await readText(path)}`)
    await takeBack()
    expect(await readText(path)).toBe('# theirs\n[ours]\nregion = us-east-1 # home')
  })

  it('goes when it holds nothing but ours, and stays when it holds more', async () => {
    await edit(ours)
    await writeFile(path, `${await readText(path)}\n`)
    await takeBack()
    expect(await readText(path)).toBeNull()

    await edit(ours)
    await writeFile(path, `# note\n${await readText(path)}`)
    await takeBack()
    expect(await readText(path)).toBe('# note\n')
  })

  it('is not written to when it changed what we are about to set', async () => {
    await writeFile(path, '[ours]\nregion = a\n')
    const { changes } = await edit(ours, '[ours]\nregion = b\n')
    expect(changes).toMatchObject([{ status: 'failed', problem: { code: 'plan.stale' } }])
    expect(await readText(path)).toBe('[ours]\nregion = b\n')
  })

  it.each([
    ['json', '{\n  "a": 1 // one\n}\n', ['env', 'X'], '"a": 1', '"b": 2,\n  "a": 1'],
    ['toml', '[a]\nx = 1 # one\n', ['b', 'y'], '[a]', '# new\n[a]'],
  ] as const)('as %s keeps what is not ours', async (format, before, key, was, is) => {
    await writeFile(path, before)
    await edit({ format, keys: [{ path: key, value: 'set' }] })
    await writeFile(path, (await readText(path))?.replace(was, is) ?? '')
    expect(await takeBack()).toEqual([])
    expect(await readText(path)).toBe(before.replace(was, is))
  })

  it('stays when it can no longer be read, and that is said', async () => {
    await edit({ format: 'json', keys: [{ path: ['env', 'X'], value: 'set' }] })
    await writeFile(path, '{ "env": { "X": "set" ')
    expect((await takeBack())?.[0]).toContain(`${path} cannot be read`)
    expect(await readText(path)).toBe('{ "env": { "X": "set" ')
  })
})

it('the ledger names the keys and never holds their values', async () => {
  await edit(ours)
  const text = await readFile(bench.state.ledgerPath, 'utf8')
  expect(text).toContain('["ours","aws_secret_access_key"]')
  expect(text).not.toContain(secret)
  expect(text).not.toContain('eu-west-1')
})
