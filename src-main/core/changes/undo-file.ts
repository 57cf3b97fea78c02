import { ProblemError } from '../../../shared/problem.ts'
import { hashText } from '../files/backup.ts'
import { planSettings } from '../files/edit-again.ts'
import { containersMissing, hashSetting, readSetting } from '../files/file-settings.ts'
import type { FileEdit, FileSettings } from './change.ts'
import type { LedgerEntry } from './ledger.ts'

export type RecordedEdit = Extract<LedgerEntry['effect'], { kind: 'file-edit' }>
type Key = NonNullable<RecordedEdit['sets']>['keys'][number]
type Text = string | null
type Found = { readonly current: Text; readonly before: Text; readonly whose: string }
type WayBack = { readonly edit?: FileEdit; readonly notes: readonly string[] }

/** Whether every key that an edit was to set is as it was to be. */
export function holdsAllOf({ path, sets }: RecordedEdit, text: Text): boolean {
  if (sets === undefined) return false
  return sets.keys.every((key) => isOurs(key, sets.format, text, path))
}

/**
 * The way back of a file edit. As long as nobody has written to the file since, it goes back to its copy. Otherwise only
 * our keys go back, unless somebody has changed those too: they stay and are named in the notes. `whose` says who it was.
 */
export function wayBackOfFile(effect: RecordedEdit, { current, before, whose }: Found): WayBack {
  const { path, isSecret, sets } = effect
  const hash = hashText(current)
  if (hash === effect.beforeHash) return { notes: [] }
  if (hash !== effect.afterHash && sets === undefined)
    return { notes: [`${path} was changed ${whose} since, so it is left as it is.`] }
  const isWritten = hash === effect.afterHash
  const isCopy = hashText(before) === effect.beforeHash
  // When the app was ended between writing and noting it, the copy may be newer than what was noted.
  if (!isCopy && (isWritten || before === null))
    return { notes: [`The copy of ${path} from before is gone, so it is left as it is.`] }
  if (sets !== undefined && !isWritten) return keysBack(effect, sets, { current, before, whose })
  return {
    edit: withSets({ kind: 'file-edit', path, isSecret, before: current, after: before }, sets),
    notes: [],
  }
}

/** The whole file goes back; should another hand write to it before that, then only our keys. */
const withSets = (edit: FileEdit, sets: RecordedEdit['sets']): FileEdit =>
  sets ? { ...edit, sets: settingsOf(sets, sets.keys, edit.after, edit.path) } : edit

function keysBack(
  { path, isSecret }: RecordedEdit,
  sets: NonNullable<RecordedEdit['sets']>,
  { current, before, whose }: Found,
): WayBack {
  const { format } = sets
  const obstacle = unreadable(format, current, path)
  if (obstacle !== undefined) return { notes: [obstacle] }
  const ours = sets.keys.filter((key) => isOurs(key, format, current, path))
  const isAsBefore = (key: Key) =>
    hashSetting(readSetting(current, format, key.path, path)) ===
    hashSetting(readSetting(before, format, key.path, path))
  const theirs = sets.keys.filter((key) => !ours.includes(key) && !isAsBefore(key))
  const edit = planSettings({ path, isSecret }, current, settingsOf(sets, ours, before, path))
  return {
    ...(edit.before !== edit.after && { edit }),
    notes: theirs.map(
      (key) =>
        `${key.path.join(' › ')} in ${path} was changed ${whose} since, so it is left as it is.`,
    ),
  }
}

function settingsOf(
  { format }: NonNullable<RecordedEdit['sets']>,
  keys: readonly Key[],
  before: Text,
  file: string,
): FileSettings {
  const paths = keys.map(({ path }) => path)
  return {
    format,
    keys: paths.map((path) => ({ path, value: readSetting(before, format, path, file) })),
    goes: containersMissing(before, format, paths, file),
    goesEmpty: before === null,
  }
}

const isOurs = ({ path, hash }: Key, format: FileSettings['format'], text: Text, file: string) =>
  hashSetting(readSetting(text, format, path, file)) === hash

/** A file that somebody has broken must not keep all the rest from being taken back. */
function unreadable(format: FileSettings['format'], text: Text, file: string): string | undefined {
  try {
    readSetting(text, format, [], file)
    return undefined
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return `${file} cannot be read (${error.problem.detail ?? error.problem.title}), so it is left as it is.`
  }
}
