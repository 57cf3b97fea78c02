import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HistoryEntry } from './history.ts'
import { asCsv, asJson } from './history-export.ts'
import { readCsv } from './read-csv.ts'

const entry = (more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  id: 'a',
  at: Date.UTC(2026, 10, 23, 12),
  account: '111122223333',
  step: 'permissions',
  title: 'Create the policy',
  what: 'iam:CreatePolicy',
  where: 'us-east-1',
  input: '{"PolicyName":"Narrow"}',
  status: 'done',
  undo: 'Delete it.',
  isUndo: false,
  undoable: true,
  ...more,
})

describe('the history as CSV', () => {
  it('has one row for each change, with every field and times in UTC', () => {
    const [head, row, ...others] = readCsv(
      asCsv([entry({ finishedAt: Date.UTC(2026, 10, 23, 12, 0, 1), requestId: 'r-1' })]),
    )
    expect(others).toEqual([])
    expect(row).toHaveLength(head?.length ?? 0)
    expect(row?.slice(0, 3)).toEqual([
      '2026-11-23T12:00:00.000Z',
      '2026-11-23T12:00:01.000Z',
      '111122223333',
    ])
    expect(row).toContain('r-1')
    expect(row?.at(-1)).toBe('{"PolicyName":"Narrow"}')
  })

  it('begins with the mark that tells Excel of UTF-8, and ends each row as RFC 4180 says', () => {
    const csv = asCsv([entry()])
    expect(csv.startsWith('\uFEFFtime (UTC),')).toBe(true)
    expect(csv.endsWith('\r\n')).toBe(true)
  })

  it('keeps commas, quotes, line ends and letters of all sorts', () => {
    const title = 'Say "hello", Zoë\nand go'
    expect(readCsv(asCsv([entry({ title })]))[1]).toContain(title)
  })

  it.each(['=1+1', '+1', '-1+1', '@SUM(A1)', '\tx', '\rx'])(
    'lets nothing become a formula: %j',
    (title) => {
      expect(readCsv(asCsv([entry({ title })]))[1]).toContain(`'${title}`)
    },
  )
})

describe('whatever is in the history', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.constantFrom(...'=+-@\t\r\n",;\'a ')).map((parts) => parts.join('')),
  )
  it('is read back from CSV as it was, but for the apostrophe before a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ title: text, outcome: text, undo: text })), (told) => {
        const [head = [], ...rows] = readCsv(asCsv(told.map(entry)))
        expect(rows).toHaveLength(told.length)
        for (const [index, { title, outcome, undo }] of told.entries()) {
          const row = rows[index] ?? []
          expect(row).toHaveLength(head.length)
          const inColumn = (name: string) => row[head.indexOf(name)] ?? ''
          for (const [name, said] of Object.entries({ change: title, outcome, undo })) {
            expect(inColumn(name)).not.toMatch(/^[=+\-@\t\r]/)
            expect([said, `'${said}`]).toContain(inColumn(name))
          }
        }
      }),
    )
  })

  it('has every field in either file', () => {
    const at = Date.UTC(2026, 10, 24)
    const full: Required<HistoryEntry> = {
      ...entry(),
      finishedAt: at,
      outcome: '12 tokens in',
      problem: 'permission.denied',
      requestId: 'r-1',
      undoneAt: at,
      undoneBy: 'b',
      undoes: 'c',
    }
    const [head, row] = readCsv(asCsv([full]))
    expect(head).toHaveLength(Object.keys(full).length)
    expect(row).not.toContain('')
    const [read] = JSON.parse(asJson([full]))
    expect(Object.keys(read).toSorted()).toEqual(Object.keys(full).toSorted())
  })
})

describe('the history as JSON', () => {
  it('says the same, with the request as an object', () => {
    expect(JSON.parse(asJson([entry({ undoneAt: Date.UTC(2026, 10, 24) })]))).toEqual([
      {
        ...entry(),
        at: '2026-11-23T12:00:00.000Z',
        undoneAt: '2026-11-24T00:00:00.000Z',
        input: { PolicyName: 'Narrow' },
      },
    ])
  })

  it('leaves out the request of a file, which has none', () => {
    const [read] = JSON.parse(asJson([entry({ input: '', what: 'file edit' })]))
    expect('input' in read).toBe(false)
  })
})
