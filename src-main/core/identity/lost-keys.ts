import type { LedgerEntry } from '../changes/ledger.ts'
import type { KeyState } from './read-job-user.ts'

/** Clocks differ, and AWS answers in its own time. */
const nearMs = 5 * 60_000

/**
 * Keys that the app made and never got to keep, because it was ended or AWS’s answer was lost: nobody knows their secret.
 * A key somebody else has made is never among them.
 */
export function lostKeys(
  keys: readonly KeyState[],
  userName: string,
  profileKey: string | undefined,
  ledger: readonly LedgerEntry[],
): readonly KeyState[] {
  const made = ledger.filter(
    ({ changeId, effect, status, isUndo }) =>
      changeId === 'create-key' &&
      !isUndo &&
      effect.kind === 'aws-call' &&
      effect.input.UserName === userName &&
      (status === 'done' || status === 'unknown'),
  )
  const unkept = made.filter(
    ({ planId }) =>
      !ledger.some(
        (other) =>
          other.planId === planId && other.changeId === 'keep-key' && other.status === 'done',
      ),
  )
  return keys.filter((key) => key.id !== profileKey && unkept.some((entry) => isKeyOf(entry, key)))
}

function isKeyOf({ effect, undo, at }: LedgerEntry, { id, createdAt }: KeyState): boolean {
  const known = undo?.[0]?.input.AccessKeyId
  if (typeof known === 'string') return known === id
  const others = effect.kind === 'aws-call' ? (effect.others ?? []) : []
  return !others.includes(id) && Math.abs(createdAt - at) < nearMs
}
