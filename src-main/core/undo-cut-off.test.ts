import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { GuardrailsAsk } from '../../shared/setup/guardrails.ts'
import { type AppBench, openAppBench } from '../testing/app-bench.ts'
import { forgettable } from '../testing/undo/forgettable.ts'

let bench: AppBench
beforeEach(async () => {
  bench = await openAppBench()
  await bench.ask('connect', { kind: 'practice', scenario: 'month-of-use' })
  await bench.ask('choose', { region: 'eu-central-1', residency: 'geography' })
})
afterEach(() => bench.close())

const budget: GuardrailsAsk = {
  action: 'set',
  limitUsd: 1_000_000,
  covers: 'claude',
  tell: 'mail',
  emails: ['ada@example.com'],
}
const who = { kind: 'user', name: 'claude-bedrock-user' } as const
const account = async () => (await bench.practice('month-of-use')).account
const ledger = () => join(bench.home, 'data/practice/month-of-use/ledger.jsonl')
const left = async () => (await bench.ask('readHistory', null)).filter(({ undoable }) => undoable)

/** Takes everything back, and is killed right after the call of one change has had its effect. */
async function takeBackUntil(term: string) {
  const { id, changes } = await bench.ask('planUndo', { scope: 'everything' })
  const index = changes.findIndex((change) => change.term === term)
  const [service = '', operation = ''] = changes[index + 1]?.term?.split(':') ?? []
  const { faults } = await account()
  faults.push({ service, operation, kind: 'expired' } as never)
  expect((await bench.ask('applyPlan', { planId: id })).status).toBe('failed')
  faults.length = 0
  // The intent is there, its end and all after it is not.
  const lines = (await readFile(ledger(), 'utf8')).trimEnd().split('\n')
  const at = lines.findLastIndex((line) => line.includes(`"changeId":"undo-${index + 1}"`))
  await writeFile(ledger(), `${lines.slice(0, at + 1).join('\n')}\n`)
  await bench.restart()
}

it.each([
  'iam:CreateRole',
  'iam:CreatePolicy',
  'iam:PutRolePolicy',
  'budgets:CreateBudgetAction',
  'budgets:DeleteBudgetAction',
])(
  'a stop removed and taken back, cut off at %s, leaves nothing and nothing to take back',
  async (term) => {
    const before = forgettable(await account())
    await bench.apply({
      step: 'cost-guardrails',
      ask: { ...budget, stop: { who, approval: 'manual' } },
    })
    await bench.apply({ step: 'cost-guardrails', ask: budget })
    await takeBackUntil(term)
    expect((await bench.undoEverything()).status).toBe('done')
    expect(forgettable(await account())).toEqual(before)
    expect(await left()).toEqual([])
    expect((await bench.ask('planUndo', { scope: 'everything' })).changes).toEqual([])
  },
)
