import { describe, expect, it } from 'vitest'
import type { HistoryEntry } from '../../shared/setup/history.ts'
import { filterHistory, type HistoryFilter, noFilter } from './filter-history.ts'

const now = new Date('2026-11-23T15:00').getTime()
const hour = 3_600_000
const entry = (more: Partial<HistoryEntry>): HistoryEntry => ({
  id: 'any',
  account: '111122223333',
  step: 'permissions',
  title: 'Create the policy',
  what: 'iam:CreatePolicy',
  where: 'us-east-1',
  input: '{}',
  status: 'done',
  undo: 'Delete it.',
  isUndo: false,
  undoable: true,
  at: now,
  ...more,
})
const entries = [
  entry({ id: 'old', at: now - 40 * 24 * hour, status: 'failed', undoable: false }),
  entry({ id: 'yesterday', at: now - 20 * hour, step: 'agreements', account: '444455556666' }),
  entry({ id: 'today', requestId: 'r-42' }),
]
const found = (part: Partial<HistoryFilter>) =>
  filterHistory(entries, { ...noFilter, ...part }, now).map(({ id }) => id)

describe('filtering the history', () => {
  it('shows everything, newest first, until something is asked for', () => {
    expect(found({})).toEqual(['today', 'yesterday', 'old'])
  })

  it.each([
    [{ text: 'R-42' }, ['today']],
    [{ text: ' 4444 ' }, ['yesterday']],
    [{ text: 'no such thing' }, []],
    [{ step: 'agreements' }, ['yesterday']],
    [{ status: 'failed' }, ['old']],
    [{ account: '444455556666' }, ['yesterday']],
    [{ undoableOnly: true }, ['today', 'yesterday']],
    [{ period: 'today' }, ['today']],
    [{ period: '7d' }, ['today', 'yesterday']],
    [{ period: '30d' }, ['today', 'yesterday']],
    [{ period: 'custom', to: '2026-11-22' }, ['yesterday', 'old']],
    [{ period: 'custom', from: '2026-11-22', to: '2026-11-23' }, ['today', 'yesterday']],
    [{ period: 'custom' }, ['today', 'yesterday', 'old']],
    [{ period: '7d', step: 'permissions' }, ['today']],
  ] satisfies [Partial<HistoryFilter>, string[]][])('%j finds %j', (part, expected) => {
    expect(found(part)).toEqual(expected)
  })
})
