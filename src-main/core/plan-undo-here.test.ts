import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type AppBench, openAppBench } from '../testing/app-bench.ts'

const before = '{\n\t// mine\n\t"model": "opus",\n}\n'

let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
  await bench.write('data/practice/broad-policy/home/.claude/settings.json', before)
  await bench.ask('connect', { kind: 'practice', scenario: 'broad-policy' })
  await bench.ask('choose', { region: 'eu-central-1', residency: 'geography' })
})
afterEach(() => bench.close())

it('who is signed out can take back what was done to files, and is told what has to wait', async () => {
  await bench.apply({ step: 'permissions' })
  await bench.apply({ step: 'claude-code' })
  const { account } = await bench.practice('broad-policy')
  for (const key of Object.values(account.iam.accessKeys)) key.active = false
  await bench.restart()
  expect((await bench.ask('readConnection', null)).problem?.code).toBe('credentials.invalid')

  const history = await bench.ask('readHistory', null)
  expect(history.filter(({ undoable }) => undoable).map(({ what }) => what)).toEqual(['file edit'])
  const undo = await bench.ask('planUndo', { scope: 'everything' })
  expect(undo.changes.map(({ effect }) => effect.kind)).toEqual(['file-edit'])
  expect(undo.notes).toEqual([
    '3 changes made in AWS can be taken back once you have signed in again.',
  ])
  expect((await bench.ask('applyPlan', { planId: undo.id })).status).toBe('done')
  const settings = join(bench.practiceHome('broad-policy'), '.claude/settings.json')
  expect(await readFile(settings, 'utf8')).toBe(before)

  for (const key of Object.values(account.iam.accessKeys)) key.active = true
  await bench.restart()
  const rest = await bench.ask('planUndo', { scope: 'everything' })
  expect(rest.changes).toHaveLength(3)
})

it('what a crash cut off in a file is settled and taken back signed out, and AWS is asked nothing', async () => {
  await bench.apply({ step: 'permissions' })
  await bench.apply({ step: 'claude-code' })
  const ledger = join(bench.home, 'data/practice/broad-policy/ledger.jsonl')
  const told = (await readFile(ledger, 'utf8')).trimEnd().split('\n')
  const cutOff = told
    .filter((line) => /"changeId":"attach-policy"|"kind":"file-edit"/.test(line))
    .map((line) => JSON.parse(line).id)
  const ends = told.filter((line) => {
    const { id, event } = JSON.parse(line)
    return cutOff.includes(id) && event === 'done'
  })
  await writeFile(ledger, `${told.filter((line) => !ends.includes(line)).join('\n')}\n`)
  const { account } = await bench.practice('broad-policy')
  for (const key of Object.values(account.iam.accessKeys)) key.active = false
  await bench.restart()
  await bench.ask('readConnection', null)
  account.faults.push({ service: '*', operation: '*', kind: 'reset' })

  const undo = await bench.ask('planUndo', { scope: 'everything' })
  expect(undo.changes.map(({ effect }) => effect.kind)).toEqual(['file-edit'])
  expect(undo.notes).toEqual([
    '3 changes made in AWS can be taken back once you have signed in again.',
  ])
  const history = await bench.ask('readHistory', null)
  expect(history.filter(({ status }) => status === 'unknown').map(({ what }) => what)).toEqual([
    'iam:AttachUserPolicy',
  ])
  expect((await bench.ask('applyPlan', { planId: undo.id })).status).toBe('done')
  expect(account.faults[0]?.seen).toBeUndefined()
  const settings = join(bench.practiceHome('broad-policy'), '.claude/settings.json')
  expect(await readFile(settings, 'utf8')).toBe(before)
})
