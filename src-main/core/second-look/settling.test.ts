import { describe, expect, it } from 'vitest'
import type { LedgerEntry } from '../changes/ledger.ts'
import { type Before, lookOf, needsSecondLook, settlingMs } from './settling.ts'

const minute = 60_000
const start = Date.UTC(2026, 10, 23, 14)

/** A call of a model, so many minutes after the start. */
const call = (
  atMinute: number,
  status: LedgerEntry['status'] = 'done',
  more: Partial<LedgerEntry> = {},
): LedgerEntry => ({
  id: `call-${atMinute}`,
  at: start + atMinute * minute,
  account: '111122223333',
  planId: 'plan',
  step: 'model-access',
  changeId: 'ask',
  title: 'Ask',
  effect: {
    kind: 'aws-call',
    service: 'bedrock-runtime',
    operation: 'InvokeModel',
    input: { modelId: 'eu.model' },
    region: 'eu-central-1',
    expect: 'success',
  },
  undo: [],
  undoWords: '',
  status,
  isUndo: false,
  ...more,
})
const again = { afterMs: settlingMs, profile: 'work' }
const newCall = (atMinute: number, status?: LedgerEntry['status']) =>
  call(atMinute, status, { again })

describe('by its calls a model', () => {
  it('is untried before the first', () => {
    expect(lookOf([]).is).toBe('untried')
    expect(lookOf([call(0, 'unknown')]).is).toBe('untried')
  })

  it('is settled at once when its subscription stood before', () => {
    expect(lookOf([call(0)]).is).toBe('settled')
  })

  it('settles for 15 minutes when it was new', () => {
    expect(lookOf([newCall(0)])).toMatchObject({
      is: 'settling',
      until: start + settlingMs,
      profile: 'work',
      isTried: false,
    })
  })

  it('counts the 15 minutes from when the first call was answered', () => {
    const slow = { ...newCall(0), finishedAt: start + minute }
    expect(lookOf([slow])).toMatchObject({ since: start + minute, until: start + 16 * minute })
  })

  it('is not settled by a second call that comes too early, nor does that begin it anew', () => {
    expect(lookOf([newCall(0), newCall(14)])).toMatchObject({
      is: 'settling',
      until: start + settlingMs,
    })
  })

  it('is settled by a call that answers 15 minutes later', () => {
    const calls = [newCall(0), newCall(14), call(15)]
    expect(lookOf(calls)).toMatchObject({ is: 'settled', first: calls[0], second: calls[2] })
  })

  it('is refused when that call is, and then begins anew', () => {
    const calls = [newCall(0), call(15, 'failed')]
    expect(lookOf(calls)).toMatchObject({ is: 'refused', last: calls[1] })
    expect(lookOf([...calls, newCall(20)])).toMatchObject({
      is: 'settling',
      until: start + 35 * minute,
    })
  })

  it('is not tried twice when the end of its second call is unknown', () => {
    expect(lookOf([newCall(0), call(16, 'unknown')])).toMatchObject({
      is: 'settling',
      isTried: true,
    })
  })

  it('has to answer anew once its agreement was made anew', () => {
    const agreedAt = start + 30 * minute
    expect(lookOf([newCall(0), call(15)], agreedAt).is).toBe('untried')
    expect(lookOf([newCall(0), call(15), newCall(31)], agreedAt)).toMatchObject({
      is: 'settling',
      until: start + 46 * minute,
    })
  })
})

describe('one answer', () => {
  const stood: Before = {
    agreement: 'available',
    form: 'submitted',
    look: { is: 'untried' },
  }
  const refused = (problem: LedgerEntry['problem']): Before['look'] => ({
    is: 'refused',
    last: call(0, 'failed', problem ? { problem } : {}),
  })
  const cases: readonly [string, Partial<Before>, boolean][] = [
    ['is enough where the agreement stood before', {}, false],
    ['is enough where this app made it 15 minutes ago', { agreedAt: start - settlingMs }, false],
    ['is not where this app made it just now', { agreedAt: start - settlingMs + 1 }, true],
    ['is not where the call itself may subscribe', { agreement: 'not-available' }, true],
    ['is not while AWS sets it up', { agreement: 'pending' }, true],
    ['is not after AWS could not set it up', { agreement: 'error' }, true],
    ['is not where nobody may say', { agreement: 'unknown' }, true],
    ['is not without the form', { form: 'missing' }, true],
    ['is enough where the form may not be looked at', { form: 'unknown' }, false],
    ['is not after a refusal of access', { look: refused('model.subscriptionRefused') }, true],
    ['is not after a refusal without a reason', { look: refused(undefined) }, true],
    ['is enough after a policy had forbidden it', { look: refused('permission.denied') }, false],
    ['is enough after a busy moment', { look: refused('quota.throttled') }, false],
    ['is enough after it was cut off', { look: refused('app.interrupted') }, false],
    [
      'is not while it settles',
      {
        look: {
          is: 'settling',
          first: newCall(0),
          since: 0,
          until: 1,
          profile: 'work',
          isTried: false,
        },
      },
      true,
    ],
    [
      'is enough once it has settled',
      { agreement: 'unknown', look: { is: 'settled', first: call(0) } },
      false,
    ],
  ]
  it.each(cases)('%s', (_, before, expected) => {
    expect(needsSecondLook({ ...stood, ...before }, start)).toBe(expected)
  })
})
