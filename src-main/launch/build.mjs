// Builds renderer, hosts and preload into dist/: `npm run build`, or `ensureBuilt()` when only stale builds matter.
import { spawn } from 'node:child_process'
import { readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = join(import.meta.dirname, '../..')
const stamp = join(root, 'dist/built')
const sources = [
  'shared',
  'src-main',
  'src-renderer',
  'package-lock.json',
  'package.json',
  'vite.config.ts',
]

/** @param {string} path @returns {Promise<number>} the newest change in or below the path, ms since 1970 */
async function newestChange(path) {
  const found = await stat(path)
  if (!found.isDirectory()) return found.mtimeMs
  const names = await readdir(path)
  const inside = await Promise.all(names.map((name) => newestChange(join(path, name))))
  return Math.max(found.mtimeMs, ...inside)
}

/** @returns {Promise<boolean>} */
async function isStale() {
  const built = await stat(stamp).catch(() => undefined)
  if (!built) return true
  const changes = await Promise.all(sources.map((source) => newestChange(join(root, source))))
  return changes.some((changed) => changed > built.mtimeMs)
}

/** Builds everything. What the build prints goes to stderr, so that stdout stays the caller's. */
export async function buildAll() {
  // Vite empties only the renderer's folder, and a hashed chunk of yesterday would be packed along.
  await rm(join(root, 'dist'), { recursive: true, force: true })
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const code = await new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [vite, 'build', '--app', '--config', join(root, 'vite.config.ts'), '--logLevel', 'warn'],
      { cwd: root, stdio: ['ignore', 2, 2] },
    )
    child.once('error', reject)
    child.once('exit', resolve)
  })
  if (code !== 0) throw new Error('The build failed. Its messages are above.')
  await writeFile(stamp, `${new Date().toISOString()}\n`)
}

/** Builds when there is no build, or when a source is newer than it. */
export async function ensureBuilt() {
  if (!(await isStale())) return
  process.stderr.write('Building Groundwork. This takes a few seconds.\n')
  await buildAll()
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildAll()
