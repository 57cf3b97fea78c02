import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AppBench, openAppBench } from '../../testing/app-bench.ts'

const first = '{\n\t// mine\n\t"theme": "dark"\n}\n'

let bench: AppBench
let settings = ''
beforeEach(async () => {
  bench = await openAppBench()
  settings = join(bench.practiceHome('broad-policy'), '.claude/settings.json')
  await bench.write('data/practice/broad-policy/home/.claude/settings.json', first)
  await bench.ask('connect', { kind: 'practice', scenario: 'broad-policy' })
  await bench.ask('choose', { region: 'eu-central-1', residency: 'geography' })
})
afterEach(() => bench.close())

const files = () => bench.ask('readFileVersions', null)
const connectClaude = () => bench.apply({ step: 'claude-code' })
const backups = () => join(bench.home, 'data/practice/broad-policy/backups')

describe('earlier versions of a file', () => {
  it('are none before anything was edited', async () => {
    expect(await files()).toEqual([])
  })

  it('hold what the file was before each change, and show what going back would change', async () => {
    await connectClaude()
    const [file] = await files()
    expect(file).toMatchObject({ path: settings, exists: true })
    const [version] = file?.versions ?? []
    expect(version).toMatchObject({
      before: 'Edit Claude Code’s settings',
      bytes: Buffer.byteLength(first),
      isCurrent: false,
    })
    const { diff, isSame } = await bench.ask('compareFileVersion', { versionId: version?.id ?? '' })
    expect(isSame).toBe(false)
    expect(diff).toMatch(/^-.*CLAUDE_CODE_USE_BEDROCK/m)
  })

  it('are put back as a plan like any other, byte for byte, which can be undone', async () => {
    await connectClaude()
    const after = await readFile(settings, 'utf8')
    const [file] = await files()
    const versionId = file?.versions[0]?.id ?? ''
    const plan = await bench.ask('planRestore', { versionId })
    expect(await readFile(settings, 'utf8')).toBe(after)
    await bench.ask('applyPlan', { planId: plan.id })
    expect(await readFile(settings, 'utf8')).toBe(first)
    expect((await bench.ask('planRestore', { versionId })).changes).toEqual([])

    const [restored] = await bench.ask('readHistory', null)
    const undo = await bench.ask('planUndo', { scope: 'change', changeId: restored?.id ?? '' })
    await bench.ask('applyPlan', { planId: undo.id })
    expect(await readFile(settings, 'utf8')).toBe(after)
  })

  it('bring back a file that is not there any more', async () => {
    await connectClaude()
    await rm(settings)
    const [file] = await files()
    expect(file?.exists).toBe(false)
    const plan = await bench.ask('planRestore', { versionId: file?.versions[0]?.id ?? '' })
    await bench.ask('applyPlan', { planId: plan.id })
    expect(await readFile(settings, 'utf8')).toBe(first)
  })

  it('are at most 20 for each file, and the same content is one', async () => {
    for (let round = 1; round <= 23; round += 1) {
      // The last one is the tenth once more.
      await writeFile(settings, `{ "round": ${round === 23 ? 10 : round} }\n`)
      await connectClaude()
    }
    const [file] = await files()
    const [folder = ''] = await readdir(backups())
    expect(await readdir(join(backups(), folder))).toHaveLength(20)
    expect(file?.versions).toHaveLength(19)
  }, 60_000)

  it('are for their owner’s eyes only', async () => {
    await connectClaude()
    const [folder = ''] = await readdir(backups())
    const [copy = ''] = await readdir(join(backups(), folder))
    expect((await stat(join(backups(), folder, copy))).mode & 0o777).toBe(0o600)
  })

  it('that are gone, changed or made up are refused in a clear sentence', async () => {
    await connectClaude()
    const [file] = await files()
    const versionId = file?.versions[0]?.id ?? ''
    const [folder = ''] = await readdir(backups())
    const [copy = ''] = await readdir(join(backups(), folder))
    await writeFile(join(backups(), folder, copy), 'something else')
    const refused = { problem: { code: 'plan.stale', title: 'This version is not kept any more' } }
    await expect(bench.ask('planRestore', { versionId })).rejects.toMatchObject(refused)
    await rm(dirname(join(backups(), folder, copy)), { recursive: true })
    await expect(bench.ask('compareFileVersion', { versionId })).rejects.toMatchObject(refused)
    await expect(
      bench.ask('planRestore', { versionId: '../../../etc/passwd' }),
    ).rejects.toMatchObject(refused)
    expect(await files()).toEqual([])
  })

  it('show no secret', async () => {
    const { keys, endpoint } = await bench.practice('broad-policy')
    const secret = 'oldSecretOldSecretOldSecretOldSecretOld1'
    await bench.write(
      '.aws/credentials',
      `[claude-bedrock]\naws_access_key_id = AKIAOLDOLDOLDOLDOLD1\naws_secret_access_key = ${secret}\n`,
    )
    await bench.restart({ AWS_ENDPOINT_URL: endpoint })
    await bench.apply({
      step: 'sign-in',
      keys: { profile: 'claude-bedrock', ...keys.admin, region: 'eu-central-1' },
    })
    const [file] = await files()
    expect(file?.path).toBe(join(bench.home, '.aws/credentials'))
    const versionId = file?.versions[0]?.id ?? ''
    const shown = JSON.stringify([
      await bench.ask('compareFileVersion', { versionId }),
      await bench.ask('planRestore', { versionId }),
    ])
    expect(shown).not.toContain(secret)
    expect(shown).not.toContain(keys.admin.secretAccessKey)
  })
})
