import { sep } from 'node:path'
import type { UndoRequest } from '../../../shared/setup/plan.ts'
import type { AwsCall, Change, ChangePlan } from './change.ts'
import type { LedgerEntry } from './ledger.ts'
import { type SeeCall, takenBackAlready, wayBack, withoutEffect } from './undo-call.ts'
import { wayBackOfFile } from './undo-file.ts'
import { settling } from './undo-settling.ts'
import { byNewId } from './undo-stop.ts'

type Undo = Pick<ChangePlan, 'title' | 'step' | 'changes' | 'notes' | 'undoes'>
/** What is asked for; a plan's entries are found by whoever asks. */
type Asked =
  | Exclude<UndoRequest, { scope: 'plan' }>
  | { readonly scope: 'entries'; readonly ids: readonly string[] }
type World = {
  readonly readText: (path: string) => Promise<string | null>
  readonly see: SeeCall
}

/**
 * Takes back changes, newest first, one after the other. A file goes back to its backup; of one that another program has
 * changed since, only what is ours goes back.
 */
export async function planUndo(
  entries: readonly LedgerEntry[],
  request: Asked,
  { readText, see }: World,
): Promise<Undo> {
  const live = entries.filter(canUndo)
  const asked = live.filter((entry) => isAsked(entry, request)).toReversed()
  // Keys go last: the calls before them sign in with them, and no other change edits that file.
  const chosen = [...asked.filter((entry) => !holdsKeys(entry)), ...asked.filter(holdsKeys)]
  const files = new Map<string, string | null>()
  const changes: Change[] = []
  const notes: string[] = entries
    .filter((entry) => request.scope === 'change' && isAsked(entry, request))
    .flatMap(overAlready)
  const undoes: Record<string, string> = {}
  const add = (
    change: Omit<Change, 'id' | 'after' | 'undo' | 'undoWords' | 'why'>,
    entry: LedgerEntry,
  ) => {
    const id = `undo-${changes.length + 1}`
    changes.push({
      ...change,
      id,
      why: `Groundwork did this on ${dayOf(entry.at)}.`,
      after: changes.slice(-1).map((earlier) => earlier.id),
      undo: [],
      undoWords: 'Go through the step again to have it back.',
    })
    undoes[id] = entry.id
  }

  for (const entry of chosen) {
    const { effect, title } = entry
    if (effect.kind === 'aws-call') {
      const way = await wayBack(entry, { chosen, live, entries, see })
      if ('obstacle' in way) {
        notes.push(way.obstacle)
        continue
      }
      const { calls, note } = way
      if (note !== undefined) notes.push(note)
      for (const [index, call] of calls.entries()) {
        add(
          {
            title: `Take back: ${title}`,
            effect: byNewId(call, changes),
            alreadyDone: gone,
            ...settling(call),
          },
          entry,
        )
        // Only the last call of several settles the entry.
        if (index < calls.length - 1) delete undoes[`undo-${changes.length}`]
      }
      continue
    }
    const later = laterEdit(entry, live, chosen)
    if (later) {
      notes.push(`${effect.path} was changed by “${later.title}” since: take that back first.`)
      continue
    }
    const current = files.has(effect.path)
      ? (files.get(effect.path) ?? null)
      : await readText(effect.path)
    const before = effect.backup === null ? null : await readText(effect.backup)
    const way = wayBackOfFile(effect, { current, before, whose: byWhom(entry, entries) })
    notes.push(...way.notes)
    if (way.edit === undefined) continue
    files.set(effect.path, way.edit.after)
    const folders = way.edit.after === null ? foldersFor(effect.path, entries) : []
    add(
      {
        title: `Take back: ${title}`,
        effect: folders.length > 0 ? { ...way.edit, folders } : way.edit,
      },
      entry,
    )
  }
  if (isSigningOut(changes, undoes, chosen) && live.some((entry) => isLeft(entry, chosen)))
    notes.push(
      'These keys are what Groundwork signs in with. What it did in the account can be taken back only after signing in again.',
    )
  const step = chosen[0]?.step ?? 'sign-in'
  return { title: titleOf(request, changes.length), step, changes, notes, undoes }
}

