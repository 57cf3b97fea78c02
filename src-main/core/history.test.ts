import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HistoryEntry } from '../../shared/setup/history.ts'
import { type AppBench, openAppBench } from '../testing/app-bench.ts'

let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
  await bench.ask('connect', { kind: 'practice', scenario: 'broad-policy' })
  await bench.ask('choose', { region: 'eu-central-1', residency: 'geography' })
})
afterEach(() => bench.close())

const read = async () => HistoryEntry.array().parse(await bench.ask('readHistory', null))

describe('the history', () => {
  it('tells of a call when, where, with what request and what came of it', async () => {
    await bench.apply({ step: 'permissions' })
    const [last] = await read()
    expect(last).toMatchObject({
      account: '111122223333',
      step: 'permissions',
      what: 'iam:DetachUserPolicy',
      where: 'eu-central-1',
      status: 'done',
      requestId: expect.stringMatching(/./),
      undo: expect.stringMatching(/./),
      undoable: true,
      isUndo: false,
    })
    expect(last?.finishedAt).toBeGreaterThanOrEqual(last?.at ?? Number.POSITIVE_INFINITY)
    expect(JSON.parse(last?.input ?? '')).toMatchObject({ UserName: 'claude-bedrock-user' })
  })

  it('names what took a change back, and what a way back took back', async () => {
    await bench.apply({ step: 'permissions' })
    const done = await read()
    await bench.undoEverything()
    const both = await read()
    const ways = both.slice(0, both.length - done.length)
    expect(ways.map(({ isUndo, undoable }) => [isUndo, undoable])).toEqual(
      ways.map(() => [true, false]),
    )
    for (const { id } of done) {
      const entry = both.find((each) => each.id === id)
      const way = ways.find(({ undoes }) => undoes === id)
      expect(entry).toMatchObject({ status: 'undone', undoneBy: way?.id, isUndo: false })
      expect(entry?.undoneAt).toBe(way?.finishedAt)
    }
  })

  it('knows each of several calls that take one change back for a way back', async () => {
    await bench.apply({ step: 'permissions' })
    await bench.ask('choose', { region: 'eu-west-1', residency: 'geography' })
    await bench.apply({ step: 'permissions' })
    const done = (await read()).length
    await bench.undoEverything()
    const history = await read()
    const ways = history.slice(0, history.length - done)
    expect(ways.filter(({ undoes }) => undoes === undefined)).not.toEqual([])
    expect(ways.filter(({ isUndo }) => !isUndo)).toEqual([])
  })

  it('keeps the kind of problem and its words where a change failed', async () => {
    const { account } = await bench.practice('broad-policy')
    const plan = await bench.ask('planStep', { step: 'permissions' })
    account.faults.push({ service: 'iam', operation: 'CreatePolicy', kind: 'denied' })
    await bench.ask('applyPlan', { planId: plan.id })
    expect(await read()).toMatchObject([
      {
        status: 'failed',
        problem: 'permission.denied',
        outcome: expect.stringContaining('AWS said no'),
        undoable: false,
      },
    ])
  })
})
