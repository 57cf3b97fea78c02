import type { UndoRequest } from '../../shared/setup/plan.ts'
import type { ChangePlan } from './changes/change.ts'
import type { LedgerEntry } from './changes/ledger.ts'
import { canUndo, planUndo } from './changes/plan-undo.ts'
import type { Session } from './connect/session.ts'
import { readText } from './files/read-text.ts'
import { entriesOf } from './settle/interrupted.ts'
import { lookAtCall } from './settle/look-at-call.ts'

type Undo = Omit<ChangePlan, 'id' | 'region' | 'profile'>

/**
 * Plans to take back what was done in the account of this connection. Who is signed out, or signed in as root, can still
 * take back what was done to files: that needs no AWS.
 */
export async function planUndoHere(
  { ledger, aws, identity }: Session,
  request: UndoRequest,
  signal: AbortSignal,
): Promise<Undo> {
  const entries = await ledger.read()
  const asked = await entriesOf(request, ledger)
  const see = (call: Parameters<typeof lookAtCall>[0]['call'], account: string) =>
    lookAtCall({ call, account, aws, signal })
  if (identity && identity.kind !== 'root') {
    const own = entries.filter(({ account }) => account === identity.account)
    return { ...(await planUndo(own, asked, { readText, see })), account: identity.account }
  }
  const files = entries.filter(({ effect }) => effect.kind === 'file-edit')
  const undo = await planUndo(files, asked, { readText, see })
  const stays = entries.filter((entry) => !files.includes(entry) && canUndo(entry)).length
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
