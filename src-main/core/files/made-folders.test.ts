import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { missingFolders, removeEmptyFolders } from './made-folders.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'groundwork-folders-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

it('the folders a file still needs are named, innermost first', async () => {
  await mkdir(join(folder, 'a'))
  const needed = await missingFolders(join(folder, 'a/b/c/file'))
  expect(needed).toEqual([join(folder, 'a/b/c'), join(folder, 'a/b')])
  expect(await missingFolders(join(folder, 'a/file'))).toEqual([])
})

it('they go again as far as nothing else is in them', async () => {
  await mkdir(join(folder, 'a/b/c'), { recursive: true })
  await writeFile(join(folder, 'a/theirs'), '')
  const ours = ['a', 'a/b', 'a/b/c', 'a/b/gone'].map((path) => join(folder, path))
  await removeEmptyFolders(ours)
  expect(await readdir(join(folder, 'a'))).toEqual(['theirs'])
})
