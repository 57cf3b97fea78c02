import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { withoutSecrets } from '../../core/doctor/without-secrets.ts'
import type { Powers } from '../../core/powers.ts'

const maxBytes = 1_000_000
const secretName = /secret|password|token|authorization|cookie|privatekey|accesskey/i

/**
 * A log of one JSON line per entry in `<dataFolder>/logs/groundwork.log`. Values under secret-looking names are masked.
 * A log that cannot be written is done without. At a megabyte the file moves aside, once.
 */
export function openLog(dataFolder: string, now: () => number): Powers['log'] {
  const folder = join(dataFolder, 'logs')
  const file = join(folder, 'groundwork.log')
  return (level, message, about) => {
    const entry = { time: new Date(now()).toISOString(), level, message, about }
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
      if (size > maxBytes) renameSync(file, join(folder, 'groundwork.old.log'))
      // At once, so that the entry survives the crash it may be about.
      appendFileSync(file, `${withoutSecrets(JSON.stringify(entry, mask))}\n`, { mode: 0o600 })
    } catch {}
  }
}

function mask(key: string, value: unknown): unknown {
  if (secretName.test(key) && value !== undefined) return '••••'
  return value instanceof Error ? { name: value.name, stack: value.stack } : value
}
