import { readlink, realpath } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

// As many as Linux follows.
const most = 40

/** The file that a path means, through links to links, also when the last of them points to nothing yet. */
export async function followLinks(path: string): Promise<string> {
  let target = resolve(path)
  for (let count = 0; count < most; count += 1) {
    const real = await realpath(target).catch(() => undefined)
    if (real !== undefined) return real
    const next = await readlink(target).catch(() => undefined)
    if (next === undefined) return target
    // What a link says is meant from the folder the link really is in.
    const folder = dirname(target)
    target = resolve(await realpath(folder).catch(() => folder), next)
  }
  return target
}
