import { readFile } from 'node:fs/promises'
import type { OpenApp } from '../open-app.ts'
import { type Ground, ledgerOf } from './ground.ts'

/**
 * Looks at what a crash cut off, as the app does when it starts, and then holds the history against the ledger's own
 * text: every intent must be there, and none may be left whose end nobody knows.
 */
export async function judgeLedger({ ask }: OpenApp, ground: Ground): Promise<string[]> {
  const interrupted = await ask('readInterrupted', null)
  for (const { planId } of interrupted) await ask('closeInterrupted', { planId })
  const lines = await readLines(ground)
  const history = new Map((await ask('readHistory', null)).map((entry) => [entry.id, entry]))
  const intents = lines.filter(({ event }) => event === 'intended')
  return intents.flatMap(({ id, title }) => {
    const entry = history.get(id)
    if (!entry) return [`the history does not know “${title}”`]
    return entry.status === 'unknown' ? [`nobody knows what became of “${title}”`] : []
  })
}

type Line = { readonly id: string; readonly event: string; readonly title: string }

/** Every line that is whole. A crash may tear one, and each later one must begin on a line of its own. */
async function readLines(ground: Ground): Promise<Line[]> {
  const text = await readFile(ledgerOf(ground), 'utf8').catch(() => '')
  return text.split('\n').flatMap((line) => {
    try {
      return [JSON.parse(line)]
    } catch {
      return []
    }
  })
}
