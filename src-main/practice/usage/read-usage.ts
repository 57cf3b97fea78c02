import type { Account, RecordedCall } from '../account.ts'
import { habits, slotMs, slotUse } from './history.ts'
import { add, partOf, type Sample } from './sample.ts'

const minuteMs = 60_000
const dayMs = 86_400_000
/** CloudWatch shows a minute about two minutes after it. */
export const publishedAfterMs = 120_000

/** Where the made-up use comes from. */
const homeRegion = 'eu-central-1'
/** How long before its start a throttled account began to be throttled. */
const throttledMs = 3 * dayMs

export type Series = { readonly region: string; readonly modelId: string }

/** Every series with use between two times (ms), made-up and real. */
export function seriesBetween(account: Account, from: number, to: number): Series[] {
  const { usage } = account
  const made = habits
    .filter((_, index) => {
      const [start, end] = spanOf(account, index, to)
      return start < Math.min(end, to) && end > from
    })
    .map(({ modelId }) => ({ region: homeRegion, modelId }))
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

/**
 * Use of one series in buckets of `stepMs` from `from` on, by when each begins (ms); empty ones are left out. `from`,
 * `to` and the step are whole minutes. There is nothing later than `now`.
 */
export function bucketsBetween(
  account: Account,
  { region, modelId }: Series,
  [from, to]: readonly [number, number],
  stepMs: number,
  now: number,
): ReadonlyMap<number, Sample> {
  const buckets = new Map<number, Sample>()
  const put = (time: number, sample: Sample) => {
    const at = time - ((time - from) % stepMs)
    const held = buckets.get(at)
    buckets.set(at, held ? add(held, sample) : sample)
  }
  const end = Math.min(to, now)
  habits.forEach((habit, index) => {
    if (habit.modelId === modelId && region === homeRegion)
      for (const [at, sample] of madeUp(account, index, [from, end], stepMs, now)) put(at, sample)
  })
  for (const call of account.usage.calls)
    if (call.modelId === modelId && call.region === region && call.at >= from && call.at < end)
      put(call.at, sampleOf(call))
  return buckets
}

/** The slots of one habit, each cut where a bucket begins. */
function* madeUp(
  account: Account,
  index: number,
  [from, to]: readonly [number, number],
  stepMs: number,
  now: number,
): Generator<readonly [number, Sample]> {
  const { usage, scenario } = account
  const [start, end] = spanOf(account, index, now)
  const first = Math.max(from, Math.ceil(start / minuteMs) * minuteMs)
  const last = Math.min(to, end)
  const throttledFrom = scenario === 'throttled' ? usage.startedAt - throttledMs : Infinity
  for (let slot = Math.floor(first / slotMs); slot * slotMs < last; slot += 1) {
    const open = slot * slotMs
    const whole = slotUse(usage.seed, index, slot, open > throttledFrom)
    if (whole.invocations === 0) continue
    const close = Math.min(last, open + slotMs)
    for (let at = Math.max(first, open); at < close; ) {
      const next = Math.min(close, at - ((at - from) % stepMs) + stepMs)
      const part = partOf(whole, minutesOf(at - open), minutesOf(next - open), minutesOf(slotMs))
      if (part.invocations > 0) yield [at, part]
      at = next
    }
  }
}
const minutesOf = (span: number) => Math.floor(span / minuteMs)

function sampleOf(call: RecordedCall): Sample {
  const isAnswered = call.outcome === 'ok'
  return {
    invocations: Number(call.outcome !== 'throttled'),
    answered: Number(isAnswered),
    streamed: Number(isAnswered && call.firstTokenMs !== undefined),
    throttles: Number(call.outcome === 'throttled'),
    clientErrors: Number(call.outcome === 'clientError'),
    serverErrors: Number(call.outcome === 'serverError'),
    input: call.input,
    output: call.output,
    cacheRead: call.cacheRead,
    cacheWrite: call.cacheWrite,
    latency: isAnswered ? call.latencyMs : 0,
    firstToken: call.firstTokenMs ?? 0,
  }
}
