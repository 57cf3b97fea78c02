import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyFileEdit } from './apply-file-edit.ts'
import { backupPath } from './backup.ts'
import { readText } from './read-text.ts'

let folder = ''
const children: ChildProcess[] = []
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'groundwork-files-'))
})
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

const edit = (path: string, before: string | null, after: string | null, isSecret = false) =>
  ({ kind: 'file-edit', path, before, after, isSecret }) as const
const modeOf = async (path: string) => (await stat(path)).mode & 0o777

describe('a file edit', () => {
  it('makes folders and a secret file that only their owner can open', async () => {
    const path = join(folder, 'home', '.aws', 'credentials')
    await applyFileEdit(edit(path, null, 'secret', true), null)
    expect(await readText(path)).toBe('secret')
    expect(await modeOf(path)).toBe(0o600)
    expect(await modeOf(join(folder, 'home', '.aws'))).toBe(0o700)
  })

  it('keeps the mode a file has, but never that of a secret others can read', async () => {
    const path = join(folder, 'mode')
    await writeFile(path, 'one')
    await chmod(path, 0o640)
    await applyFileEdit(edit(path, 'one', 'two'), null)
    expect(await modeOf(path)).toBe(0o640)
    await applyFileEdit(edit(path, 'two', 'three', true), null)
    expect(await modeOf(path)).toBe(0o600)
  })

  it('writes to what a link points to and leaves the link', async () => {
    const target = join(folder, 'dotfiles')
    const link = join(folder, 'link')
    await writeFile(target, 'one')
    await symlink(target, link)
    await applyFileEdit(edit(link, 'one', 'two'), null)
    expect((await lstat(link)).isSymbolicLink()).toBe(true)
    expect(await readText(target)).toBe('two')
  })

  it('keeps a private copy of what was, and the newest twenty of them', async () => {
    const path = join(folder, 'copied')
    const backups = join(folder, 'backups')
    await writeFile(path, 'version 0')
    for (let version = 0; version < 23; version += 1) {
      const change = edit(path, `version ${version}`, `version ${version + 1}`)
      await applyFileEdit(change, backupPath(backups, change, 1_800_000_000_000 + version))
    }
    const [own = ''] = await readdir(backups)
    const copies = (await readdir(join(backups, own))).sort()
    expect(copies.length).toBe(20)
    const newest = join(backups, own, copies.at(-1) ?? '')
    expect(await readText(newest)).toBe('version 22')
    expect(await modeOf(newest)).toBe(0o600)
  })

  it('does nothing to a file that is as wanted, and refuses one that is otherwise', async () => {
    const path = join(folder, 'theirs')
    await writeFile(path, 'wanted')
    await applyFileEdit(edit(path, 'before', 'wanted'), null)
    await writeFile(path, 'theirs')
    await expect(applyFileEdit(edit(path, 'before', 'wanted'), null)).rejects.toMatchObject({
      problem: { code: 'plan.stale', detail: expect.stringContaining(path) },
    })
    expect(await readText(path)).toBe('theirs')
  })

  it('removes a file that did not exist before, and leaves no lock behind', async () => {
    const path = join(folder, 'alone', 'file')
    await applyFileEdit(edit(path, null, 'text'), null)
    await applyFileEdit(edit(path, 'text', null), null)
    expect(await readText(path)).toBeNull()
    expect(await readdir(join(folder, 'alone'))).toEqual([])
  })

  it('names the file that is in the way', async () => {
    const path = join(folder, 'a-folder')
    await mkdir(path)
    await expect(readText(path)).rejects.toMatchObject({ problem: { code: 'file.notReadable' } })
    await writeFile(join(folder, 'a-file'), '')
    const inside = edit(join(folder, 'a-file', 'x'), null, 'text')
    await expect(applyFileEdit(inside, null)).rejects.toMatchObject({
      problem: { code: 'file.notWritable', detail: inside.path },
    })
  })

  it('does not touch a file that is not UTF-8', async () => {
    const path = join(folder, 'latin1')
    const bytes = Buffer.from('# Gr\u00fc\u00dfe\n', 'latin1')
    await writeFile(path, bytes)
    await expect(applyFileEdit(edit(path, '', 'x'), null)).rejects.toMatchObject({
      problem: { code: 'file.malformed' },
    })
    expect(await readFile(path)).toEqual(bytes)
  })
})

describe('other processes', () => {
  beforeAll(async () => {
    await build({
      configFile: false,
      logLevel: 'error',
      ssr: { noExternal: true },
      build: {
        ssr: true,
        outDir: join(folder, 'built'),
        minify: false,
        rolldownOptions: {
          input: ['apply-file-edit.ts', 'atomic-write.ts'].map((file) =>
            join(import.meta.dirname, file),
          ),
          output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
        },
      },
    })
  }, 60_000)

  function start(script: string, ...args: string[]) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, ...args], {
      cwd: join(folder, 'built'),
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    children.push(child)
    return child
  }

  it('each add fifty lines at the same time and none is lost', async () => {
    const path = join(folder, 'shared')
    await writeFile(path, '')
    const script = `
      import { readFile } from 'node:fs/promises'
      import { applyFileEdit } from './apply-file-edit.mjs'
      const [path, name] = process.argv.slice(1)
      for (let n = 0; n < 50; ) {
        const before = await readFile(path, 'utf8')
        const after = before + name + n + '\\n'
        await applyFileEdit({ kind: 'file-edit', path, before, after, isSecret: false }, null)
          .then(() => { n += 1 }, (error) => { if (error.problem.code !== 'plan.stale') throw error })
      }`
    const ends = [start(script, path, 'a'), start(script, path, 'b')].map((each) =>
      once(each, 'exit'),
    )
    expect(await Promise.all(ends)).toEqual([
      [0, null],
      [0, null],
    ])
    const lines = (await readFile(path, 'utf8')).trim().split('\n')
    const all = ['a', 'b'].flatMap((name) => Array.from({ length: 50 }, (_, n) => `${name}${n}`))
    expect(lines.toSorted()).toEqual(all.toSorted())
  }, 60_000)

  it('leave a whole file when they are killed while writing', async () => {
    const path = join(folder, 'whole')
    const script = `
      import { atomicWrite } from './atomic-write.mjs'
      const [path] = process.argv.slice(1)
      for (let n = 0; ; n += 1) {
        await atomicWrite(path, (n % 2 ? 'a' : 'b').repeat(2_000_000), { isSecret: true })
        process.stdout.write('.')
      }`
    for (let round = 0; round < 4; round += 1) {
      const child = start(script, path)
      const exit = once(child, 'exit')
      await once(child.stdout, 'data')
      child.kill('SIGKILL')
      await exit
      const text = (await readText(path)) ?? ''
      expect(text.length).toBe(2_000_000)
      expect(new Set(text).size).toBe(1)
    }
  }, 60_000)
})
