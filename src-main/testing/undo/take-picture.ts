import { lstat, readdir, readFile, readlink } from 'node:fs/promises'
import { join, relative } from 'node:path'

/** Everything below a folder by its path: each file's mode and bytes, each folder's mode, where each link points. */
export async function takePicture(
  folder: string,
  isLeftOut: (path: string) => boolean = () => false,
): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name)).sort()
  const told = await Promise.all(
    paths.map(async (path) => [relative(folder, path), await tell(path)] as const),
  )
  return Object.fromEntries(told.filter(([path]) => !isLeftOut(path)))
}

async function tell(path: string): Promise<string> {
  const found = await lstat(path)
  const mode = (found.mode & 0o777).toString(8)
  if (found.isSymbolicLink()) return `link to ${await readlink(path)}`
  if (found.isDirectory()) return `folder ${mode}`
  // Latin-1 shows every byte as one character.
  return `${mode} ${await readFile(path, 'latin1')}`
}
