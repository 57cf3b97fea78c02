import type { Problem } from '../../../../shared/problem.ts'
import type { Spend } from '../../../../shared/usage/spend.ts'
import { usdPerCostRequest } from '../../../../shared/usage/watching.ts'
import type { StepContext } from '../../steps/step.ts'
import { type KeptSpend, loadSpend, saveSpend } from './kept-spend.ts'
import { refreshBeside } from './refresh-beside.ts'
import { refreshBill } from './refresh-bill.ts'
import { toSpend } from './to-spend.ts'

/** AWS writes the bill about once a day. */
const billFreshMs = 6 * 3_600_000
/** A problem that only somebody can solve is not asked about again at every poll. */
const problemKeptMs = 3_600_000
const passingKeptMs = 60_000
/** Of one reading: names, bill, forecast and records. */
const mostRequests = 4

export type SpendRead =
  | { readonly status: 'ok'; readonly value: Spend }
  | { readonly status: 'problem'; readonly problem: Problem; readonly kept?: Spend }

export type SpendWish = {
  /** The person asks for the bill now, having seen what it costs. */
  readonly isForced?: boolean
  /** What may still be spent on asking today (US dollars). The very first reading is not held back. */
  readonly leftUsd?: number
}

/**
 * What Cost Explorer says about Bedrock, by UTC day. Every request costs $0.01, so the answers are kept: the bill for
 * six hours, what is beside it for longer. Four requests the first time, one when forced, and otherwise what is due as
 * far as the money goes. What was read once is never lost to a later failure.
 */
export async function readSpend(
  context: StepContext,
  { isForced = false, leftUsd = Infinity }: SpendWish = {},
): Promise<SpendRead> {
  const { now } = context
  const kept = await loadSpend(context)
  const isDue = kept.failed ? mayAgain(kept.failed, now()) : billAge(kept, now()) >= billFreshMs
  const since = kept.failed?.at ?? kept.bill?.readAt ?? 0
  // Two windows, or two ranges of one, share a reading: it is known by the state it began with.
  const next = await context.remember(`spend ${since} ${isForced} ${isDue}`, 60_000, () =>
    refresh(context, kept, { isForced, isDue, leftUsd }),
  )
  if (next !== kept) await saveSpend(context, next)
  const value = toSpend(next, now())
  if (next.failed) {
    const { problem } = next.failed
    return { status: 'problem', problem, ...(value && { kept: value }) }
  }
  if (!value) throw new Error('The bill was neither read nor failed to be read.')
  return { status: 'ok', value }
}

async function refresh(
  context: StepContext,
  kept: KeptSpend,
  { isForced, isDue, leftUsd }: Required<SpendWish> & { readonly isDue: boolean },
): Promise<KeptSpend> {
  const isFirst = kept.bill === undefined
  let left = isFirst ? mostRequests : Math.floor(leftUsd / usdPerCostRequest + 1e-6)
  const take = () => {
    left -= 1
    return left >= 0
  }
  // A request that never got as far as the bill cost nothing, whatever was counted.
  const isFree = kept.failed !== undefined && isPassing(kept.failed.problem)
  const isAsked = isForced || (isDue && (isFree || take()))
  const billed = isAsked ? await refreshBill(context, kept, take) : kept
  const isAlone = billed.failed !== undefined || (isForced && !isFirst)
  return isAlone ? billed : refreshBeside(context, billed, take)
}

const billAge = ({ bill }: KeptSpend, now: number) => now - (bill?.readAt ?? 0)

const mayAgain = ({ problem, at }: { problem: Problem; at: number }, now: number) =>
  now - at >= (isPassing(problem) ? passingKeptMs : problemKeptMs)

const isPassing = ({ code }: Problem) =>
  ['network.offline', 'network.timeout', 'aws.unavailable', 'quota.throttled'].includes(code) ||
  code.startsWith('credentials.')
