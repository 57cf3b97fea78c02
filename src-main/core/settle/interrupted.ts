import type { Interrupted } from '../../../shared/setup/interrupted.ts'
import type { UndoRequest } from '../../../shared/setup/plan.ts'
import type { LedgerEntry, OpenPlan } from '../changes/ledger.ts'
import type { Ledger } from '../changes/ledger-file.ts'
import { sweepLock } from '../changes/plan-lock.ts'
import type { Session } from '../connect/session.ts'
import { type Looking, settleCutOff } from './settle-cut-off.ts'

/**
 * The plans that a crash cut off, with the end of every line settled by looking at the world and written to the ledger.
 * A plan that had got to its end, or had not begun, needs nobody's decision and is closed.
 */
export async function readInterrupted(
  { ledger, aws, identity }: Session,
  looking: Looking,
): Promise<Interrupted[]> {
  const isOf = ({ account }: { readonly account: string }) =>
    identity === undefined || account === identity.account
  const cutOff = await settleCutOff({ ledger, aws }, looking, isOf)
  const open = cutOff.open.filter(isOf)
  if (open.length === 0) return []
  const entries = await ledger.read()
  const interrupted: Interrupted[] = []
  for (const plan of open) {
    const changes = plan.changes.map((change) => toLine(change, plan, entries, cutOff.reasons))
    const isDecided = (['done', 'not-run'] as const).some((all) =>
      changes.every(({ status }) => status === all),
    )
    if (isDecided) await end(ledger, plan.id, looking.now())
    else interrupted.push(toInterrupted(plan, changes))
  }
  return interrupted
}

const toInterrupted = (
  { id, step, title, at, undoes }: OpenPlan,
  changes: Interrupted['changes'],
): Interrupted => ({ planId: id, step, title, at, isUndo: undoes !== undefined, changes })

function toLine(
  { id, title }: OpenPlan['changes'][number],
  plan: OpenPlan,
  entries: readonly LedgerEntry[],
  reasons: ReadonlyMap<string, string>,
): Interrupted['changes'][number] {
  const entry = entries.find(({ planId, changeId }) => planId === plan.id && changeId === id)
  if (!entry) return { id, title, status: 'not-run', words: 'It had not begun.' }
  switch (entry.status) {
    case 'done':
    case 'undone':
      return { id, title, status: 'done', words: entry.answer ?? 'It was done.' }
    case 'failed':
      return { id, title, status: 'failed', words: 'It did not take effect.' }
    case 'unknown':
      return {
        id,
        title,
        status: 'unknown',
        words: `It cannot be seen whether it took effect. ${reasons.get(entry.id) ?? ''}`.trim(),
      }
  }
}

/** The person has decided: the plan is not shown as cut off any more. */
export async function closeInterrupted(
  { ledger }: Session,
  planId: string,
  now: () => number,
): Promise<null> {
  const isOpen = (await ledger.readOpenPlans()).some(({ id }) => id === planId)
  if (isOpen) await end(ledger, planId, now())
  return null
}

async function end(ledger: Ledger, planId: string, at: number): Promise<void> {
  await ledger.append({ format: 1, id: planId, event: 'ended', at })
  await sweepLock(ledger.path, planId)
}

/** A plan's own entries; for one that was taking things back, what it was taking back. */
export async function entriesOf(request: UndoRequest, ledger: Ledger) {
  if (request.scope !== 'plan') return request
  const [open, entries] = await Promise.all([ledger.readOpenPlans(), ledger.read()])
  const undoes = open.find(({ id }) => id === request.planId)?.undoes
  const made = entries.filter(({ planId }) => planId === request.planId)
  return { scope: 'entries', ids: undoes ?? made.map(({ id }) => id) } as const
}
