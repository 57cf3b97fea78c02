import type { Handlers } from '../../../shared/contract.ts'
import { backupFolder, makeBackup, readBackups } from '../backups/backups.ts'
import { seeBackups } from '../backups/see-backups.ts'
import { foundByCheck } from '../check-step.ts'
import type { Connections } from '../connections.ts'
import type { Powers } from '../powers.ts'
import { readSettings } from '../settings.ts'
import { declare, readNotWanted } from './not-wanted.ts'
import { readChecklist } from './read-checklist.ts'

type Own = 'readChecklist' | 'declareWanted' | 'readBackups' | 'backUpNow'

/** What the checklist's screen asks for. */
export function checklistHandlers(powers: Powers, connections: Connections): Pick<Handlers, Own> {
  const every = async () => (await readSettings(powers.places)).backupEvery ?? 'never'
  const read: Handlers['readChecklist'] = async (_, { signal }) => {
    const { places, identity } = await connections.context(signal)
    return readChecklist({
      check: (step) => foundByCheck(powers, connections, step, signal),
      others: { backups: async () => seeBackups(places, await every(), powers.now()) },
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
