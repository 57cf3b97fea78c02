import { readFileSync } from 'node:fs'
import writeFileAtomic from 'write-file-atomic'
import type { ScenarioName } from '../../shared/practice.ts'
import type { Account } from './account.ts'
import { isRecord } from './protocol/read-value.ts'

export type Saver = { readonly touch: () => void; readonly flush: () => Promise<void> }

const quietMs = 300

/** The saved account, unless there is none, it is of another scenario or cannot be read: then a new one begins. */
export function loadAccount(file: string, scenario: ScenarioName): Account | undefined {
  try {
    const saved: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return isAccount(saved) && saved.scenario === scenario ? saved : undefined
  } catch {
    return undefined
  }
}

/** Saves a little after the last change, and never two writes at once. The file holds keys, so only the owner reads it. */
export function createSaver(
  file: string,
  account: Account,
  onFailure: (error: unknown) => void,
): Saver {
  const state: { timer?: NodeJS.Timeout | undefined; writing: Promise<void> } = {
    writing: Promise.resolve(),
  }
  const write = () => {
    clearTimeout(state.timer)
    state.timer = undefined
    state.writing = state.writing
      .then(() => writeFileAtomic(file, JSON.stringify(account), { mode: 0o600 }))
      .catch(onFailure)
    return state.writing
  }
  return {
    touch: () => {
      state.timer ??= setTimeout(write, quietMs)
    },
    flush: () => (state.timer ? write() : state.writing),
  }
}

/** Only this program writes the file, and always whole: its mark is enough to know it by. */
function isAccount(value: unknown): value is Account {
  return isRecord(value) && value.format === 1 && isRecord(value.iam) && isRecord(value.usage)
}
