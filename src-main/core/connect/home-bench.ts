import { join } from 'node:path'
import { openLedger } from '../changes/ledger-file.ts'
import type { Powers } from '../powers.ts'

/** The ledger and the copies of the person's own files, whatever account is looked at right now. */
export const homeBench = ({ places }: Powers) => ({
  ledger: openLedger(join(places.dataFolder, 'ledger.jsonl')),
  backups: join(places.dataFolder, 'backups'),
})
