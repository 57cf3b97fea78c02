import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Ground } from './ground.ts'
import { readLedgerLines } from './judge-ledger.ts'
import type { Reference } from './reference.ts'
import { isLeftover, listFiles, readWorld } from './world.ts'

/** Each file is wholly as it was or wholly as it should be, at whatever moment the run was cut off. */
export async function judgeWhole(ground: Ground, { before, after }: Reference): Promise<string[]> {
  const { files } = await readWorld(ground)
  const paths = [...new Set([before, after].flatMap((world) => Object.keys(world.files)))]
  const names = [...new Set([...Object.keys(files), ...paths])]
  const half = names.filter(
    (path) => files[path] !== before.files[path] && files[path] !== after.files[path],
  )
  return [
    ...half.map((path) => `${path} is neither as it was nor as it should be: ${files[path]}`),
    ...(await tornLines(ground)),
    ...(await openSecrets(ground)),
  ]
}

/** A crash may tear the line it falls on, and no other. */
async function tornLines(ground: Ground): Promise<string[]> {
  const torn = (await readLedgerLines(ground)).filter(({ read }) => read === undefined)
  return torn.length > 1 ? [`${torn.length} lines of the ledger cannot be read`] : []
}

/** What a crash leaves beside a file that holds secrets must be as private as the file. */
async function openSecrets({ home }: Ground): Promise<string[]> {
  const left = (await listFiles(home)).filter((path) => isLeftover(path))
  const checked = left.map(async (path) => {
    const [{ mode }, text] = await Promise.all([
      stat(join(home, path)),
      readFile(join(home, path), 'utf8'),
    ])
    return text.includes('aws_secret') && (mode & 0o077) !== 0 ? [`${path} may be read by all`] : []
  })
  return (await Promise.all(checked)).flat()
}
