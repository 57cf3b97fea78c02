import type { UndoRequest } from '../../shared/setup/plan.ts'
import type { ChangePlan } from './changes/change.ts'
import type { LedgerEntry } from './changes/ledger.ts'
import { canUndo, planUndo } from './changes/plan-undo.ts'
import type { Session } from './connect/session.ts'
import { readText } from './files/read-text.ts'
import { entriesOf } from './settle/interrupted.ts'
import { lookAtCall } from './settle/look-at-call.ts'
import { type Looking, settleCutOff } from './settle/settle-cut-off.ts'

type Undo = Omit<ChangePlan, 'id' | 'region' | 'profile'>

/**
 * Plans to take back what was done in the account of this connection. Who is signed out, or signed in as root, can still
 * take back what was done to files: that needs no AWS. What a crash left unknown is settled first, for what was taken
 * back already would else be taken back once more.
 */
export async function planUndoHere(
  { ledger, aws, identity }: Session,
  request: UndoRequest,
  looking: Looking,
): Promise<Undo> {
  const here = identity && identity.kind !== 'root' ? identity.account : undefined
  const isHere = ({ account, effect }: LedgerEntry) =>
    here === undefined ? effect.kind === 'file-edit' : account === here
  await settleCutOff({ ledger, aws }, looking, isHere)
  const entries = await ledger.read()
  const asked = await entriesOf(request, ledger)
  const see = (call: Parameters<typeof lookAtCall>[0]['call'], account: string) =>
    lookAtCall({ call, account, aws, signal: looking.signal })
  const own = entries.filter(isHere)
  const undo = await planUndo(own, asked, { readText, see })
  if (here !== undefined) return { ...undo, account: here }
  const stays = entries.filter((entry) => !own.includes(entry) && canUndo(entry)).length
  return {
    ...undo,
    account: accountOf(entries),
    notes: [...(undo.notes ?? []), ...(stays === 0 ? [] : [whatStays(stays)])],
  }
}

const whatStays = (count: number) =>
  `${count === 1 ? 'One change' : `${count} changes`} made in AWS can be taken back once you have signed in again.`

/** The account it was done for, as far as anybody can tell without a sign-in. */
const accountOf = (entries: readonly LedgerEntry[]) => entries.at(-1)?.account ?? ''
