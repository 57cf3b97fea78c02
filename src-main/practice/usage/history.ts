import { nothing, type Sample } from './sample.ts'

export const slotMs = 5 * 60_000

type Habit = {
  readonly modelId: string
  /** Calls in a busy five minutes. */
  readonly busy: number
  readonly input: number
  readonly output: number
  readonly cacheRead: number
  readonly cacheWrite: number
  readonly latencyMs: number
  /** Days before the account was opened after which this one was no longer used. */
  readonly untilDaysAgo?: number
}

/** One person with Claude Code: Opus for the work, Sonnet for the rest, Haiku in the background. */
export const habits: readonly Habit[] = [
  {
    modelId: 'eu.anthropic.claude-opus-5-5',
    busy: 5,
    input: 260,
    output: 640,
    cacheRead: 46_000,
    cacheWrite: 2_600,
    latencyMs: 9_200,
  },
  {
    modelId: 'eu.anthropic.claude-sonnet-5-5',
    busy: 4,
    input: 420,
    output: 520,
    cacheRead: 31_000,
    cacheWrite: 1_900,
    latencyMs: 5_400,
  },
  {
    modelId: 'eu.anthropic.claude-haiku-5-5',
    busy: 7,
    input: 900,
    output: 110,
    cacheRead: 2_400,
    cacheWrite: 300,
    latencyMs: 1_300,
  },
  {
    modelId: 'global.anthropic.claude-sonnet-5-5',
    busy: 3,
    input: 400,
    output: 480,
    cacheRead: 27_000,
    cacheWrite: 1_700,
    latencyMs: 5_100,
    untilDaysAgo: 21,
  },
]

/** A number from 0 to 1 that is always the same for the same four: https://github.com/bryc/code/blob/master/jshash/PRNGs.md */
function noise(seed: number, salt: number, habit: number, time: number): number {
  let hash = seed | 0
  hash = stir(hash ^ salt)
  hash = stir(hash ^ habit)
  hash = stir(hash ^ time)
  hash = Math.imul(hash ^ (hash >>> 16), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}
function stir(value: number): number {
  const mixed = Math.imul(value, 0x9e3779b1)
  const again = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b)
  return again ^ (again >>> 13)
}

/** What runs without anybody there: some background work, so that the last hour is never empty for long. */
const leastBusyness = 0.1

/** How busy somebody in central Europe is at a time: hardly at night and at weekends, with a dip at noon. */
function busyness(at: number): number {
  const time = new Date(at)
  const hour = time.getUTCHours() + time.getUTCMinutes() / 60
  const isWeekend = time.getUTCDay() === 0 || time.getUTCDay() === 6
  const daily = hour < 6.5 || hour > 18.5 ? 0 : hour > 11 && hour < 12 ? 0.45 : 1
  return Math.max(leastBusyness, daily * (isWeekend ? 0.12 : 1))
}

/** Use of one habit in the five minutes that begin at `slot` × 5 min. Always the same for the same seed. */
export function slotUse(seed: number, habit: number, slot: number, isThrottled: boolean): Sample {
  const of = habits[habit]
  if (!of) return nothing
  const at = slot * slotMs
  const isPause = noise(seed, 2, habit, Math.floor(at / 3_600_000)) < 0.22
  const level =
    busyness(at) * (0.5 + noise(seed, 1, habit, Math.floor(at / 86_400_000))) * (isPause ? 0.1 : 1)
  const invocations = Math.round(of.busy * level * 2 * noise(seed, 3, habit, slot))
  if (invocations === 0) return nothing
  const spread = (mean: number, salt: number) =>
    Math.round(invocations * mean * (0.5 + noise(seed, salt, habit, slot)))
  const clientErrors = Number(invocations > 2 && noise(seed, 5, habit, slot) > 0.985)
  const serverErrors = Number(invocations > 2 && noise(seed, 6, habit, slot) > 0.996)
  const answered = invocations - clientErrors - serverErrors
  return {
    invocations,
    answered,
    streamed: answered,
    throttles: isThrottled ? Math.round(invocations * noise(seed, 4, habit, slot)) : 0,
    clientErrors,
    serverErrors,
    input: spread(of.input, 7),
    output: spread(of.output, 8),
    cacheRead: spread(of.cacheRead, 9),
    cacheWrite: spread(of.cacheWrite, 10),
    latency: spread(of.latencyMs, 11),
    firstToken: spread(of.latencyMs / 6, 12),
  }
}
