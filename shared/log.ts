import { z } from './schema.ts'

/** From the most to the least important. What is less important than the chosen one is not written. */
export const LogLevel = z.enum(['error', 'warn', 'info', 'debug'])
export type LogLevel = z.infer<typeof LogLevel>

/** Whether an entry of this level is written when `chosen` is. */
export const isWritten = (level: LogLevel, chosen: LogLevel): boolean =>
  LogLevel.options.indexOf(level) <= LogLevel.options.indexOf(chosen)

/** One entry of the log as it is read back: without secrets, which were masked when it was written. */
export const LogEntry = z.object({
  time: z.string(),
  level: LogLevel,
  message: z.string(),
  /** What it is about, as JSON. */
  about: z.string().optional(),
})
export type LogEntry = z.infer<typeof LogEntry>

export const LogRead = z.object({
  /** Newest first. */
  entries: z.array(LogEntry),
  /** Where the files lie. */
  folder: z.string(),
})
export type LogRead = z.infer<typeof LogRead>
