import { type FileHandle, mkdir, open, readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isErrno } from '../files/read-text.ts'
import { failure } from '../problems.ts'
import { foldLedger, foldOpenPlans, type LedgerEntry, LedgerLine, type OpenPlan } from './ledger.ts'

export type Ledger = {
  /** Writes one line and returns once it is on the disk. */
  readonly append: (line: LedgerLine) => Promise<void>
  readonly read: () => Promise<LedgerEntry[]>
  /** Plans that have begun and not ended: under way, or cut off by a crash. */
  readonly readOpenPlans: () => Promise<OpenPlan[]>
  readonly path: string
}

type Told = { readonly lines: readonly LedgerLine[]; readonly entries: readonly LedgerEntry[] }

/** The durable journal: one JSON object a line, appended and synced, 0600. A line torn by a crash is passed over. */
export function openLedger(path: string): Ledger {
  let last: Promise<unknown> = Promise.resolve()
  // Every question to the core reads it, many at once, and it only ever grows: of one size it says one thing.
  let known: { readonly size: number; readonly told: Promise<Told> } | undefined

  const write = async (line: LedgerLine) => {
    const text = JSON.stringify(LedgerLine.parse(line))
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const handle = await open(path, 'a+', 0o600)
      await appendLine(handle, text).finally(() => handle.close())
    } catch (error) {
      throw failure('file.notWritable', { detail: path }, error)
    }
  }

  const readTold = async (): Promise<Told> => {
    try {
      const { size } = await stat(path)
      if (size !== known?.size) known = { size, told: readFile(path, 'utf8').then(toTold) }
      return await known.told
    } catch (error) {
      known = undefined
      if (isErrno(error, 'ENOENT')) return { lines: [], entries: [] }
      throw failure('file.notReadable', { detail: path }, error)
    }
  }

  return {
    append: (line) => {
      // One after the other: a second writer must see the first one's line end.
      const mine = last.then(() => write(line))
      last = mine.catch(() => {})
      return mine
    },
    read: async () => [...(await readTold()).entries],
    readOpenPlans: async () => foldOpenPlans((await readTold()).lines),
    path,
  }
}

async function appendLine(handle: FileHandle, text: string): Promise<void> {
  const { size } = await handle.stat()
  const end = Buffer.from('\n')
  if (size > 0) await handle.read(end, 0, 1, size - 1)
  // After a crash the last line may have no end: the new one must not be glued to it.
  const gap = end.toString() === '\n' ? '' : '\n'
  await handle.appendFile(`${gap}${text}\n`)
  await handle.sync()
}

function toTold(text: string): Told {
  const lines = parseLines(text)
  return { lines, entries: foldLedger(lines) }
}

function parseLines(text: string): LedgerLine[] {
  return text.split('\n').flatMap((line) => {
    try {
      const parsed = LedgerLine.safeParse(JSON.parse(line))
      return parsed.success ? [parsed.data] : []
    } catch {
      return []
    }
  })
}
