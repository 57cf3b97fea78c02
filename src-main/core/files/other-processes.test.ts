import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { atomicWrite } from './atomic-write.ts'
import { readKey } from './ini-document.ts'
import { readText } from './read-text.ts'

let folder = ''
const children: ChildProcess[] = []
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'groundwork-processes-'))
})
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
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
          input: ['apply-file-edit.ts', 'atomic-write.ts', 'edit-again.ts'].map((file) =>
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

  it('each make five hundred edits of one credentials file, and every one is there', async () => {
    const path = join(folder, 'aws', 'credentials')
    await mkdir(join(folder, 'aws'))
    await writeFile(path, '# mine\n[default]\nregion = eu-west-1 # home\n')
    const script = `
      import { readFile } from 'node:fs/promises'
      import { applyFileEdit } from './apply-file-edit.mjs'
      import { planSettings } from './edit-again.mjs'
      const [path, name] = process.argv.slice(1)
      let merged = 0
      for (let n = 0; n < 500; n += 1) {
        const section = n % 2 ? name : 'both'
        const keys = [{ path: [section, name + n], value: 'v' + n }]
        const before = await readFile(path, 'utf8')
        const edit = planSettings({ path, isSecret: true }, before, { format: 'ini', keys })
        const written = await applyFileEdit(edit, null)
        if (written.before !== before) merged += 1
      }
      process.stdout.write(String(merged))`
    const children = ['a', 'b'].map((name) => start(script, path, name))
    const told = children.map(async ({ stdout }) => Number((await stdout.toArray()).join('')))
    const ends = await Promise.all(children.map((child) => once(child, 'exit')))
    expect(ends).toEqual([
      [0, null],
      [0, null],
    ])
    // They did get into each other's way.
    expect((await Promise.all(told)).every((merged) => merged > 0)).toBe(true)
    const text = await readFile(path, 'utf8')
    expect(text.startsWith('# mine\n[default]\nregion = eu-west-1 # home\n')).toBe(true)
    for (const name of ['a', 'b'])
      for (let n = 0; n < 500; n += 1)
        expect(readKey(text, n % 2 ? name : 'both', `${name}${n}`)).toBe(`v${n}`)
    expect(await readdir(join(folder, 'aws'))).toEqual(['credentials'])
  }, 60_000)

  it('leave a whole file at whatever moment they are killed, and the next writer tidies up', async () => {
    const script = `
      import { atomicWrite } from './atomic-write.mjs'
      const [path] = process.argv.slice(1)
      const texts = ['a', 'b'].map((letter) => letter.repeat(500_000))
      for (let n = 0; ; n += 1) {
        await atomicWrite(path, texts[n % 2], { isSecret: true })
        process.stdout.write('.')
      }`
    const killAll = async (own: string, instants: readonly number[]) => {
      const path = join(own, 'whole')
      let left = 0
      for (const afterUs of instants) {
        const child = start(script, path)
        const exit = once(child, 'exit')
        await once(child.stdout, 'data')
        const until = performance.now() + afterUs / 1_000
        while (performance.now() < until) await new Promise(setImmediate)
        child.kill('SIGKILL')
        await exit
        const text = (await readText(path)) ?? ''
        expect(text === 'a'.repeat(500_000) || text === 'b'.repeat(500_000)).toBe(true)
        left = Math.max(left, (await readdir(own)).length - 1)
      }
      await atomicWrite(path, 'new', { isSecret: true })
      expect(await readdir(own)).toEqual(['whole'])
      return left
    }
    const instants = fc.sample(fc.nat({ max: 8_000 }), { numRuns: 200 })
    const left = await Promise.all([
      killAll(join(folder, 'killed-a'), instants.slice(100)),
      killAll(join(folder, 'killed-b'), instants.slice(0, 100)),
    ])
    // Some were cut off while they were writing.
    expect(Math.max(...left)).toBeGreaterThan(0)
  }, 120_000)
})
