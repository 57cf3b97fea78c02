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
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyFileEdit } from './apply-file-edit.ts'
import { backupPath } from './backup.ts'
import { isHeldForNow } from './held-for-now.ts'
import { readText } from './read-text.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'groundwork-files-'))
})
afterAll(async () => {
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

  it('follows links to links, also those that say where from their own folder', async () => {
    const real = join(folder, 'real')
    await mkdir(join(folder, 'linked'))
    await writeFile(real, 'one')
    await symlink('../real', join(folder, 'linked', 'second'))
    await symlink('linked/second', join(folder, 'first'))
    await applyFileEdit(edit(join(folder, 'first'), 'one', 'two'), null)
    expect(await readText(real)).toBe('two')
    for (const link of ['first', 'linked/second'])
      expect((await lstat(join(folder, link))).isSymbolicLink()).toBe(true)
  })

  it('makes the file that a link points to before it exists, and leaves the link when it goes', async () => {
    const link = join(folder, 'dangling')
    await symlink('not-yet', link)
    await applyFileEdit(edit(link, null, 'text'), null)
    expect((await lstat(link)).isSymbolicLink()).toBe(true)
    expect(await readText(join(folder, 'not-yet'))).toBe('text')
    await applyFileEdit(edit(link, 'text', null), null)
    expect((await lstat(link)).isSymbolicLink()).toBe(true)
    expect(await readText(join(folder, 'not-yet'))).toBeNull()
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

describe('a target that is held by another program', () => {
  const held = (code: string) => Object.assign(new Error(code), { code })

  it('is waited for on Windows, for a while, and nowhere else', () => {
    for (const code of ['EPERM', 'EACCES', 'EBUSY']) {
      expect(isHeldForNow(held(code), 'win32', 1)).toBe(true)
      expect(isHeldForNow(held(code), 'win32', 20)).toBe(false)
      expect(isHeldForNow(held(code), 'linux', 1)).toBe(false)
    }
    expect(isHeldForNow(held('ENOSPC'), 'win32', 1)).toBe(false)
  })
})
