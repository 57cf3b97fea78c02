import { spawn } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')

const breaches = [
  ['shared', 'zod'],
  ['shared', '../src-main/core/powers.ts'],
  ['shared', 'node:fs'],
  ['shared/rpc', 'ws'],
  ['src-main/core', 'electron'],
  ['src-main/core', 'zod'],
  ['src-main/core', '../hosts/common/log.ts'],
  ['src-main/core/steps', '../../practice/start.ts'],
  ['src-main/practice', '../core/powers.ts'],
  ['src-main/practice/services', '../../hosts/common/log.ts'],
  ['src-main/hosts/common', 'electron'],
  ['src-main/hosts/browser', 'electron'],
  ['src-main/hosts/browser', '../electron/menu.ts'],
  ['src-main/hosts/practice', '../electron/menu.ts'],
  ['src-main/hosts/electron', '../browser/gate.ts'],
  ['src-main/hosts/electron', '../../../src-renderer/host.ts'],
  ['src-renderer', '../src-main/core/powers.ts'],
  ['src-renderer/setup', 'electron'],
  ['src-renderer/ui', '../../shared/problem.ts'],
  ['src-renderer/ui', '../setup/stages.ts'],
] as const
const allowed = [
  ['shared', './schema.ts'],
  ['src-main/core', '../../shared/schema.ts'],
  ['src-main/practice', '@smithy/core/schema'],
  ['src-main/hosts/electron', 'electron'],
  ['src-main/hosts/browser', '../common/log.ts'],
  ['src-renderer', '../shared/problem.ts'],
] as const

/** One file per import, so that a file with a complaint is an import that was refused. */
const planted = (kind: string, folder: string, index: number) => `${folder}/${kind}-${index}.ts`

let folder = ''
let said = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'groundwork-layers-'))
  await copyFile(join(root, 'biome.json'), join(folder, 'biome.json'))
  const files = [
    ...breaches.map(([at, from], index) => [planted('breach', at, index), from] as const),
    ...allowed.map(([at, from], index) => [planted('allowed', at, index), from] as const),
  ]
  for (const [path, from] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), `import { thing } from '${from}'\n\nthing()\n`)
  }
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')
  const only = '--only=style/noRestrictedImports'
  const args = [biome, 'lint', only, '--max-diagnostics=none', '--reporter=github', '.']
  const child = spawn(process.execPath, args, { cwd: folder })
  said = (await Promise.all([text(child.stdout), text(child.stderr)])).join('\n')
}, 30_000)
afterAll(() => rm(folder, { recursive: true }))

describe('the layers', () => {
  it.each(breaches.map(([at, from], index) => [at, from, index] as const))(
    '%s may not import %s',
    (at, _, index) => {
      expect(said).toContain(planted('breach', at, index))
    },
  )
  it('let through what they are made for', () => {
    expect(said).not.toContain('/allowed-')
  })
})
