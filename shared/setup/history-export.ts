import type { HistoryEntry } from './history.ts'

/** Column names and what stands in them, in the order of the exported table. */
const columns: readonly (readonly [string, (entry: HistoryEntry) => string])[] = [
  ['time (UTC)', ({ at }) => time(at)],
  ['finished (UTC)', ({ finishedAt }) => time(finishedAt)],
  ['account', ({ account }) => account],
  ['step', ({ step }) => step],
  ['change', ({ title }) => title],
  ['AWS action or file edit', ({ what }) => what],
  ['Region or path', ({ where }) => where],
  ['status', ({ status }) => status],
  ['outcome', ({ outcome = '' }) => outcome],
  ['problem', ({ problem = '' }) => problem],
  ['request id', ({ requestId = '' }) => requestId],
  ['undo', ({ undo }) => undo],
  ['undone (UTC)', ({ undoneAt }) => time(undoneAt)],
  ['undone by (id)', ({ undoneBy = '' }) => undoneBy],
  ['can be undone', ({ undoable }) => yesOrNo(undoable)],
  ['takes something back', ({ isUndo }) => yesOrNo(isUndo)],
  ['takes back (id)', ({ undoes = '' }) => undoes],
  ['id', ({ id }) => id],
  ['request', ({ input }) => input],
]

const yesOrNo = (is: boolean) => (is ? 'yes' : 'no')
const time = (ms: number | undefined) => (ms === undefined ? '' : new Date(ms).toISOString())

/**
 * The changes as CSV (RFC 4180: CRLF, quotes doubled) with a byte order mark, by which Excel knows UTF-8. Text that a
 * spreadsheet would take for a formula gets an apostrophe before it: https://owasp.org/www-community/attacks/CSV_Injection
 */
export function asCsv(entries: readonly HistoryEntry[]): string {
  const rows = [
    columns.map(([name]) => name),
    ...entries.map((entry) => columns.map(([, read]) => read(entry))),
  ]
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
}

function cell(text: string): string {
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}

/** The changes as JSON, times as ISO 8601 in UTC. */
export const asJson = (entries: readonly HistoryEntry[]): string =>
  `${JSON.stringify(
    entries.map(({ at, finishedAt, undoneAt, input, ...entry }) => ({
      at: time(at),
      ...(finishedAt !== undefined && { finishedAt: time(finishedAt) }),
      ...(undoneAt !== undefined && { undoneAt: time(undoneAt) }),
      ...entry,
      ...(input !== '' && { input: JSON.parse(input) }),
    })),
    null,
    2,
  )}\n`
