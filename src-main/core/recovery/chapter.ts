import type { BackupEvery } from '../../../shared/checklist/backups.ts'
import type { RecoveryChapter } from '../../../shared/checklist/recovery.ts'
import type { StepContext } from '../steps/step.ts'

export type Row = RecoveryChapter['rows'][number]

/** What stands there now. */
export type Told = {
  readonly rows: readonly Row[]
  readonly texts?: RecoveryChapter['texts']
  /** Shown beside the rows, but no change of the set-up when it changes, such as when a backup was made. */
  readonly passing?: readonly Row[]
}

/** One part of the recovery document. */
export type Chapter = Pick<RecoveryChapter, 'title' | 'restore'> & {
  /** Reads the account or the files. Without it, what the checks of its steps say is the chapter. */
  readonly tell?: (context: StepContext, backupEvery: BackupEvery) => Promise<Told>
}

export const row = (label: string, value: string): Row => ({ label, value })

/** A row for each, or one that says there is none. */
export const rowsOr = (rows: readonly Row[], label: string, none: string): readonly Row[] =>
  rows.length > 0 ? rows : [row(label, none)]

export const mayNotLook = 'Not read: this sign-in may not look.'
