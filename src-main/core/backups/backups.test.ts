import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AppBench, openAppBench } from '../../testing/app-bench.ts'

const settings = '{\n  // mine: ü\r\n  "theme": "dark"\n}'
const home = 'data/practice/broad-policy/home'
let bench: AppBench
let settingsPath = ''
beforeEach(async () => {
  bench = await openAppBench()
  settingsPath = join(bench.home, home, '.claude/settings.json')
  await bench.write(`${home}/.claude/settings.json`, settings)
  await bench.ask('connect', { kind: 'practice', scenario: 'broad-policy' })
})
afterEach(() => bench.close())

const day = 24 * 3_600_000
const read = () => bench.ask('readBackups', null)
const item = async () =>
  (await bench.ask('readChecklist', null)).items.find(({ id }) => id === 'backups')

describe('backups of the settings', () => {
  it('hold the files byte for byte, for their owner alone, and are proven at once', async () => {
    const made = await bench.ask('backUpNow', null)
    expect(made.proof?.different).toEqual([])
    const file = made.files.find(({ path }) => path === settingsPath)
    const copy = join((await read()).folder, made.id, file?.copy ?? '')
    expect(await readFile(copy, 'utf8')).toBe(settings)
    expect((await stat(copy)).mode & 0o777).toBe(0o600)
  })

  it('never hold a key: such a file is left out, and said to be', async () => {
    await writeFile(settingsPath, '{"env":{"AWS_BEARER_TOKEN_BEDROCK":"ABSKabcdefghijklmnopqrst"}}')
    const made = await bench.ask('backUpNow', null)
    expect(made.leftOut).toEqual([{ path: settingsPath, why: 'It holds a key or a token.' }])
    const folder = join((await read()).folder, made.id)
    const texts = await Promise.all(
      (await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')),
    )
    expect(texts.join()).not.toContain('ABSK')
    expect(made.files.map(({ path }) => path)).not.toContainEqual(
      expect.stringContaining('credentials'),
    )
  })

  it('are put back as a plan, which can be undone, and never over the record of changes', async () => {
    const { id } = await bench.ask('backUpNow', null)
    await writeFile(settingsPath, '{}')
    const plan = await bench.ask('planBackupRestore', { id })
    expect(plan.changes).toHaveLength(1)
    await bench.ask('applyPlan', { planId: plan.id })
    expect(await readFile(settingsPath, 'utf8')).toBe(settings)
    expect((await bench.ask('planBackupRestore', { id })).changes).toEqual([])
    await bench.undoEverything()
    expect(await readFile(settingsPath, 'utf8')).toBe('{}')
  })

  it('that somebody has changed are not put back', async () => {
    const { id, files } = await bench.ask('backUpNow', null)
    const copy = files.find(({ path }) => path === settingsPath)?.copy ?? ''
    await writeFile(join((await read()).folder, id, copy), 'other')
    await expect(bench.ask('planBackupRestore', { id })).rejects.toMatchObject({
      problem: { code: 'plan.stale' },
    })
  })

  it('are made every day once wanted, and the checklist says when one is missing', async () => {
    expect(await item()).toMatchObject({ status: 'needs-you', seen: ['There is no backup yet.'] })
    await bench.ask('backUpNow', null)
    expect((await item())?.seen[0]).toContain('none is made by itself')
    await bench.ask('saveSettings', { backupEvery: 'day' })
    expect((await item())?.status).toBe('done')
    bench.pass(3 * day)
    expect((await item())?.seen[0]).toContain('older than it should be')
    await bench.ask('readConnection', null)
    await expect.poll(async () => (await read()).backups.length).toBe(2)
    expect((await item())?.status).toBe('done')
  })

  it('are ten at most', async () => {
    for (let round = 0; round < 12; round += 1) {
      bench.pass(day)
      await bench.ask('backUpNow', null)
    }
    expect((await read()).backups).toHaveLength(10)
  })
})