/** Whether keys go that were put here for signing in. */
const isSigningOut = (
  changes: readonly Change[],
  undoes: Readonly<Record<string, string>>,
  chosen: readonly LedgerEntry[],
) =>
  changes.some(({ id }) => {
    const entry = chosen.find((each) => each.id === undoes[id])
    return entry !== undefined && holdsKeys(entry)
  })

const holdsKeys = ({ step, effect }: LedgerEntry) =>
  step === 'sign-in' && effect.kind === 'file-edit' && effect.isSecret

const isLeft = (entry: LedgerEntry, chosen: readonly LedgerEntry[]) =>
  entry.effect.kind === 'aws-call' && !chosen.includes(entry)

/**
 * Whether there is something to take back: proofs have nothing, some things AWS cannot take back. An entry whose end is
 * unknown may have happened, so it counts; taking back what is not there does no harm.
 */
export const canUndo = ({ status, effect, undo, undoes }: LedgerEntry) =>
  (status === 'done' || status === 'unknown') &&
  undoes === undefined &&
  (effect.kind === 'file-edit' || (undo !== null && undo.length > 0 && undo.every(isComplete)))

/** Why there is nothing to take back of an entry that somebody asked for; that may have been found out only now. */
function overAlready(entry: LedgerEntry): string[] {
  if (entry.status === 'undone') return [takenBackAlready(entry)]
  return entry.status === 'failed' ? [withoutEffect(entry)] : []
}

const isComplete = ({ input }: AwsCall) => !JSON.stringify(input).includes('"$output"')

const dayOf = (at: number) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(at)

/** A later change of ours that set the same, and stays for now. */
function laterEdit(
  { effect, ...entry }: LedgerEntry,
  live: readonly LedgerEntry[],
  chosen: readonly LedgerEntry[],
): LedgerEntry | undefined {
  const since = live.slice(live.findIndex(({ id }) => id === entry.id) + 1)
  return since.find((other) => !chosen.includes(other) && setsTheSame(other.effect, effect))
}

function setsTheSame(one: LedgerEntry['effect'], other: LedgerEntry['effect']): boolean {
  if (one.kind !== 'file-edit' || other.kind !== 'file-edit' || one.path !== other.path)
    return false
  const keys = one.sets?.keys.map(({ path }) => path.join('\n'))
  return !keys || (other.sets?.keys.some(({ path }) => keys.includes(path.join('\n'))) ?? true)
}

/** A later edit of ours has to go first; anybody else's is not ours to judge. */
function byWhom(entry: LedgerEntry, entries: readonly LedgerEntry[]): string {
  const path = entry.effect.kind === 'file-edit' && entry.effect.path
  const later = entries
    .slice(entries.indexOf(entry) + 1)
    .find(
      ({ status, effect }) =>
        status === 'done' && effect.kind === 'file-edit' && effect.path === path,
    )
  return later ? `by “${later.title}”` : 'by something else'
}

/** What says that there is nothing left to take back. */
const gone = [
  'NoSuchEntityException',
  'NoSuchEntity',
  'ResourceNotFoundException',
  'TrailNotFoundException',
  'NoSuchBucket',
  'InvalidGroup.NotFound',
  'InvalidPermission.NotFound',
  'InvalidVpcEndpoint.NotFound',
  'InvalidVpcEndpointId.NotFound',
]

function isAsked(entry: LedgerEntry, request: Asked): boolean {
  switch (request.scope) {
    case 'change':
      return entry.id === request.changeId
    case 'step':
      return entry.step === request.step
    case 'entries':
      return request.ids.includes(entry.id)
    case 'everything':
      return true
  }
}

/** Folders that we have made on the way to a file, for it or for another one. */
const foldersFor = (path: string, entries: readonly LedgerEntry[]): string[] => {
  const made = entries.flatMap(({ effect }) =>
    effect.kind === 'file-edit' ? (effect.folders ?? []) : [],
  )
  return [...new Set(made)].filter((folder) => path.startsWith(`${folder}${sep}`))
}

function titleOf(request: Asked, count: number): string {
  if (count === 0) return 'There is nothing to take back'
  return request.scope === 'everything'
    ? 'Take back everything Groundwork did here'
    : 'Take it back'
}
