import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AppBench, openAppBench } from '../../testing/app-bench.ts'

const ask = { userName: 'claude-laptop', profile: 'claude-laptop' }
const request = { step: 'job-user' as const, ask }

let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
  await bench.ask('connect', { kind: 'practice', scenario: 'fresh', profile: 'practice-admin' })
  await bench.ask('choose', { region: 'eu-central-1', residency: 'geography' })
})
afterEach(() => bench.close())

const credentials = () => readFile(join(bench.practiceHome('fresh'), '.aws/credentials'), 'utf8')
const account = async () => (await bench.practice('fresh')).account
const keysOf = async (user: string) =>
  Object.values((await account()).iam.accessKeys).filter(
    ({ owner }) => owner.type === 'user' && owner.name === user,
  )

describe('a user for Claude', () => {
  it('is created with the narrow policy and a key in its profile, and is gone again when taken back', async () => {
    const before = await credentials()
    const policies = Object.keys((await account()).iam.policies).length
    const plan = await bench.apply(request)
    expect(plan.changes.map(({ id }) => id)).toEqual([
      'create-user',
      'create-policy',
      'attach-policy',
      'keep-region',
      'create-key',
      'keep-key',
      'try-key',
    ])
    expect(await bench.status('job-user')).toBe('done')
    const [key] = await keysOf('claude-laptop')
    expect(await credentials()).toContain(`[claude-laptop]\naws_access_key_id = ${key?.id}`)
    expect((await account()).iam.users['claude-laptop']?.attached).toEqual([
      expect.stringContaining('ClaudeBedrockCursorAccess'),
    ])
    expect((await bench.ask('planStep', request)).changes).toEqual([])

    const { status } = await bench.undoEverything()
    expect(status).toBe('done')
    expect(await credentials()).toBe(before)
    expect((await account()).iam.users['claude-laptop']).toBeUndefined()
    expect(Object.keys((await account()).iam.policies)).toHaveLength(policies)
    expect(await keysOf('claude-laptop')).toEqual([])
  })

  it('keeps the secret in the one file: it is in no plan, history or ledger', async () => {
    const plan = await bench.apply(request)
    const [key] = await keysOf('claude-laptop')
    const secret = key?.secret ?? 'none'
    expect(await credentials()).toContain(secret)
    const told = [plan, bench.progress, await bench.ask('readHistory', null)]
    expect(JSON.stringify(told)).not.toContain(secret)
    const data = join(bench.home, 'data')
    const files = (await readdir(data, { recursive: true, withFileTypes: true })).filter((each) =>
      each.isFile(),
    )
    const holding = []
    for (const { parentPath, name } of files)
      if ((await readFile(join(parentPath, name), 'utf8')).includes(secret)) holding.push(name)
    expect(holding).toEqual(['credentials'])
  })

  it('can do nothing but what the policy allows', async () => {
    await bench.apply(request)
    await bench.ask('connect', { kind: 'practice', scenario: 'fresh', profile: 'claude-laptop' })
    expect((await bench.ask('readConnection', null)).identity?.name).toBe('claude-laptop')
    expect(await bench.status('job-user')).toBe('needs-admin')
  })

  it('removes a key whose secret was lost, and makes another', async () => {
    const { faults } = await account()
    faults.push({
      service: 'iam',
      operation: 'CreateAccessKey',
      kind: 'reset',
      afterEffect: true,
      times: 1,
    })
    await expect(bench.apply(request)).rejects.toThrow('keep-key')
    faults.length = 0
    const [lost] = await keysOf('claude-laptop')
    const plan = await bench.apply(request)
    expect(plan.changes[0]?.title).toContain(lost?.id.slice(-4))
    expect(await keysOf('claude-laptop')).toHaveLength(1)
    expect((await keysOf('claude-laptop'))[0]?.id).not.toBe(lost?.id)
    await bench.undoEverything()
    expect((await account()).iam.users['claude-laptop']).toBeUndefined()
  })

  it('takes over no profile that holds somebody else’s key', async () => {
    const planned = bench.ask('planStep', {
      step: 'job-user',
      ask: { userName: 'claude-laptop', profile: 'claude-bedrock' },
    })
    await expect(planned).rejects.toMatchObject({
      problem: { title: 'The profile claude-bedrock is in use' },
    })
  })

  it('says when the user has two keys already', async () => {
    const ofUser = { userName: 'claude-bedrock-user', profile: 'another' }
    await bench.apply({ step: 'job-user', ask: ofUser })
    expect(await keysOf('claude-bedrock-user')).toHaveLength(2)
    const planned = bench.ask('planStep', {
      step: 'job-user',
      ask: { ...ofUser, profile: 'third' },
    })
    await expect(planned).rejects.toMatchObject({
      problem: { title: 'claude-bedrock-user has two access keys already' },
    })
  })
})
