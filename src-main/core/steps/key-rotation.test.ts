import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AppBench, openAppBench } from '../../testing/app-bench.ts'

let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
  await bench.ask('connect', { kind: 'practice', scenario: 'fresh', profile: 'practice-admin' })
  await bench.ask('choose', { region: 'eu-central-1', residency: 'geography' })
})
afterEach(() => bench.close())

const request = { step: 'key-rotation' as const }
const day = 86_400_000
const credentials = () => readFile(join(bench.practiceHome('fresh'), '.aws/credentials'), 'utf8')
const keys = async () =>
  Object.values((await bench.practice('fresh')).account.iam.accessKeys).filter(
    ({ owner }) => owner.type === 'user' && owner.name === 'claude-bedrock-user',
  )

describe('renewing the key', () => {
  it('makes a new one, tries it, switches the old one off, and takes all of that back', async () => {
    const [old] = await keys()
    const before = await credentials()
    expect((await bench.ask('checkStep', request)).title).toMatch(/is \d+ days old/)
    const { changes } = await bench.apply(request)
    expect(changes.map(({ id }) => id)).toEqual([
      'create-key',
      'keep-key',
      'try-key',
      'deactivate-old-key',
    ])
    const fresh = (await keys()).find(({ id }) => id !== old?.id)
    expect((await keys()).map(({ active }) => active).sort()).toEqual([false, true])
    expect(await credentials()).toContain(fresh?.secret)
    expect(await credentials()).not.toContain(old?.secret)
    expect((await bench.ask('planStep', request)).changes).toEqual([])
    await bench.undoEverything()
    expect(await credentials()).toBe(before)
    expect((await keys()).map(({ id, active }) => [id, active])).toEqual([[old?.id, true]])
  })

  it('deletes the old one on a later visit, and says that this cannot be taken back', async () => {
    await bench.apply(request)
    bench.pass(2 * day)
    expect((await bench.ask('checkStep', request)).title).toContain('can be deleted')
    const { changes } = await bench.apply(request)
    expect(changes.map(({ id, undo }) => [id, undo])).toEqual([
      ['delete-old-key', expect.stringContaining('cannot bring')],
    ])
    expect(await keys()).toHaveLength(1)
  })

  it('leaves a second key alone that something still uses', async () => {
    const { account } = await bench.practice('fresh')
    const [one] = await keys()
    const second = { id: 'AKIASECONDSECONDSEC2', secret: 'x'.repeat(40), active: true }
    account.iam.accessKeys[second.id] = {
      ...second,
      owner: { type: 'user', name: 'claude-bedrock-user' },
      createdAt: one?.createdAt ?? 0,
      lastUsed: { at: Date.now(), service: 'bedrock', region: 'eu-central-1' },
    }
    expect(await bench.status('key-rotation')).toBe('needs-you')
    const { changes, title } = await bench.ask('planStep', request)
    expect([changes, title]).toEqual([[], expect.stringContaining('SEC2 is still used')])
  })

  it('is an administrator’s: Claude’s own user may not look at its keys', async () => {
    await bench.ask('connect', { kind: 'practice', scenario: 'fresh', profile: 'claude-bedrock' })
    expect(await bench.status('key-rotation')).toBe('needs-admin')
  })
})
