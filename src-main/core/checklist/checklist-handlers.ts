import type { Handlers } from '../../../shared/contract.ts'
import type { StepId } from '../../../shared/setup/step.ts'
import { backupFolder, makeBackup, readBackups } from '../backups/backups.ts'
import { seeBackups } from '../backups/see-backups.ts'
import { foundByCheck } from '../check-step.ts'
import type { Connections } from '../connections.ts'
import type { Powers } from '../powers.ts'
import { makeRecovery } from '../recovery/make-recovery.ts'
import type { Reading } from '../recovery/read-chapters.ts'
import { noteSaved, seeRecovery } from '../recovery/recovery-record.ts'
import { readSettings } from '../settings.ts'
import { declare, readNotWanted } from './not-wanted.ts'
import { readChecklist } from './read-checklist.ts'

type Own =
  | 'readChecklist'
  | 'declareWanted'
  | 'makeRecovery'
  | 'noteRecoverySaved'
  | 'readBackups'
  | 'backUpNow'

/** What the checklist's screen asks for. */
export function checklistHandlers(powers: Powers, connections: Connections): Pick<Handlers, Own> {
  const every = async () => (await readSettings(powers.places)).backupEvery ?? 'never'
  const reading = async (signal: AbortSignal): Promise<Reading> => ({
    context: await connections.context(signal),
    check: onceForEach((step: StepId) => foundByCheck(powers, connections, step, signal)),
    backupEvery: await every(),
  })
  const read: Handlers['readChecklist'] = async (_, { signal }) => {
    const all = await reading(signal)
    const { places, identity } = all.context
    return readChecklist({
      check: all.check,
      others: {
        backups: () => seeBackups(places, all.backupEvery, powers.now()),
        recovery: () => seeRecovery(all),
      },
      notWanted: await readNotWanted(places, identity.account),
      now: powers.now,
    })
  }
  return {
    readChecklist: read,
    declareWanted: async ({ item, isWanted }, at) => {
      const { places, identity } = await connections.context(at.signal)
      await declare(places, identity.account, item, isWanted ? undefined : powers.now())
      return read(null, at)
    },
    makeRecovery: async (_, { signal }) => makeRecovery(await reading(signal)),
    noteRecoverySaved: async (document, { signal }) => {
      const { places, identity } = await connections.context(signal)
      await noteSaved(places, identity.account, { ...document, savedAt: powers.now() })
      return null
    },
    readBackups: async () => {
      const { places } = await connections.session()
      return {
        folder: backupFolder(places),
        every: await every(),
        backups: await readBackups(places),
      }
    },
    backUpNow: async () => makeBackup((await connections.session()).places, powers.now()),
  }
}

/** Several points and chapters look at the same step. */
function onceForEach<Key, Found>(look: (key: Key) => Promise<Found>) {
  const found = new Map<Key, Promise<Found>>()
  return (key: Key): Promise<Found> => {
    const known = found.get(key) ?? look(key)
    found.set(key, known)
    return known
  }
}
