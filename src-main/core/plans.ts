import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Notify } from '../../shared/contract.ts'
import type { ChangeProgress, Outcome, Plan, RunningPlan } from '../../shared/setup/plan.ts'
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
  readonly view: Plan
  /** The connection it was made on. */
  readonly owner: Session
  /** Where it writes when not in the connection's own files. */
  readonly bench: Bench | undefined
  readonly stop: AbortController
  readonly done: Done
}
type Running = {
  readonly view: Plan
  readonly progress: Map<string, ChangeProgress>
  readonly stop: AbortController
  readonly end: Promise<Outcome>
}
/** Called once the plan has run to its end. */
type Done = (outcome: Outcome) => Promise<unknown>

export type Plans = {
  readonly hold: (
    owner: Session,
    plan: Omit<ChangePlan, 'id' | 'region' | 'profile'>,
    done: Done,
    bench?: Bench,
  ) => Promise<Plan>
  readonly apply: (planId: string, current: Session) => Promise<Outcome>
  /** A plan that waits, with the connection it was made on. It goes on waiting. */
  readonly look: (planId: string) => { readonly plan: ChangePlan; readonly owner: Session }
  readonly cancel: (planId: string) => void
  readonly isRunning: (planId: string) => boolean
  /** What is being carried out, for a page that was not there when it began. */
  readonly readRunning: () => RunningPlan[]
  /** Stops what runs after the change it is at, and waits for that one: what a call did must not stay unknown. */
  readonly close: () => Promise<void>
}

/**
 * Plans wait here between being shown and being applied, so that the window can only ask for what it has been shown and
 * never sends a change of its own. Each runs once, and only on the connection it was made for; a newer plan of the same
 * step takes its place.
 */
export function createPlans({ now, log }: Powers, notify: Notify): Plans {
  const waiting = new Map<string, Held>()
  const running = new Map<string, Running>()
  const carryOut = ({ plan, stop }: Held, { aws, ledger, backups }: Bench): Promise<Outcome> =>
    execute(plan, {
      aws,
      ledger,
      backups,
      now,
      tell: (progress) => {
        running.get(plan.id)?.progress.set(progress.changeId, progress)
        notify('changeProgressed', progress)
      },
      signal: stop.signal,
      onUnexpected: (error) =>
        log('error', 'A change failed unexpectedly', {
          stack: error instanceof Error ? error.stack : String(error),
        }),
    }).finally(() => running.delete(plan.id))

  return {
    hold: async (owner, made, done, bench) => {
      const plan = { ...made, id: randomUUID(), region: owner.region, profile: owner.profile }
      await checkPlan(plan.changes)
      for (const [id, older] of waiting) if (isReplaced(older, plan)) waiting.delete(id)
      const view = toView(plan, owner.scriptHeader)
      waiting.set(plan.id, { plan, view, owner, bench, done, stop: new AbortController() })
      return view
    },
    apply: async (planId, current) => {
      const found = waiting.get(planId)
      if (!found) throw failure('plan.unknown')
      waiting.delete(planId)
      if (!isSameConnection(found.owner, current))
        throw failure('plan.stale', { detail: 'It was made for another connection.' })
      const end = carryOut(found, found.bench ?? current)
      const { view, stop, done } = found
      running.set(planId, { view, stop, end, progress: new Map() })
      const outcome = await end
      await done(outcome)
      notify('planEnded', outcome)
      return outcome
    },
    look: (planId) => {
      const found = waiting.get(planId)
      if (!found) throw failure('plan.unknown')
      return found
    },
    cancel: (planId) => running.get(planId)?.stop.abort(),
    isRunning: (planId) => running.has(planId),
    readRunning: () =>
      [...running.values()].map(({ view, progress }) => ({
        plan: view,
        progress: [...progress.values()],
      })),
    close: async () => {
      for (const { stop } of running.values()) stop.abort()
      await Promise.allSettled([...running.values()].map(({ end }) => end))
    },
  }
}

/** A session may have been opened anew in between: what counts is who it is, and where. */
const isSameConnection = (one: Session, other: Session) =>
  one.profile === other.profile &&
  one.region === other.region &&
  one.identity?.arn === other.identity?.arn &&
  isDeepStrictEqual(one.choice, other.choice)

/** Taking a step back is another matter than the step itself: both may be looked at side by side. */
const isReplaced = ({ plan }: Held, { step, undoes }: ChangePlan) =>
  plan.step === step && (plan.undoes === undefined) === (undoes === undefined)
