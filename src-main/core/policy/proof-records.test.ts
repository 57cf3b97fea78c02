import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AppBench, openAppBench } from '../../testing/app-bench.ts'

let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
  await bench.ask('connect', { kind: 'practice', scenario: 'broad-policy' })
  await bench.ask('choose', { region: 'eu-central-1', residency: 'geography' })
  await bench.apply({ step: 'permissions' })
})
afterEach(() => bench.close())

const proofs = () => bench.ask('readProofs', null)
const wordsOf = (rows: readonly { words: string; isExpected: boolean }[], isExpected: boolean) =>
  rows.filter((row) => row.isExpected === isExpected).map(({ words }) => words)

describe('what was proven', () => {
  it('is kept with its date, the calls’ request ids, and the policy versions it held for', async () => {
    expect(await proofs()).toEqual([])
    await bench.apply({ step: 'proof' })
    const [record] = await proofs()
    expect(record).toMatchObject({
      at: expect.any(Number),
      principal: 'arn:aws:iam::111122223333:user/claude-bedrock-user',
      policies: [
        { arn: 'arn:aws:iam::111122223333:policy/ClaudeBedrockCursorAccess', version: 'v1' },
      ],
    })
    const calls = record?.rows.filter(({ by }) => by === 'call') ?? []
    expect(calls).toHaveLength(2)
    expect(calls).toEqual([
      expect.objectContaining({ isExpected: true, requestId: expect.any(String) }),
      expect.objectContaining({ isExpected: true, answer: 'refused, as it should be' }),
    ])
    expect(wordsOf(record?.rows ?? [], false)).toEqual([])
    expect(wordsOf(record?.rows ?? [], true)).toEqual(
      expect.arrayContaining([
        'may not call those models past their profiles',
        'may not call models of other vendors',
        'may not call through a profile of another account',
        'may not be routed outside the geography',
        'may not change Bedrock, IAM or subscriptions',
      ]),
    )
  })

  it('can be looked at again, and what somebody widened since stands out', async () => {
    await bench.apply({ step: 'proof' })
    const { account } = await bench.practice('broad-policy')
    account.iam.users['claude-bedrock-user']?.attached.push(
      'arn:aws:iam::aws:policy/AmazonBedrockFullAccess',
    )
    bench.pass(60_000)
    const { status, detail } = await bench.ask('checkStep', { step: 'proof' })
    expect({ status, detail }).toMatchObject({
      status: 'done',
      detail: expect.stringContaining('may not call models of other vendors'),
    })
    account.iam.users['claude-bedrock-user']?.attached.pop()
    bench.pass(60_000)
    await bench.apply({ step: 'proof' })
    expect((await bench.ask('checkStep', { step: 'proof' })).detail).toBeUndefined()
    const [again, before] = await proofs()
    expect(again?.at).toBeGreaterThan(before?.at ?? 0)
  })

  it('holds no secret', async () => {
    await bench.apply({ step: 'proof' })
    const { keys } = await bench.practice('broad-policy')
    const path = join(
      bench.home,
      'data/practice/broad-policy/evidence/111122223333-permissions.json',
    )
    const text = await readFile(path, 'utf8')
    for (const { secretAccessKey } of Object.values(keys))
      expect(text).not.toContain(secretAccessKey)
  })
})
