import { ProblemError } from '../../../shared/problem.ts'
import { isUnderWay } from '../changes/plan-lock.ts'
import type { Session } from '../connect/session.ts'
import type { Connections } from '../connections.ts'
import type { Plans } from '../plans.ts'
import type { Powers } from '../powers.ts'
import { nextDue, planSecondLook } from './plan-second-look.ts'

export type SecondLook = {
  /** Makes the calls that are due on this connection, and gets ready for the next ones. Safe at any time. */
  readonly lookNow: () => Promise<void>
  /** The same, for when nobody waits for it: something may have become due. */
  readonly wake: () => void
  readonly close: () => Promise<void>
}

/** A sleeping computer delays timers, so the clock is looked at this often (ms). */
const tickMs = 15_000
/** How long after something stood in the way of a look (ms). */
const laterMs = 60_000

/**
 * Asks new models once more when their time has come, by a plan like any other: shown in the history, carried out by
 * the executor. What is due stands in the ledger, so it outlives the app.
 */
export function createSecondLook(
  { now, log }: Powers,
  { session, context, forget }: Connections,
  plans: Plans,
): SecondLook {
  const stop = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let looking = Promise.resolve()

  /** Gives back when to look next (ms since 1970). */
  const look = async (): Promise<number | undefined> => {
    const owner = await session()
    // Nobody is signed in: once somebody is, the connection changes, and that wakes this.
    const seen = await context(stop.signal).catch(() => undefined)
    const due = seen && nextDue(seen)
    if (!seen || due === undefined || due > now()) return due
    if (await isBusy(owner)) return now() + tickMs
    const made = await planSecondLook(seen)
    if (!made || stop.signal.aborted || (await session()) !== owner) return undefined
    const plan = { ...made, step: 'model-access', account: seen.identity.account } as const
    const { id } = await plans.hold(owner, plan, forget)
    await plans.apply(id, owner)
    return nextDue(await context(stop.signal))
  }

  /** Whatever runs may be about these very models, here or in another Groundwork on the same files. */
  const isBusy = async ({ ledger }: Session) => {
    if (plans.readRunning().length > 0) return true
    const open = await ledger.readOpenPlans()
    return (await Promise.all(open.map((plan) => isUnderWay(ledger.path, plan)))).includes(true)
  }

  const arm = (at: number | undefined) => {
    clearTimeout(timer)
    if (at === undefined || stop.signal.aborted) return
    timer = setTimeout(
      () => (now() < at ? arm(at) : wake()),
      Math.min(Math.max(at - now(), 0), tickMs),
    ).unref()
  }
  const lookAndArm = async () => {
    try {
      arm(await look())
    } catch (error) {
      // Nothing was asked yet, so it may be tried again; once asked, the ledger says so.
      if (!stop.signal.aborted) arm(now() + laterMs)
      if (!(error instanceof ProblemError))
        log('error', 'The second look failed unexpectedly', {
          stack: error instanceof Error ? error.stack : String(error),
        })
    }
  }
  const lookNow = () => {
    looking = looking.then(() => (stop.signal.aborted ? undefined : lookAndArm()))
    return looking
  }
  const wake = () => void lookNow()

  return {
    lookNow,
    wake,
    close: async () => {
      stop.abort()
      clearTimeout(timer)
      await looking
    },
  }
}
