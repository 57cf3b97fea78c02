import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { loadSharedConfigFiles } from '@smithy/core/config'
import fc from 'fast-check'
import { applySettings, containersMissing } from '../core/files/file-settings.ts'
import { readKey, setKeys } from '../core/files/ini-document.ts'
import { isOneEdit } from './is-one-edit.ts'

type IniCase = {
  readonly kind: 'config' | 'credentials'
  readonly text: string
  /** As the SDK's loader calls it. */
  readonly name: string
  readonly key: string
  readonly value: string
}

const key = fc.constantFrom('region', 'output', 'aws_access_key_id', 's3', 'x', 'max', 'ünïcode')
const value = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9/+=:.]{1,20}$/),
  fc.constantFrom(
    'a#b',
    'a;b',
    'größe 日本',
    '"quoted value"',
    '[brackets]',
    'a = b',
    '$1$&',
    '\u00e9',
  ),
)
const blank = fc.constantFrom('', ' ', '  ', '\t', ' \t ')
const note = fc.constantFrom('', '', ' # note', '\t; note = no', ' #', '   ')
const header = (kind: IniCase['kind']) =>
  fc
    .tuple(fc.constantFrom('a', 'b', 'default', 'c d'), blank, blank, note)
    .map(([name, before, inside, after]) => {
      const spelled = name === 'c d' ? '"c d"' : name
      const full = kind === 'config' && name !== 'default' ? `profile ${spelled}` : name
      return `${before}[${inside}${full}${inside}]${after}`
    })
const setting = fc
  .tuple(blank, key, blank, blank, fc.oneof(value, fc.constant('')), note)
  .map(
    ([indent, name, left, right, held, after]) => `${indent}${name}${left}=${right}${held}${after}`,
  )
const other = fc.constantFrom(
  ...['', '   ', '# comment', '; comment = no', '[', ']', 'junk without equals', '= lonely', '=='],
  ...[
    '[a',
    '# größe 日本',
    '\u2028',
    'x\u2028y = 1',
    'old\rmac = 1',
    '\r',
    '#',
    '[a] x = 1',
    '[sso-session s]',
  ],
)
const nested = fc
  .tuple(
    fc.array(fc.tuple(key, value), { minLength: 1, maxLength: 3 }),
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([held, eol]) => ['s3 =', ...held.map(([name, text]) => `  ${name} = ${text}`)].join(eol))
const fileOf = (kind: IniCase['kind']) =>
  fc
    .record({
      bom: fc.constantFrom('', '', '\uFEFF'),
      lines: fc.array(
        fc.tuple(
          fc.oneof(header(kind), setting, setting, other, nested),
          fc.constantFrom('\n', '\n', '\r\n', '\r'),
        ),
        { maxLength: 14 },
      ),
      end: fc.constantFrom('', '', 'x = 1', '# the end', '[a]', '\r'),
    })
    .map(({ bom, lines, end }) => bom + lines.map((line) => line.join('')).join('') + end)

/** AWS files as people, other tools and accidents leave them, each with a key to set. */
export const iniCase: fc.Arbitrary<IniCase> = fc
  .constantFrom<IniCase['kind'][]>('config', 'credentials')
  .chain((kind) =>
    fc.record({
      kind: fc.constant(kind),
      text: fileOf(kind),
      name: fc.constantFrom('a', 'b', 'default', 'new'),
      key: key.filter((name) => name !== 's3'),
      value,
    }),
  )

/** Checks edits with real files and the SDK's own loader, in a folder of its own. */
export async function openIniCheck() {
  const folder = await mkdtemp(join(tmpdir(), 'groundwork-ini-'))
  const none = join(folder, 'none')
  async function load(text: string, kind: IniCase['kind'], file: string) {
    await writeFile(file, text)
    const { configFile, credentialsFile } = await loadSharedConfigFiles({
      configFilepath: kind === 'config' ? file : none,
      filepath: kind === 'config' ? none : file,
      ignoreCache: true,
    })
    return kind === 'config' ? configFile : credentialsFile
  }
  return {
    /** What is wrong with one edit; nothing, if all is well. `lane` keeps checks that run together apart. */
    check: async ({ kind, text, name, key, value }: IniCase, lane = 0): Promise<string[]> => {
      const section = kind === 'config' && name !== 'default' ? `profile ${name}` : name
      const edited = setKeys(text, section, { [key]: value })
      const old = readKey(text, section, key)
      const [before, after] = await Promise.all([
        load(text, kind, join(folder, `${lane}-before`)),
        load(edited, kind, join(folder, `${lane}-after`)),
      ])
      const back = applySettings(
        edited,
        {
          format: 'ini',
          keys: [{ path: [section, key], value: old }],
          goes: containersMissing(text, 'ini', [[section, key]], 'file'),
        },
        'file',
      )
      const rest = (found: typeof before) => ({ ...found, [name]: { ...found[name], [key]: '' } })
      return [
        ...(after[name]?.[key] === value ? [] : ['the SDK does not read it back']),
        ...(isDeepStrictEqual(rest(after), rest(before)) ? [] : ['the SDK reads others changed']),
        ...(isOneEdit(text, edited, old ?? '') ? [] : ['other bytes changed']),
        ...(back === text ? [] : ['taking it back leaves something']),
        ...(setKeys(edited, section, { [key]: value }) === edited ? [] : ['twice is not once']),
      ]
    },
    close: () => rm(folder, { recursive: true, force: true }),
  }
}
