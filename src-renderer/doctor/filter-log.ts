import { isWritten, type LogEntry, type LogLevel } from '../../shared/log.ts'

/** The entries at least as important as `level` that contain every word of `text`. */
export function filterLog(
  entries: readonly LogEntry[],
  { level, text }: { readonly level: LogLevel; readonly text: string },
): LogEntry[] {
  const words = text.toLowerCase().split(/\s+/)
  return entries.filter((entry) => {
    const whole = `${entry.message} ${entry.about ?? ''}`.toLowerCase()
    return isWritten(entry.level, level) && words.every((word) => whole.includes(word))
  })
}

/** The entries as text, as they would stand in a mail. */
export const logAsText = (entries: readonly LogEntry[]): string =>
  entries
    .map(({ time, level, message, about = '' }) => `${time} ${level} ${message} ${about}`.trim())
    .join('\n')
