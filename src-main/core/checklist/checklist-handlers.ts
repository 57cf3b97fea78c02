import type { Handlers } from '../../../shared/contract.ts'
import { foundByCheck } from '../check-step.ts'
import type { Connections } from '../connections.ts'
import type { Powers } from '../powers.ts'
import { declare, readNotWanted } from './not-wanted.ts'
import { readChecklist } from './read-checklist.ts'

/** What the checklist's screen asks for. */
export function checklistHandlers(
  powers: Powers,
  connections: Connections,
): Pick<Handlers, 'readChecklist' | 'declareWanted'> {
  const read: Handlers['readChecklist'] = async (_, { signal }) => {
    const { places, identity } = await connections.context(signal)
    return readChecklist({
      check: (step) => foundByCheck(powers, connections, step, signal),
      others: {},
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
  }
}
