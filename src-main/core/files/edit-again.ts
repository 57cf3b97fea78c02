import { isDeepStrictEqual } from 'node:util'
import type { FileEdit } from '../changes/change.ts'
import { failure } from '../problems.ts'
import { applySettings, readSetting } from './file-settings.ts'

/**
 * What an edit makes of a file that may have been changed since it was planned: the other hand's changes stay. Throws
 * plan.stale when it changed what this edit sets, or when the edit is of the whole file.
 */
export function editAgain(edit: FileEdit, current: string | null): string | null {
  const { path: file, before, after, sets } = edit
  if (current === after || current === before) return after
  if (sets === undefined)
    throw failure('plan.stale', { detail: `${file} was changed by another program.` })
  const { format, keys } = sets
  for (const { path, value } of keys) {
    const held = readSetting(current, format, path, file)
    const planned = readSetting(before, format, path, file)
    const isAsPlanned = isDeepStrictEqual(held, planned) || isDeepStrictEqual(held, value)
    if (!isAsPlanned)
      throw failure('plan.stale', {
        detail: `${path.join('.')} in ${file} was changed by another program.`,
      })
  }
  return applySettings(current, sets, file)
}

/** An edit that sets keys, planned on what the file holds now. */
export function planSettings(
  { path, isSecret }: Pick<FileEdit, 'path' | 'isSecret'>,
  before: string | null,
  sets: NonNullable<FileEdit['sets']>,
): FileEdit {
  return {
    kind: 'file-edit',
    path,
    isSecret,
    before,
    after: applySettings(before, sets, path),
    sets,
  }
}
