import { mkdir, open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isErrno } from '../files/read-text.ts'
import { failure } from '../problems.ts'
import { foldLedger, type LedgerEntry, LedgerLine } from './ledger.ts'

export type Ledger = {
  /** Writes one line and returns once it is on the disk. */
  readonly append: (line: LedgerLine) => Promise<void>
  readonly read: () => Promise<LedgerEntry[]>
}

/** The durable journal: one JSON object a line, appended and synced, 0600. A line torn by a crash is passed over. */
export function openLedger(path: string): Ledger {
  let last: Promise<unknown> = Promise.resolve()

  const write = async (line: LedgerLine) => {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const handle = await open(path, 'a+', 0o600)
    try {
      const { size } = await handle.stat()
      const end = size === 0 ? '\n' : (await handle.read(Buffer.alloc(1), 0, 1, size - 1)).buffer
      // After a crash the last line may have no end: the new one must not be glued to it.
      const gap = end.toString() === '\n' ? '' : '\n'
      await handle.appendFile(`${gap}${JSON.stringify(LedgerLine.parse(line))}\n`)
      await handle.sync()
    } catch (error) {
      throw failure('file.notWritable', { detail: path }, error)
    } finally {
      await handle.close()
    }
  }

  return {
    append: (line) => {
      // One after the other: a second writer must see the first one's line end.
      const mine = last.then(() => write(line))
      last = mine.catch(() => {})
      return mine
    },
    read: async () => foldLedger(parseLines(await readLedgerText(path))),
  }
}

async function readLedgerText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return ''
    throw failure('file.notReadable', { detail: path }, error)
  }
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
