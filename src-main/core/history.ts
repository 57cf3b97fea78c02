import type { HistoryEntry } from '../../shared/setup/plan.ts'
import type { LedgerEntry } from './changes/ledger.ts'

/** The ledger as the window shows it, newest first. */
export function toHistory(
  entries: readonly LedgerEntry[],
  canUndo: (entry: LedgerEntry) => boolean,
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
    undoable: canUndo(entry),
    ...(entry.requestId !== undefined && { requestId: entry.requestId }),
  }))
}
