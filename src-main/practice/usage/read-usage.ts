import type { Account, RecordedCall } from '../account.ts'
import { habits, slotMs, slotUse } from './history.ts'
import { add, nothing, type Sample } from './sample.ts'

const minuteMs = 60_000
const dayMs = 86_400_000
/** CloudWatch shows a minute about two minutes after it. */
export const publishedAfterMs = 120_000

export type Series = { readonly region: string; readonly modelId: string }

/** Every series with use between two times (ms), made-up and real. */
export function seriesBetween(account: Account, from: number, to: number): Series[] {
  const { usage } = account
  const made = habits
    .filter((_, index) => {
      const [start, end] = spanOf(account, index, to)
      return start < Math.min(end, to) && end > from
    })
    .map(({ modelId }) => ({ region: 'eu-central-1', modelId }))
  const real = usage.calls
    .filter(({ at }) => at >= from && at < to)
    .map(({ region, modelId }) => ({ region, modelId }))
  return [
    ...new Map([...made, ...real].map((each) => [`${each.region} ${each.modelId}`, each])).values(),
  ]
}

/** From when to when (ms) a habit is made up. */
function spanOf({ usage }: Account, index: number, now: number): readonly [number, number] {
  const { historyDays, startedAt, ticking } = usage
  if (historyDays === 0) return [0, 0]
  const until = habits[index]?.untilDaysAgo
  const end = until === undefined ? (ticking ? now : startedAt) : startedAt - until * dayMs
  return [startedAt - historyDays * dayMs, end]
}

/** Use of one series between two times, both whole minutes; nothing of what is later than `now`. */
export function sampleBetween(
  account: Account,
  { region, modelId }: Series,
  from: number,
  to: number,
  now: number,
): Sample {
  const real = account.usage.calls
    .filter(
      (call) =>
        call.region === region &&
        call.modelId === modelId &&
        call.at >= from &&
        call.at < Math.min(to, now),
    )
    .map(sampleOf)
  const index = habits.findIndex((habit) => habit.modelId === modelId)
  const made =
    index >= 0 && region === 'eu-central-1' ? madeUp(account, index, from, to, now) : nothing
  return real.reduce(add, made)
}

function madeUp(account: Account, index: number, from: number, to: number, now: number): Sample {
  const [start, end] = spanOf(account, index, now)
  const first = Math.max(from, Math.ceil(start / minuteMs) * minuteMs)
  const last = Math.min(to, end, now)
  let sum = nothing
  for (let slot = Math.floor(first / slotMs); slot * slotMs < last; slot += 1) {
    const isThrottled =
      account.scenario === 'throttled' && slot * slotMs > account.usage.startedAt - 3 * 3_600_000
    const whole = rememberedSlot(account, index, slot, isThrottled)
    const [begin, close] = [Math.max(first, slot * slotMs), Math.min(last, (slot + 1) * slotMs)]
    const minutes = Math.floor((close - slot * slotMs) / minuteMs)
    const before = Math.floor((begin - slot * slotMs) / minuteMs)
    sum = add(sum, partOf(whole, before, minutes))
  }
  return sum
}

const slots = new WeakMap<Account, Map<string, Sample>>()

/** A month is asked for metric by metric, and a slot never changes: it is worked out once. */
function rememberedSlot(
  account: Account,
  index: number,
  slot: number,
  isThrottled: boolean,
): Sample {
  const known = slots.get(account) ?? new Map<string, Sample>()
  slots.set(account, known)
  const key = `${index} ${slot} ${isThrottled}`
  const sample = known.get(key) ?? slotUse(account.usage.seed, index, slot, isThrottled)
  known.set(key, sample)
  return sample
}

/** Minutes `from` to `to` of a slot. The parts of a slot add up to it exactly, so that no bucket size loses a token. */
function partOf(whole: Sample, from: number, to: number): Sample {
  if (whole.invocations === 0 || (from === 0 && to === slotMs / minuteMs)) return whole
  // Tokens go with the calls they belong to: a minute without a call has none.
  const calls = whole.invocations
  const [before, after] = [upTo(calls, from), upTo(calls, to)]
  const share = (amount: number) =>
    Math.floor((amount * after) / calls) - Math.floor((amount * before) / calls)
  return {
    invocations: share(whole.invocations),
    throttles: share(whole.throttles),
    clientErrors: share(whole.clientErrors),
    serverErrors: share(whole.serverErrors),
    input: share(whole.input),
    output: share(whole.output),
    cacheRead: share(whole.cacheRead),
    cacheWrite: share(whole.cacheWrite),
    latency: share(whole.latency),
    firstToken: share(whole.firstToken),
  }
}
const upTo = (amount: number, minute: number) => Math.floor((amount * minute * minuteMs) / slotMs)

function sampleOf(call: RecordedCall): Sample {
  const isAnswered = call.outcome === 'ok'
  return {
    invocations: call.outcome === 'throttled' ? 0 : 1,
    throttles: Number(call.outcome === 'throttled'),
    clientErrors: Number(call.outcome === 'clientError'),
    serverErrors: Number(call.outcome === 'serverError'),
    input: call.input,
    output: call.output,
    cacheRead: call.cacheRead,
    cacheWrite: call.cacheWrite,
    latency: isAnswered ? call.latencyMs : 0,
    firstToken: isAnswered ? (call.firstTokenMs ?? 0) : 0,
  }
}
