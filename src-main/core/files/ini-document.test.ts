import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadSharedConfigFiles } from '@smithy/core/config'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { iniCase, openIniCheck } from '../../testing/generated-ini.ts'
import { setKeys } from './ini-document.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'groundwork-ini-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function load(text: string, kind: 'config' | 'credentials') {
  const file = join(folder, 'file')
  const none = join(folder, 'none')
  await writeFile(file, text)
  const { configFile, credentialsFile } = await loadSharedConfigFiles({
    configFilepath: kind === 'config' ? file : none,
    filepath: kind === 'credentials' ? file : none,
    ignoreCache: true,
  })
  return kind === 'config' ? configFile : credentialsFile
}

describe('setKeys', () => {
  it('edits only the value and keeps spacing, comment and ending', () => {
    const text = '; mine\r\n[default]\r\n  region   =  us-east-1   # home\r\noutput=json\r\n'
    expect(setKeys(text, 'default', { region: 'eu-central-1' })).toBe(
      '; mine\r\n[default]\r\n  region   =  eu-central-1   # home\r\noutput=json\r\n',
    )
  })

  it('adds a key after the last one of its section, before trailing comments', () => {
    const text = '[a]\nx = 1\n\n# about b\n[b]\ny = 2\n'
    expect(setKeys(text, 'a', { z: '3' })).toBe('[a]\nx = 1\nz = 3\n\n# about b\n[b]\ny = 2\n')
  })

  it('adds a section at the end, apart from what is there', () => {
    expect(setKeys('[a]\nx = 1', 'profile b', { region: 'eu-west-1' })).toBe(
      '[a]\nx = 1\n\n[profile b]\nregion = eu-west-1',
    )
    expect(setKeys('', 'b', { region: 'eu-west-1' })).toBe('[b]\nregion = eu-west-1\n')
  })

  it('leaves nested settings alone and does not write into them', async () => {
    const text = '[profile a]\ns3 =\n  region = nested\n  max = 4\n'
    const edited = setKeys(text, 'profile a', { region: 'eu-west-1' })
    expect(edited).toBe(`${text}region = eu-west-1\n`)
    expect((await load(edited, 'config')).a).toMatchObject({
      region: 'eu-west-1',
      's3.region': 'nested',
    })
  })

  it('edits the spelling that counts when a section stands twice', async () => {
    const text = '[a]\nx = 1\n[b]\n[a]\nx = 2\n'
    const edited = setKeys(text, 'a', { x: '9' })
    expect(edited).toBe('[a]\nx = 1\n[b]\n[a]\nx = 9\n')
    expect((await load(edited, 'credentials')).a).toEqual({ x: '9' })
  })

  it('finds a section behind a byte order mark', () => {
    expect(setKeys('\uFEFF[default]\nx = 1\n', 'default', { x: '2' })).toBe(
      '\uFEFF[default]\nx = 2\n',
    )
  })

  it('refuses a value that would not read back', () => {
    for (const value of ['a\nb', ' a', 'a # b', 'a ;b', ''])
      expect(() => setKeys('', 'a', { x: value })).toThrow(/cannot be used/)
  })

  it('removes a key without taking comments along', () => {
    const text = '[a]\nx = 1 # one\n# stays\ny = 2\n'
    expect(setKeys(text, 'a', { x: null })).toBe('[a]\n# stays\ny = 2\n')
  })
})

describe('any file', () => {
  it('changes in one key alone, to the byte and to the SDK’s loader, and back again', async () => {
    const { check, close } = await openIniCheck()
    try {
      await fc.assert(
        fc.asyncProperty(iniCase, async (one) => {
          expect(await check(one)).toEqual([])
        }),
        { numRuns: 2000 },
      )
    } finally {
      await close()
    }
  }, 60_000)
})
