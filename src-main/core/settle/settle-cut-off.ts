import type { LedgerEntry, OpenPlan } from '../changes/ledger.ts'
import type { Ledger } from '../changes/ledger-file.ts'
import { isUnderWay } from '../changes/plan-lock.ts'
import type { Session } from '../connect/session.ts'
import { settleEntry } from './settle-entry.ts'

export type Looking = {
  readonly now: () => number
  readonly signal: AbortSignal
  /** Whether this very app is carrying the plan out. */
  readonly isRunning: (planId: string) => boolean
}
type CutOff = {
  /** Plans that nobody is at work on any more, and that have not come to their end. */
  readonly open: readonly OpenPlan[]
  /** By entry, why its end cannot be told. */
  readonly reasons: ReadonlyMap<string, string>
}

/**
 * Settles the end of every entry that a crash left unknown, by looking at the world, and writes it to the ledger. It has
 * to come before anything new is done: afterwards the world tells of that instead.
 */
export async function settleCutOff(
  { ledger, aws }: Pick<Session, 'ledger' | 'aws'>,
  looking: Looking,
  isMeant: (entry: LedgerEntry) => boolean,
): Promise<CutOff> {
  // What was open before the look at who is at work, and still is after it, nobody is at work on.
  const unknownBefore = unknownIn(await ledger.read())
  const openBefore = await ledger.readOpenPlans()
  const underWay: string[] = []
  for (const plan of openBefore)
    if (looking.isRunning(plan.id) || (await isUnderWay(ledger.path, plan))) underWay.push(plan.id)
  const open = (await ledger.readOpenPlans()).filter(
    (plan) => !underWay.includes(plan.id) && openBefore.some(({ id }) => id === plan.id),
  )
  // A plan may have come to its end with an entry that nobody could see the end of.
  const unknown = unknownIn(await ledger.read()).filter(
    (entry) =>
      isMeant(entry) &&
      !underWay.includes(entry.planId) &&
      unknownBefore.some(({ id }) => id === entry.id),
  )
  return { open, reasons: await settleAll(unknown, { ledger, aws, ...looking }) }
}

const unknownIn = (entries: readonly LedgerEntry[]) =>
  entries.filter(({ status }) => status === 'unknown')

/** Gives the reasons, by entry, of what could not be settled. */
async function settleAll(
  unknown: readonly LedgerEntry[],
  { ledger, ...at }: Omit<Parameters<typeof settleEntry>[1], 'later'> & { readonly ledger: Ledger },
): Promise<Map<string, string>> {
  const reasons = new Map<string, string>()
  const entries = await ledger.read()
  for (const entry of unknown) {
    const later = entries.slice(entries.findIndex(({ id }) => id === entry.id) + 1)
    const settled = await settleEntry(entry, { ...at, later })
    if ('line' in settled) await ledger.append(settled.line)
    else reasons.set(entry.id, settled.why)
  }
  return reasons
}
