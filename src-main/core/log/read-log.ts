import { join } from 'node:path'
import { LogEntry, LogLevel, type LogRead } from '../../../shared/log.ts'
import { z } from '../../../shared/schema.ts'
import { withoutSecrets } from '../doctor/without-secrets.ts'
import { readText } from '../files/read-text.ts'
import type { Places } from '../powers.ts'

const mostEntries = 1_000
const Line = LogEntry.extend({ level: LogLevel, about: z.unknown().optional() })

/** The newest entries of the log. A line that a crash has cut off is left out. */
export async function readLog({ dataFolder }: Pick<Places, 'dataFolder'>): Promise<LogRead> {
  const folder = join(dataFolder, 'logs')
  const texts = await Promise.all(
    ['groundwork.old.log', 'groundwork.log'].map((name) => readText(join(folder, name))),
  )
  const entries = texts
    .flatMap((text) => (text ?? '').split('\n'))
    .flatMap((line) => entryIn(line) ?? [])
    .slice(-mostEntries)
    .toReversed()
  return { entries, folder }
}

function entryIn(line: string): LogEntry | undefined {
  const read = Line.safeParse(asJson(line))
  if (!read.success) return undefined
  const { about, ...entry } = read.data
  if (about === undefined) return entry
  return { ...entry, about: withoutSecrets(JSON.stringify(about, null, 2)) }
}

function asJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
