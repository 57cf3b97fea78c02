import type { HistoryEntry } from '../../shared/setup/plan.ts'
import type { LedgerEntry } from './changes/ledger.ts'
import { canUndo } from './changes/plan-undo.ts'

/** The ledger as the window shows it, newest first. Only what was done in `account` can be taken back from it. */
export function toHistory(
  entries: readonly LedgerEntry[],
  account: string | undefined,
): HistoryEntry[] {
  return entries.toReversed().map((entry) => ({
    id: entry.id,
    at: entry.at,
    account: entry.account,
    step: entry.step,
    title: entry.title,
    what:
      entry.effect.kind === 'aws-call'
        ? `${entry.effect.service}:${entry.effect.operation}`
        : entry.effect.path,
    status: entry.status,
    undoable: entry.account === account && canUndo(entry),
    ...(entry.requestId !== undefined && { requestId: entry.requestId }),
  }))
}
