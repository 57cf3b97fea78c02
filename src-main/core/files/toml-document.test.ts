import fc from 'fast-check'
import { parse, stringify } from 'smol-toml'
import { describe, expect, it } from 'vitest'
import { isOneEdit } from '../../testing/is-one-edit.ts'
import { applySettings, containersMissing } from './file-settings.ts'
import { setToml } from './toml-document.ts'

const malformed = expect.objectContaining({
  problem: expect.objectContaining({ code: 'file.malformed' }),
})

describe('setToml', () => {
  it('changes the value and keeps comment, order and spacing', () => {
    const text = '# mine\n[aws]\n  region = "us-east-1" # home\nprofile = \'x\'\n\n[bedrock]\n'
    expect(setToml(text, 'aws', { region: 'eu-west-1' }, 'f')).toBe(
      text.replace('us-east-1', 'eu-west-1'),
    )
  })

  it('does not take a # inside a value for a comment', () => {
    expect(setToml('[a]\nx = "one # two"\n', 'a', { x: 'three' }, 'f')).toBe('[a]\nx = "three"\n')
    expect(setToml('[a]\nx = "one" # "two" # 3\n', 'a', { x: 'three' }, 'f')).toBe(
      '[a]\nx = "three" # "two" # 3\n',
    )
  })

  it('adds a key at the end of its table and a table at the end of the file', () => {
    const text = '[aws]\nregion = "x"\n\n# about bedrock\n[bedrock]\r\n'
    expect(setToml(text, 'aws', { profile: 'p' }, 'f')).toContain('region = "x"\nprofile = "p"\r\n')
    expect(setToml('[a]\nx = 1', 'b', { y: true }, 'f')).toBe('[a]\nx = 1\n\n[b]\ny = true\n')
    expect(setToml('', 'b', { y: 2 }, 'f')).toBe('[b]\ny = 2\n')
  })

  it('keeps a byte order mark and finds the table behind it', () => {
    expect(setToml('\uFEFF[a]\nx = 1\n', 'a', { x: 2 }, 'f')).toBe('\uFEFF[a]\nx = 2\n')
  })

  it.each([
    ['a file that is not TOML', '[a\nx = 1\n'],
    ['a table written in one line', 'a = { x = 1 }\n'],
    ['a value over several lines', '[a]\nx = """\none\n"""\n'],
    ['a list of tables', '[[a]]\nx = 1\n'],
    ['a table hidden in a text', 'y = """\n[a]\nx = 1\n"""\n'],
  ])('leaves %s alone', (_, text) => {
    expect(() => setToml(text, 'a', { x: 'new' }, 'config.toml')).toThrow(malformed)
  })
})

const name = fc.stringMatching(/^[a-z][a-z0-9_-]{0,6}$/)
const scalar = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.integer({ min: -1000, max: 1000 }),
  fc.boolean(),
)
const value = fc.oneof(scalar, fc.array(fc.string({ maxLength: 5 }), { maxLength: 3 }))
const file = fc
  .dictionary(name, fc.dictionary(name, value, { maxKeys: 4, noNullPrototype: true }), {
    maxKeys: 4,
    noNullPrototype: true,
  })
  .chain((tables) =>
    fc.record({ tables: fc.constant(tables), note: fc.constantFrom('', ' # note', '\t# "x" = 1') }),
  )

describe('a # inside a value', () => {
  it('is no comment', () => {
    const text = '[a]\nx = " # no" # yes\n'
    expect(setToml(text, 'a', { x: ' # no' }, 'f')).toBe(text)
    expect(setToml(text, 'a', { x: 'new' }, 'f')).toBe('[a]\nx = "new" # yes\n')
  })
})

describe('any TOML file', () => {
  it('changes in one key alone', () => {
    fc.assert(
      fc.property(file, name, name, scalar, ({ tables, note }, table, key, wanted) => {
        const text = stringify(tables).replace(/^(.+)$/gm, `$1${note}`)
        const edited = setToml(text, table, { [key]: wanted }, 'f')
        const expected = { ...tables, [table]: { ...tables[table], [key]: wanted } }
        expect(JSON.parse(JSON.stringify(parse(edited)))).toEqual(expected)
        const lost = text.split('\n').filter((line) => !edited.split('\n').includes(line))
        expect(lost.length).toBeLessThanOrEqual(1)
        expect(setToml(edited, table, { [key]: wanted }, 'f')).toBe(edited)
        const old = tables[table]?.[key]
        const written = old === undefined ? '' : stringify({ [key]: old })
        expect(isOneEdit(text, edited, written)).toBe(true)
        if (old !== undefined) return
        const goes = containersMissing(text, 'toml', [[table, key]], 'f')
        const sets = { format: 'toml', keys: [{ path: [table, key] }], goes } as const
        expect(applySettings(edited, sets, 'f')).toBe(text)
      }),
      { numRuns: 2000 },
    )
  })
})
