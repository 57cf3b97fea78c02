import fc from 'fast-check'
import { applyEdits, format, parse } from 'jsonc-parser'
import { describe, expect, it } from 'vitest'
import { isOneEdit } from '../../testing/is-one-edit.ts'
import { applySettings, containersMissing, readSetting } from './file-settings.ts'
import { readJson, setJson } from './json-document.ts'

const region = (value: string) => [{ path: ['env', 'AWS_REGION'], value }]

describe('setJson', () => {
  it('changes the value and nothing else', () => {
    const text =
      '{\n\t// mine\n\t"model": "opus", /* why */\n\t"env": {\n\t\t"AWS_REGION": "us-east-1"\n\t}\n}\n'
    expect(setJson(text, region('eu-west-1'), 'f')).toBe(text.replace('us-east-1', 'eu-west-1'))
  })

  it('adds in the file’s own indentation and line endings', () => {
    const text = '{\r\n    "model": "opus"\r\n}\r\n'
    expect(setJson(text, region('eu-west-1'), 'f')).toBe(
      '{\r\n    "model": "opus",\r\n    "env": {\r\n        "AWS_REGION": "eu-west-1"\r\n    }\r\n}\r\n',
    )
  })

  it('makes a new file', () => {
    expect(setJson('', region('eu-west-1'), 'f')).toBe(
      '{\n  "env": {\n    "AWS_REGION": "eu-west-1"\n  }\n}\n',
    )
  })

  it('keeps a byte order mark', () => {
    expect(setJson('\uFEFF{"env":{"AWS_REGION":"a"}}', region('b'), 'f')).toBe(
      '\uFEFF{"env":{"AWS_REGION":"b"}}',
    )
  })

  it('removes a value', () => {
    const edited = setJson('{"a": 1, "b": 2}', [{ path: ['a'], value: undefined }], 'f')
    expect(JSON.parse(edited)).toEqual({ b: 2 })
  })

  it('names the line of a mistake and leaves the file alone', () => {
    expect(() => setJson('{\n  "a": 1\n  "b": 2\n}', region('x'), 'settings.json')).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({
          code: 'file.malformed',
          detail: expect.stringContaining('settings.json, line 3'),
        }),
      }),
    )
  })

  it.each([
    '[]',
    '"text"',
    '{"env": "text"}',
    '{"env": [1]}',
    '{"env": null}',
    '{"env": {}, "env": {"AWS_REGION": "y"}}',
  ])('does not write into %s', (text) => {
    expect(() => setJson(text, region('x'), 'settings.json')).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'file.malformed' }) }),
    )
  })
})

const key = fc.string({ minLength: 1, maxLength: 6 })
// An assignment to this name is no member, in the test's own expectation too.
const isOrdinary = (value: unknown) => !JSON.stringify(value).includes('__proto__')
const styles = fc.record({
  tabSize: fc.constantFrom(2, 4),
  insertSpaces: fc.boolean(),
  eol: fc.constantFrom('\n', '\r\n'),
  comment: fc.constantFrom('', '// a note', '/* a note */'),
})

const isPlain = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

describe('any JSON file', () => {
  it('changes in one value alone', () => {
    fc.assert(
      fc.property(
        fc
          .dictionary(key, fc.jsonValue(), { maxKeys: 6, noNullPrototype: true })
          .filter(isOrdinary),
        fc.array(key, { minLength: 1, maxLength: 2 }).filter(isOrdinary),
        fc.oneof(fc.string(), fc.integer(), fc.boolean()),
        styles,
        (object, path, value, { comment, eol, ...style }) => {
          const [first = ''] = path
          const parent = object[first]
          const inner = Object.assign({}, isPlain(parent) ? parent : {}, { [path[1] ?? '']: value })
          fc.pre(path.length === 1 || parent === undefined || isPlain(parent))
          const compact = JSON.stringify(object)
          const pretty = applyEdits(compact, format(compact, undefined, { ...style, eol }))
          const text = `${comment}${eol}${pretty}${eol}`

          const edited = setJson(text, [{ path, value }], 'f')
          const expected = { ...object, [first]: path.length === 1 ? value : inner }
          expect(readJson(edited, 'f')).toEqual(JSON.parse(JSON.stringify(expected)))
          expect(edited.startsWith(comment)).toBe(true)
          const old = readSetting(text, 'json', path, 'f')
          if (typeof old !== 'object')
            expect(isOneEdit(text, edited, JSON.stringify(old) ?? '')).toBe(true)
          const goes = containersMissing(text, 'json', [path], 'f')
          const sets = { format: 'json', keys: [{ path, value: old }], goes } as const
          expect(readJson(applySettings(edited, sets, 'f') ?? '', 'f')).toEqual(readJson(text, 'f'))
          expect(edited.endsWith(eol)).toBe(true)
          expect(setJson(edited, [{ path, value }], 'f')).toBe(edited)
          for (const name of Object.keys(object)) expect(parse(edited)).toHaveProperty([name])
        },
      ),
      { numRuns: 2000 },
    )
  })
})
