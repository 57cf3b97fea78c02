import { isWritten, type LogLevel } from '../../../shared/log.ts'
import type { Powers } from '../../core/powers.ts'

/** A log that leaves out what is less important than the chosen level; `info` until one is chosen. */
export function createLevelled(write: Powers['log']): {
  readonly log: Powers['log']
  readonly setLogLevel: (level: LogLevel) => void
} {
  let chosen: LogLevel = 'info'
  return {
    log: (level, message, about) => {
      if (isWritten(level, chosen)) write(level, message, about)
    },
    setLogLevel: (level) => {
      chosen = level
    },
  }
}
