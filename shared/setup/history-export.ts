import { toCsv } from '../csv.ts'
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

/** The changes as CSV, one line each. */
export const asCsv = (entries: readonly HistoryEntry[]): string =>
  toCsv([
    columns.map(([name]) => name),
    ...entries.map((entry) => columns.map(([, read]) => read(entry))),
  ])

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
