import type { HistoryEntry } from '../../shared/setup/history.ts'
import { iamAction } from './aws/iam-action.ts'
import type { LedgerEntry } from './changes/ledger.ts'
import { canUndo } from './changes/plan-undo.ts'
import { redact } from './changes/redact.ts'

/**
 * The ledger as the window shows it, newest first. Only what was done in `account` can be taken back from it; who is
 * signed out can take back what was done to files.
 */
export function toHistory(
  entries: readonly LedgerEntry[],
  account: string | undefined,
): HistoryEntry[] {
  return entries.toReversed().map((entry) => {
    const outcome = entry.failure ?? entry.answer
    return {
      id: entry.id,
      at: entry.at,
      account: entry.account,
      step: entry.step,
      title: entry.title,
      ...effectOf(entry),
      status: entry.status,
      undo: entry.undoWords,
      isUndo: entry.isUndo,
      undoable: isHere(entry, account) && canUndo(entry),
      ...(entry.finishedAt !== undefined && { finishedAt: entry.finishedAt }),
      ...(outcome !== undefined && { outcome }),
      ...(entry.problem !== undefined && { problem: entry.problem }),
      ...(entry.requestId !== undefined && { requestId: entry.requestId }),
      ...(entry.undoneAt !== undefined && { undoneAt: entry.undoneAt }),
      ...(entry.undoneBy !== undefined && { undoneBy: entry.undoneBy }),
      ...(entry.undoes !== undefined && { undoes: entry.undoes }),
    }
  })
}

const isHere = ({ account, effect }: LedgerEntry, here: string | undefined) =>
  here === undefined ? effect.kind === 'file-edit' : account === here

function effectOf({ effect }: LedgerEntry): Pick<HistoryEntry, 'what' | 'where' | 'input'> {
  if (effect.kind === 'file-edit') return { what: 'file edit', where: effect.path, input: '' }
  return {
    what: iamAction(effect),
    where: effect.region,
    input: JSON.stringify(redact(effect.input), null, 2),
  }
}
