import { readFile } from 'node:fs/promises'
import { openLedger } from '../../core/changes/ledger-file.ts'
import type { OpenApp } from '../open-app.ts'
import { type Ground, ledgerOf } from './ground.ts'

/**
 * Looks at what a crash cut off, as the app does when it starts, and then holds what the ledger is read as against its
 * own text: every intent must be there, and none may be left in the history whose end nobody knows.
 */
export async function judgeLedger({ ask }: OpenApp, ground: Ground): Promise<string[]> {
  for (const { planId } of await ask('readInterrupted', null))
    await ask('closeInterrupted', { planId })
  const known = new Set((await openLedger(ledgerOf(ground)).read()).map(({ id }) => id))
  const lines = (await readLedgerLines(ground)).flatMap(({ read }) => read ?? [])
  const missing = lines.filter(({ event, id }) => event === 'intended' && !known.has(id))
  const open = (await ask('readHistory', null)).filter(({ status }) => status === 'unknown')
  return [
    ...missing.map(({ title }) => `the ledger does not know “${title}”`),
    ...open.map(({ title }) => `nobody knows what became of “${title}”`),
  ]
}

type Line = { readonly id: string; readonly event: string; readonly title: string }

/** Each line of the ledger's text; what cannot be read has no `read`. */
export async function readLedgerLines(
  ground: Ground,
): Promise<{ readonly text: string; readonly read?: Line }[]> {
  const whole = await readFile(ledgerOf(ground), 'utf8').catch(() => '')
  return whole
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => {
      try {
        return { text, read: JSON.parse(text) }
      } catch {
        return { text }
      }
    })
}
