import type { FileEdit, FileSettings } from '../changes/change.ts'
import { fillOutputs, outputReference } from '../changes/outputs.ts'
import { planSettings } from './edit-again.ts'
import { applySettings } from './file-settings.ts'

/** What stands in a preview for a value that AWS has yet to make. */
const yetToCome = '(AWS makes it)'

/** An edit that sets what earlier changes will answer. The plan shows where it goes; nobody knows it before it is made. */
export function planToFill(
  file: Pick<FileEdit, 'path' | 'isSecret'>,
  before: string | null,
  sets: FileSettings,
): FileEdit {
  const shown = sets.keys.map(({ path, value }) => ({
    path,
    value: value !== undefined && outputReference(value) ? yetToCome : value,
  }))
  return {
    ...planSettings(file, before, { ...sets, keys: shown }),
    sets,
  }
}

/** The same edit with what earlier changes have answered. Throws plan.stale where that is not known. */
export function fillEdit(edit: FileEdit, outputs: ReadonlyMap<string, unknown>): FileEdit {
  const { sets, before, path: file } = edit
  if (!sets?.keys.some(({ value }) => value !== undefined && outputReference(value))) return edit
  const keys = sets.keys.map(({ path, value }) => ({
    path,
    ...(value !== undefined && fillOutputs({ value }, outputs)),
  }))
  const filled = { ...sets, keys }
  return { ...edit, sets: filled, after: applySettings(before, filled, file) }
}
