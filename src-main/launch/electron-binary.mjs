import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const electronFolder = join(import.meta.dirname, '../../node_modules/electron')

/** Electron counts as there when its own marks say so. Importing it would start a download.
 * @returns {string | undefined} the path of its binary */
export function electronBinary() {
  const mark = join(electronFolder, 'path.txt')
  if (!existsSync(mark) || !existsSync(join(electronFolder, 'dist/version'))) return undefined
  const path = join(electronFolder, 'dist', readFileSync(mark, 'utf8').trim())
  return existsSync(path) ? path : undefined
}
