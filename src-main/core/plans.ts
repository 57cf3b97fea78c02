import { randomUUID } from 'node:crypto'
import type { Notify } from '../../shared/contract.ts'
import type { Outcome, Plan } from '../../shared/setup/plan.ts'
import type { ChangePlan } from './changes/change.ts'
import { checkPlan } from './changes/check-plan.ts'
import { execute } from './changes/execute.ts'
import { toView } from './changes/to-view.ts'
import type { Session } from './connect/session.ts'
import type { Powers } from './powers.ts'
import { failure } from './problems.ts'

/** Where a plan writes what it did, and what it calls AWS with. */
type Bench = Pick<Session, 'aws' | 'ledger' | 'backups'>

type Held = {
  readonly plan: ChangePlan
  /** The connection it was made on. */
  readonly owner: Session
  readonly bench: Bench
  readonly stop: AbortController
  readonly done: Done
}
/** Called once the plan has run to its end. */
type Done = (outcome: Outcome) => Promise<void>

export type Plans = {
  readonly hold: (
    owner: Session,
    plan: Omit<ChangePlan, 'id' | 'region' | 'profile'>,
    done: Done,
    bench?: Bench,
  ) => Promise<Plan>
  readonly apply: (planId: string, current: Session) => Promise<Outcome>
  readonly cancel: (planId: string) => void
}

const mostHeld = 20

/**
 * Plans wait here between being shown and being applied, so that the window can only ask for what it has been shown and
 * never sends a change of its own. Each runs once, and only on the connection it was made for.
 */
export function createPlans({ now, log }: Powers, notify: Notify): Plans {
  const held = new Map<string, Held>()
  return {
    hold: async (owner, made, done, bench = owner) => {
      const plan = { ...made, id: randomUUID(), region: owner.region, profile: owner.profile }
      await checkPlan(plan.changes)
      held.set(plan.id, { plan, owner, bench, done, stop: new AbortController() })
      for (const id of [...held.keys()].slice(0, -mostHeld)) held.delete(id)
      return toView(plan, owner.scriptHeader)
    },
    apply: async (planId, current) => {
      const found = held.get(planId)
      if (!found) throw failure('plan.unknown')
      if (found.owner !== current)
        throw failure('plan.stale', { detail: 'It was made for another connection.' })
      const { aws, ledger, backups } = found.bench
      const outcome = await execute(found.plan, {
        aws,
        ledger,
        backups,
        now,
        tell: (progress) => notify('changeProgressed', progress),
        signal: found.stop.signal,
        onUnexpected: (error) =>
          log('error', 'A change failed unexpectedly', {
            stack: error instanceof Error ? error.stack : String(error),
          }),
      }).finally(() => held.delete(planId))
      await found.done(outcome)
      return outcome
    },
    cancel: (planId) => held.get(planId)?.stop.abort(),
  }
}
