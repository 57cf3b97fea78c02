import { isDeepStrictEqual } from 'node:util'
import { z } from '../../../shared/schema.ts'
import type { Seen } from '../settle/look.ts'
import { buildsOn } from './builds-on.ts'
import type { AwsCall } from './change.ts'
import type { LedgerEntry } from './ledger.ts'
import { isExecution, stopCalls } from './undo-stop.ts'

export type SeeCall = (call: AwsCall, account: string) => Promise<Seen>

type Among = {
  /** The entries that will be taken back too. */
  readonly chosen: readonly LedgerEntry[]
  /** All that stand. */
  readonly live: readonly LedgerEntry[]
  /** Everything the ledger tells of, ways back too. */
  readonly entries: readonly LedgerEntry[]
  readonly see: SeeCall
}

/**
 * Looks before taking back: what a later change of ours builds on has to wait for that, and what another hand has changed
 * since is not overwritten. Gives the calls to make, or in words what is in the way.
 */
export async function wayBack(
  entry: LedgerEntry,
  among: Among,
): Promise<
  { readonly calls: readonly AwsCall[]; readonly note?: string } | { readonly obstacle: string }
> {
  const calls = entry.undo ?? []
  const obstacle = await obstacleTo(entry, among)
  const left = await callsLeft(entry, among)
  const isBegun = left.length > 0 && left.length < calls.length
  if (obstacle !== undefined && !isBegun) return { obstacle }
  return left.length > 0
    ? {
        calls: await stopCalls(entry, left, {
          later: laterThan(entry, among),
          isLifted: lifted(entry, among),
          see: among.see,
        }),
        ...(await lossOf(entry, among)),
      }
    : { obstacle: takenBackAlready(entry) }
}

export const takenBackAlready = ({ title }: LedgerEntry) =>
  `“${title}” has been taken back already.`
export const withoutEffect = ({ title }: LedgerEntry) =>
  `“${title}” did not take effect, so there is nothing to take back.`

/** A stop that was approved from here is lifted by the way back of that. */
const lifted = (entry: LedgerEntry, among: Among) =>
  laterThan(entry, among).some((other) => among.chosen.includes(other) && isExecution(other))

const laterThan = (entry: LedgerEntry, { live }: Among) =>
  live.slice(live.indexOf(entry) + 1).filter((other) => buildsOn(other, entry))

/** The way back may have been cut off: the first calls that were begun, and are so, are not made again. */
async function callsLeft(entry: LedgerEntry, among: Among): Promise<readonly AwsCall[]> {
  const calls = entry.undo ?? []
  // What is taken back before it changes the world that is seen now.
  if (laterThan(entry, among).length > 0) return calls
  const since = among.entries.slice(among.entries.indexOf(entry) + 1)
  for (const [index, call] of calls.entries()) {
    // The same call may have been made on the way forth: that was no way back.
    const isBegun = since.some(({ effect, isUndo }) => isUndo && isDeepStrictEqual(effect, call))
    if (!isBegun || (await among.see(call, entry.account)).is !== 'so') return calls.slice(index)
  }
  return []
}

async function obstacleTo(entry: LedgerEntry, among: Among): Promise<string | undefined> {
  const later = laterThan(entry, among)
  const first = later.findLast((other) => !among.chosen.includes(other))
  if (first)
    return `“${entry.title}” stays for now, because “${first.title}” builds on it: take that back first.`
  if (entry.effect.kind !== 'aws-call') return undefined
  const seen = await among.see(entry.effect, entry.account)
  const others = othersHolding(seen, later)
  if (others > 0)
    return `“${entry.title}”: the policy has been attached to ${others} more by another hand since, so it is left as it is.`
  if (holdsObjects(seen))
    return `“${entry.title}”: it holds records by now, so it is kept. When you do not need them any more, empty and delete the bucket in the S3 console.`
  if (isUnconfirmed(seen))
    return `“${entry.title}”: nobody has pressed the link in the mail yet, and AWS takes off only who has. It goes with the topic, or lapses 48 hours after it was asked for.`
  // What is taken back before it puts the world back to where this entry left it.
  const isOverlaid = later.some((other) => isAboutHolder(other) === isAboutHolder(entry))
  if (seen.is !== 'not-so' || isOverlaid) return undefined
  return entry.status === 'unknown'
    ? withoutEffect(entry)
    : `“${entry.title}”: somebody has changed or removed this since, so it is left as it is.`
}

/** Attaching a policy leaves what it says as it was. */
const isAboutHolder = ({ effect }: LedgerEntry) =>
  effect.kind === 'aws-call' && /^(Attach|Detach)/.test(effect.operation)

const Created = z.object({ Policy: z.object({ AttachmentCount: z.number() }) })

const LogGroup = z.object({ hasRecords: z.literal(true) })

/** What goes for good when this is taken back. */
async function lossOf(entry: LedgerEntry, { see }: Among): Promise<{ readonly note?: string }> {
  if (entry.effect.kind !== 'aws-call' || entry.effect.operation !== 'CreateLogGroup') return {}
  const seen = await see(entry.effect, entry.account)
  return seen.is === 'so' && LogGroup.safeParse(seen.output).success
    ? {
        note: `“${entry.title}”: what has been recorded there is deleted with it, for good. To keep it, stop recording instead.`,
      }
    : {}
}

const Unconfirmed = z.object({ isUnconfirmed: z.literal(true) })
/** Whether an address has been asked to listen, and has not answered. */
const isUnconfirmed = (seen: Seen) => seen.is === 'so' && Unconfirmed.safeParse(seen.output).success

const Bucket = z.object({ KeyCount: z.number() })
/** Whether a bucket of ours has been written into. */
const holdsObjects = (seen: Seen) =>
  seen.is === 'so' && (Bucket.safeParse(seen.output).data?.KeyCount ?? 0) > 0

/** How many users, groups and roles hold a policy of ours that we did not give it to. */
function othersHolding(seen: Seen, later: readonly LedgerEntry[]): number {
  // AWS Budgets attaches it, and takes it off again when the stop goes.
  const isStop = later.some(
    ({ effect }) => effect.kind === 'aws-call' && effect.operation === 'CreateBudgetAction',
  )
  if (isStop) return 0
  const held = seen.is === 'so' && Created.safeParse(seen.output).data?.Policy.AttachmentCount
  const ours = later.filter(
    ({ effect }) => effect.kind === 'aws-call' && effect.operation.startsWith('Attach'),
  )
  return held ? held - ours.length : 0
}
