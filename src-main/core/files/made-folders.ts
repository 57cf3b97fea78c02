import { rmdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** The folders that have to be made before a file can be written, innermost first. */
export async function missingFolders(path: string): Promise<string[]> {
  const folder = dirname(path)
  if (folder === path || (await stat(folder).catch(() => undefined))) return []
  return [folder, ...(await missingFolders(folder))]
}

/** Removes folders, innermost first, as far as nothing is in them. */
export async function removeEmptyFolders(folders: readonly string[]): Promise<void> {
  const innermostFirst = [...folders].sort((a, b) => b.length - a.length)
  // Whatever keeps a folder in its place is no reason to fail: the file itself is as it was.
  for (const folder of innermostFirst) await rmdir(folder).catch(() => {})
}
