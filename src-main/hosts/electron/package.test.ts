import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listPackage } from '@electron/asar'
import { Arch, build, Platform } from 'electron-builder'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureBuilt } from '../../launch/build.mjs'

const root = join(import.meta.dirname, '../../..')
let folder = ''

/** electron-builder only copies Electron's folder, so a stand-in of the same layout packs without the real binary. */
async function makeElectron(): Promise<string> {
  const dist = join(folder, 'electron')
  await mkdir(join(dist, 'resources'), { recursive: true })
  await writeFile(join(dist, 'electron'), '#!/bin/sh\n')
  await chmod(join(dist, 'electron'), 0o755)
  await writeFile(join(dist, 'version'), '45.4.1')
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) await writeFile(join(dist, name), '')
  return dist
}

describe('the packaged app', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groundwork-package-'))
    await ensureBuilt()
    await build({
      projectDir: root,
      targets: Platform.LINUX.createTarget('dir', Arch.x64),
      publish: 'never',
      config: {
        extends: join(root, 'electron-builder.yml'),
        directories: { output: join(folder, 'out') },
        electronDist: await makeElectron(),
        // Fuses are bits inside the real binary: there is nothing to flip in a stand-in.
        electronFuses: null,
      },
    })
  }, 120_000)
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('holds dist and package.json and nothing else', () => {
    const asar = join(folder, 'out/linux-unpacked/resources/app.asar')
    const files = listPackage(asar, { isPack: false }).map((path) => path.replaceAll('\\', '/'))
    expect(files).toContain('/package.json')
    expect(files).toContain('/dist/main/electron.mjs')
    expect(files).toContain('/dist/main/preload.cjs')
    expect(files).toContain('/dist/renderer/index.html')
    const strangers = files.filter((path) => !/^\/(package\.json$|dist($|\/))/.test(path))
    expect(strangers).toEqual([])
    expect(files.filter((path) => /\.map$|browser\.mjs$|practice\.mjs$/.test(path))).toEqual([])
  })

  it('starts a main module that imports Node, electron and its own chunks alone', async () => {
    const main = join(root, 'dist/main')
    const names = await readdir(main, { recursive: true })
    const modules = await Promise.all(
      names
        .filter((name) => name.endsWith('.mjs'))
        .map((name) => readFile(join(main, name), 'utf8')),
    )
    const imported = modules.flatMap((text) =>
      [...text.matchAll(/^(?:import|export)\b.*?\bfrom "([^"]+)"|^import "([^"]+)"/gm)].map(
        ([, from, bare]) => from ?? bare ?? '',
      ),
    )
    expect(imported).toContain('electron')
    expect(imported.filter((name) => !/^(\.{1,2}\/|node:|electron$)/.test(name))).toEqual([])
  })

  it('starts a preload that requires electron alone', async () => {
    const preload = await readFile(join(root, 'dist/main/preload.cjs'), 'utf8')
    const required = [...preload.matchAll(/require\((["'`])(.+?)\1\)/g)].map((match) => match[2])
    expect(required).toEqual(['electron'])
  })
})
