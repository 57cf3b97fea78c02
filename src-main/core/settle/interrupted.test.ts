import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AppBench, openAppBench } from '../../testing/app-bench.ts'

const broad = 'arn:aws:iam::aws:policy/AmazonBedrockFullAccess'
const user = 'claude-bedrock-user'

let bench: AppBench
let ledger = ''
beforeEach(async () => {
  bench = await openAppBench()
  ledger = join(bench.home, 'data/practice/broad-policy/ledger.jsonl')
  await bench.ask('connect', { kind: 'practice', scenario: 'broad-policy' })
  await bench.ask('choose', { region: 'eu-central-1', residency: 'geography' })
})
afterEach(() => bench.close())

const attached = async () =>
  (await bench.practice('broad-policy')).account.iam.users[user]?.attached ?? []
const readLines = async () => (await readFile(ledger, 'utf8')).trimEnd().split('\n')

/** What a crash leaves: the ledger up to the intent of one change, and an app that starts anew. */
async function crashAfterIntentOf(changeId: string) {
  const lines = await readLines()
  const at = lines.findIndex((line) => line.includes(`"changeId":"${changeId}"`))
  await writeFile(ledger, `${lines.slice(0, at + 1).join('\n')}\n`)
  await bench.restart()
}
const applyPermissions = () => bench.apply({ step: 'permissions' })
const interrupted = () => bench.ask('readInterrupted', null)

describe('a plan cut off by a crash', () => {
  it('is shown with each line settled: done, found done, and not begun', async () => {
    await applyPermissions()
    await crashAfterIntentOf('attach-policy')
    const [plan, ...others] = await interrupted()
    expect(others).toEqual([])
    expect(plan).toMatchObject({ step: 'permissions', isUndo: false })
    expect(plan?.changes.map(({ status, words }) => [status, words])).toEqual([
      ['done', 'It was done.'],
      ['done', 'Found done after an interruption'],
      ['not-run', 'It had not begun.'],
    ])
    const history = await bench.ask('readHistory', null)
    expect(history.map(({ status, undoable }) => [status, undoable])).toEqual([
      ['done', true],
      ['done', true],
    ])
  })

  it('says that a line did not take effect when the account does not show it', async () => {
    await applyPermissions()
    await crashAfterIntentOf('attach-policy')
    const held = await attached()
    held.splice(0, held.length, broad)
    const [plan] = await interrupted()
    expect(plan?.changes.map(({ status }) => status)).toEqual(['done', 'failed', 'not-run'])
  })

  it('can be gone on with, which does the rest and nothing twice', async () => {
    await applyPermissions()
    const wanted = structuredClone((await bench.practice('broad-policy')).account.iam)
    await crashAfterIntentOf('attach-policy')
    ;(await attached()).push(broad)
    const [plan] = await interrupted()
    // As kill -9 leaves it.
    const lock = `${ledger}.${plan?.planId}.lock`
    await mkdir(lock)
    const rest = await bench.apply({ step: 'permissions' })
    expect(rest.changes.map(({ id }) => id)).toEqual(['detach-AmazonBedrockFullAccess'])
    await bench.ask('closeInterrupted', { planId: plan?.planId ?? '' })
    expect(await interrupted()).toEqual([])
    await expect(stat(lock)).rejects.toThrow('ENOENT')
    expect((await bench.practice('broad-policy')).account.iam.users).toEqual(wanted.users)
    expect((await bench.practice('broad-policy')).account.iam.policies).toEqual(wanted.policies)
  })

  it('can be taken back as far as it came', async () => {
    const before = structuredClone((await bench.practice('broad-policy')).account.iam)
    await applyPermissions()
    await crashAfterIntentOf('attach-policy')
    ;(await attached()).push(broad)
    const [plan] = await interrupted()
    const undo = await bench.ask('planUndo', { scope: 'plan', planId: plan?.planId ?? '' })
    expect(undo.changes).toHaveLength(2)
    const outcome = await bench.ask('applyPlan', { planId: undo.id })
    expect(outcome.status).toBe('done')
    const { users, policies } = (await bench.practice('broad-policy')).account.iam
    expect(policies).toEqual(before.policies)
    expect(users).toEqual(before.users)
  })

  it('that was taking things back is gone on with by taking back the rest', async () => {
    const { account } = await bench.practice('broad-policy')
    const before = structuredClone(account.iam)
    await applyPermissions()
    const created = Object.entries(account.iam.policies).filter(
      ([arn]) => !(arn in before.policies),
    )
    await bench.undoEverything()
    await crashAfterIntentOf('undo-2')
    // It came no further than the second line.
    Object.assign(account.iam.policies, structuredClone(Object.fromEntries(created)))
    const [plan] = await interrupted()
    expect(plan?.isUndo).toBe(true)
    expect(plan?.changes.map(({ status }) => status)).toEqual(['done', 'done', 'not-run'])
    const rest = await bench.ask('planUndo', { scope: 'plan', planId: plan?.planId ?? '' })
    expect(rest.changes.map(({ title }) => title)).toEqual([
      'Take back: Create the policy ClaudeBedrockCursorAccess',
    ])
    await bench.ask('applyPlan', { planId: rest.id })
    expect(account.iam.policies).toEqual(before.policies)
    expect(account.iam.users).toEqual(before.users)
  })

  it('needs nobody when it had come to its end, or had not begun', async () => {
    await applyPermissions()
    await crashAfterIntentOf('detach-AmazonBedrockFullAccess')
    expect(await interrupted()).toEqual([])
    const [last] = (await readLines()).slice(-1)
    expect(last).toContain('"event":"ended"')
  })

  it('stays open where nobody may look, and says why', async () => {
    await applyPermissions()
    await crashAfterIntentOf('attach-policy')
    const { account } = await bench.practice('broad-policy')
    account.faults.push({ service: 'iam', operation: 'ListAttachedUserPolicies', kind: 'denied' })
    const [plan] = await interrupted()
    expect(plan?.changes[1]).toMatchObject({
      status: 'unknown',
      words: expect.stringContaining('AWS said no'),
    })
  })

  it('is settled too where only one line of a plan that ended is not known', async () => {
    await applyPermissions()
    const all = await readLines()
    const intent = all.find((line) => line.includes('"changeId":"attach-policy"')) ?? ''
    const { id } = JSON.parse(intent)
    const lines = all.filter((line) => line === intent || !line.includes(id))
    await writeFile(ledger, `${lines.join('\n')}\n`)
    expect((await bench.ask('readHistory', null)).map(({ status }) => status)).toContain('unknown')
    expect(await interrupted()).toEqual([])
    expect((await bench.ask('readHistory', null)).map(({ status }) => status)).toEqual([
      'done',
      'done',
      'done',
    ])
  })

  it('is not taken for cut off while it is under way', async () => {
    const plan = await bench.ask('planStep', { step: 'permissions' })
    const running = bench.ask('applyPlan', { planId: plan.id })
    const seen: number[] = []
    while (bench.progress.filter(({ status }) => status === 'done').length < 3)
      seen.push((await interrupted()).length)
    await running
    expect(seen.every((count) => count === 0)).toBe(true)
    expect(seen.length).toBeGreaterThan(0)
  })
})
